"""Milestones with grace and proof, equity that expires, numbers to be measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import MONTHS, Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring


def of_milestones(facts: Facts) -> Iterator[Obligation]:
    """Yield the days of each milestone, equity trigger and metric."""
    for milestone in facts.rows("milestones"):
        if milestone.due_date:
            yield from _milestone(facts, milestone, milestone.due_date)
    for trigger in facts.rows("equity_triggers"):
        yield from due(
            trigger.expiry_date,
            id=f"{trigger.code}.expiry_date",
            title=f"Equity trigger {trigger.code} expires",
            clause="milestone.equity",
            parties=facts.names(trigger.issuer, trigger.holder),
            kind=Kind.END,
            note=f"The expiry date of {trigger.code}, earned by "
            f"{facts.name(trigger.milestone) or 'a milestone'}.",
        )
    for metric in facts.rows("metrics"):
        yield from _metric(facts, metric)


def _milestone(facts: Facts, milestone: Any, day: date) -> Iterator[Obligation]:
    title, code = facts.name(milestone.code), milestone.code
    parties, grace = facts.names(milestone.responsible), milestone.grace_days or 0
    yield from due(
        day,
        id=f"{code}.due_date",
        title=f"Milestone due: {title}",
        clause="milestone.schedule",
        parties=parties,
        kind=Kind.DEADLINE,
        note=" ".join([f"The due date of {code}.", *_consequences(facts, milestone)]),
    )
    last = dates.add_days(day, grace)
    if grace:
        yield from due(
            last,
            id=f"{code}.grace_days",
            title=f"Grace ends for milestone: {title}",
            clause="milestone.schedule",
            parties=parties,
            kind=Kind.DEADLINE,
            note=f"{count(grace, 'day')} after {code} is due on {words.day(day)}.",
        )
    if last:
        yield from _verification(facts, milestone, last)


def _verification(facts: Facts, milestone: Any, last: date) -> Iterator[Obligation]:
    days, verifier = milestone.verification_days, milestone.verifier
    if days is not None:
        who = f" by the verifier ({words.choice(verifier)})" if verifier else ""
        yield from due(
            dates.add_days(last, days),
            id=f"{milestone.code}.verification_days",
            title=f"Answer to proof at the latest: {facts.name(milestone.code)}",
            clause="milestone.verification",
            parties=facts.names(milestone.verifier_party) or facts.everyone,
            kind=Kind.DEADLINE,
            note=f"{count(days, 'day')}{who}, if proof of {milestone.code} "
            f"comes on the last day in time, {words.day(last)}.",
        )


def _consequences(facts: Facts, milestone: Any) -> Iterator[str]:
    for outcome in ("met", "missed"):
        told = [
            _action(facts, row)
            for row in milestone.milestone_consequences
            if row.outcome == outcome and row.action and not row.retired
        ]
        if told:
            yield f"If {outcome}: {', '.join(told)}."


def _action(facts: Facts, row: Any) -> str:
    action = words.choice(row.action)
    if row.action == "payment" and row.amount is not None:
        return f"{action} of {facts.money(row.amount)}"
    return action


def _metric(facts: Facts, metric: Any) -> Iterator[Obligation]:
    months = MONTHS.get(metric.frequency or "")
    if months and facts.start and facts.end:
        yield from recurring(
            dates.period_ends(facts.start, months, facts.end),
            id=f"{metric.code}.frequency",
            title=f"Measure {facts.name(metric.code)}",
            clause="definitions.core",
            parties=facts.names(metric.measured_by),
            kind=Kind.REPORT,
            note=f"Measured {words.choice(metric.frequency)}: at the end of each period "
            f"from {facts.from_start}, until {facts.at_end}.",
        )
