"""The story of an event: computed from the terms alone, each line with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain import words
from termsheets.domain.exits import closing, happening, owning, paying, using
from termsheets.domain.exits.case import Case
from termsheets.domain.exits.events import BY_A_PARTY, Event, Moment, moment_of
from termsheets.domain.exits.fates import fates
from termsheets.domain.exits.telling import Chapter, Line, Story, Topic, in_order
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.terms.whole import PublicTerms

HAPPENINGS = {
    "expiry": "The deal runs out",
    "convenience": "{party} ends the deal without cause",
    "breach": "{party} breaches the deal",
    "insolvency": "{party} becomes insolvent",
    "change_of_control": "{party} is bought",
    "divestiture": "{party} sells the business that uses the licenses",
    "failed_milestone": "{milestone} is missed",
    "disruption": "The market or the law changes{trigger}",
}


def story(terms: PublicTerms, event: Event) -> Story:
    """Return what an event means for each party, told from what every side may see.

    Without a day, or where the scenario is none that is known, the story has
    no chapters.
    """
    facts = Facts(terms)
    moment = moment_of(facts, event) if event.scenario in HAPPENINGS else None
    title = _title(facts, event)
    if moment is None:
        return Story(title, None, None, ())
    lines = in_order(_lines(facts, event, moment))
    chapters = tuple(
        Chapter(
            party.code,
            facts.name(party.code),
            tuple(line for line in lines if party.code in line.parties),
        )
        for party in facts.rows("parties")
    )
    return Story(title, moment.day, moment.effective, chapters)


def _title(facts: Facts, event: Event) -> str:
    named = HAPPENINGS.get(event.scenario, "Something unknown happens")
    kind = next(
        (row.kind for row in facts.rows("disruption_triggers") if row.code == event.trigger), None
    )
    title = named.format(
        party=facts.name(event.party) or "Somebody",
        milestone=facts.name(event.milestone) or "A milestone",
        trigger=f" ({words.choice(kind)})" if kind else "",
    )
    is_rival = event.scenario == "change_of_control" and event.by_competitor
    return f"{title} by a competitor" if is_rival else title


def _lines(facts: Facts, event: Event, moment: Moment) -> Iterator[Line]:
    if event.scenario in BY_A_PARTY and event.party not in (
        party.code for party in facts.rows("parties")
    ):
        return
    if moment.effective is None:
        case = Case(facts, event, moment.day, moment.day)
        text = "The deal does not allow ending without cause."
        yield case.line(Topic.PROCESS, text, "termination_terms")
        return
    case = Case(facts, event, moment.day, moment.effective)
    found = fates(case)
    yield from happening.of_process(case)
    yield from using.of_licenses(case, found)
    yield from owning.of_ownership(case)
    yield from paying.of_sums(case, found)
    yield from closing.of_plan(case, found)
    yield from closing.of_escrow(case)
    yield from closing.of_afterwards(case)
