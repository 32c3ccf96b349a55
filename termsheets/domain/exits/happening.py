"""What happens first: notices, time to cure, talks, and choices of who is affected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.exits.case import Case, of_grant
from termsheets.domain.exits.events import notice_day, row_of, talks_end
from termsheets.domain.exits.failing import of_milestone
from termsheets.domain.exits.fates import is_lost
from termsheets.domain.exits.telling import Line, Topic

NOTICE_DAYS = 30
"""Within how many days a change of control is told, as clause change.control words it."""

CONTROL = {
    "consent": "{licensor} must consent for {licensee} to keep {grant}.",
    "convert_non_exclusive": "{grant} becomes non-exclusive: its own terms say so.",
}
RIVAL = {
    "firewall": "{licensee} keeps what it has under {grant} behind a barrier from its new owner.",
    "narrow": "{grant} is narrowed to what {licensee} sells now.",
}
TRANSFER = {
    "none": "{grant} cannot pass to the buyer: {licensee} may not transfer it.",
    "with_consent": "{grant} passes to the buyer only if {licensor} consents.",
    "to_successor": "{grant} passes to the buyer, who is bound by it.",
    "free": "{grant} passes to the buyer, who is bound by it.",
}


def of_process(case: Case) -> Iterator[Line]:
    """Yield what is to be done, or decided, because of an event."""
    yield from _STEPS.get(case.event.scenario, _nothing)(case)


def _nothing(_: Case) -> Iterator[Line]:
    yield from ()


def _notice(case: Case) -> Iterator[Line]:
    first = notice_day(case.facts, case.day)
    who = case.called(case.event.party)
    early = f" It is not possible before {words.day(first)}." if first > case.day else ""
    text = f"{who} gives notice.{early} The deal ends on {words.day(case.effective)}."
    yield case.line(Topic.PROCESS, text, "termination_terms", day=first, until=case.effective)


def _cure(case: Case) -> Iterator[Line]:
    payment = case.facts.terms.termination_terms.payment_cure_days
    sums = dates.add_days(case.day, payment) if payment is not None else None
    who = case.called(case.event.party)
    text = f"{who} can cure the breach until {words.day(case.effective)}"
    if sums:
        text += f", unpaid sums until {words.day(sums)}"
    text += ". Then the other side may end the deal; what follows is told for that day."
    yield case.line(Topic.PROCESS, text, "termination_terms", day=case.day, until=case.effective)


def _insolvency(case: Case) -> Iterator[Line]:
    for grant in case.facts.rows("license_grants"):
        if grant.licensor == case.event.party and grant.insolvency_election and case.runs(grant):
            who = case.called(grant.licensee)
            text = f"{who} may elect to keep {grant.code} as long as it pays."
            yield case.line(Topic.PROCESS, text, grant.code, parties=of_grant(grant))


def _control(case: Case) -> Iterator[Line]:
    for grant in case.facts.rows("license_grants"):
        if grant.licensee == case.event.party and case.runs(grant):
            yield from _sold(case, grant)


def _sold(case: Case, grant: Any) -> Iterator[Line]:
    told = {"parties": of_grant(grant)}
    if grant.change_of_control not in (None, "no_effect"):
        last = dates.add_days(case.day, NOTICE_DAYS)
        by = f" by {words.day(last)}" if last else ""
        text = _filled(case, "{licensee} tells {licensor} of its new owner" + f"{by}.", grant)
        yield case.line(Topic.PROCESS, text, grant.code, until=last, **told)
    if is_lost(case, grant):
        return
    effects = [CONTROL.get(grant.change_of_control or "")]
    effects += [RIVAL.get(grant.competitor_acquirer or "")] if case.event.by_competitor else []
    for effect in filter(None, effects):
        yield case.line(Topic.PROCESS, _filled(case, effect, grant), grant.code, **told)


def _divestiture(case: Case) -> Iterator[Line]:
    for grant in case.facts.rows("license_grants"):
        effect = TRANSFER.get(grant.transferability or "")
        if grant.licensee == case.event.party and effect and case.runs(grant):
            text = _filled(case, effect, grant)
            yield case.line(Topic.PROCESS, text, grant.code, parties=of_grant(grant))


def _disruption(case: Case) -> Iterator[Line]:
    trigger = row_of(case.facts, "disruption_triggers", case.event.trigger)
    if trigger is None:
        return
    noticed = dates.add_days(case.day, trigger.notice_days or 0)
    by = f" until {words.day(noticed)}" if noticed else ""
    end = talks_end(trigger, case.day)
    talks = f" The talks end on {words.day(end)}." if end else ""
    interim = words.choice(trigger.interim or "nothing is said")
    failing = words.choice(trigger.if_no_agreement or "nothing is said")
    text = (
        f"A party may ask to renegotiate{by}.{talks} Meanwhile: {interim}. "
        f"Failing agreement: {failing}."
    )
    yield case.line(Topic.PROCESS, text, trigger.code, day=case.day, until=end)


def _filled(case: Case, text: str, grant: Any) -> str:
    return text.format(
        grant=grant.code,
        licensor=case.called(grant.licensor),
        licensee=case.called(grant.licensee),
    )


_STEPS: Mapping[str, Callable[[Case], Iterator[Line]]] = {
    "convenience": _notice,
    "breach": _cure,
    "insolvency": _insolvency,
    "change_of_control": _control,
    "divestiture": _divestiture,
    "disruption": _disruption,
    "failed_milestone": of_milestone,
}
