"""Checks of who decides, and of what breaks a tie."""

from __future__ import annotations

from collections import Counter
from typing import Any

from termsheets.domain import words
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit
from termsheets.domain.checks.telling import listed, natural
from termsheets.domain.checks.thresholds import LADDER_DAYS

BALANCED_ROLES = ("startup", "partner")
EXPERTISE = ("business", "technical")
TOPICS = (
    "development_priorities",
    "license_negotiations",
    "revenue_allocation",
    "improvement_classification",
    "patent_filing",
)


def committee(matter: Matter) -> Hits:
    """governance.committee: seats or expertise are out of balance.

    Source: practice of joint steering committees.
    """
    seats = matter.rows("committee_seats")
    counts = Counter(seat.party for seat in seats if seat.party)
    if len(set(counts.values())) > 1:
        told = (f"{matter.called(code)} {counts[code]}" for code in sorted(counts, key=natural))
        yield hit(why="seats", seats=listed(told))
    for party in matter.parties:
        own = [seat.expertise for seat in seats if seat.party == party.code]
        for missing in EXPERTISE if party.role in BALANCED_ROLES else ():
            if not any(missing in expertise for expertise in own):
                yield hit(
                    why="expertise",
                    row=party,
                    party=matter.called(party.code),
                    missing=words.choice(missing),
                )


def decisions(matter: Matter) -> Hits:
    """governance.decisions: a topic nobody decides, or a committee that may change the contract.

    Source: practice of joint steering committees.
    """
    decided = {row.topic for row in matter.rows("decision_rights")}
    for topic in TOPICS:
        if topic not in decided:
            yield hit(why="topics", topics=words.choice(topic))
    if matter.terms.governance.may_amend:
        yield hit(field="may_amend", why="amend")


def _ladder(matter: Matter) -> list[Any]:
    steps = [step for step in matter.rows("escalation_steps") if step.order is not None]
    return sorted(steps, key=lambda step: (step.order, natural(step.code)))


def no_final_step(matter: Matter) -> Hits:
    """governance.no_final_step: a deadlock without a binding end.

    Source: deadlock.
    """
    ladder = _ladder(matter)
    if not matter.rows("escalation_steps"):
        yield hit(field="escalation_steps", why="ladder")
    elif ladder and not ladder[-1].binding:
        level = words.choice(ladder[-1].level or "which has no name")
        yield hit(field="binding", why="binding", row=ladder[-1], level=level)


def slow_ladder(matter: Matter) -> Hits:
    """governance.slow_ladder: disputes take too long to reach the last step.

    Source: speed.
    """
    days = sum(step.days or 0 for step in _ladder(matter)[:-1])
    if days > LADDER_DAYS:
        yield hit(field="days", days=words.number(days), limit=str(LADDER_DAYS))


RULES = (
    Rule("governance.committee", committee),
    Rule("governance.decisions", decisions),
    Rule("governance.no_final_step", no_final_step),
    Rule("governance.slow_ladder", slow_ladder),
)
