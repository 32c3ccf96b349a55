"""Statements, payments, guaranteed minimums, and the end of a share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import MONTHS, Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring
from termsheets.domain.obligations.royalty_end import royalty_end


def of_revenue(facts: Facts) -> Iterator[Obligation]:
    """Yield the days of each revenue share; an open one until the initial term ends."""
    for share in facts.rows("revenue_shares"):
        end = royalty_end(facts, share)
        until = end or facts.end
        if facts.start and until:
            yield from _periods(facts, share, dates_of(share, facts.start, until))
            yield from _minimums(facts, share, facts.start, until)
        if share.kind == "royalty":
            yield from due(
                end,
                id=f"{share.code}.royalty_term",
                title=f"Royalty ends: {facts.name(share.code)}",
                clause="revenue.term",
                parties=facts.names(share.payor, share.payee),
                kind=Kind.END,
                note=f"By its royalty term ({words.choice(share.royalty_term or 'license_term')}), "
                "renewals aside.",
            )


def dates_of(share: Any, start: date, until: date) -> tuple[date, ...]:
    """Return the last day of each of a share's periods."""
    months = MONTHS.get(share.period or "")
    return dates.period_ends(start, months, until) if months else ()


def _periods(facts: Facts, share: Any, ends: tuple[date, ...]) -> Iterator[Obligation]:
    last = words.day(ends[-1]) if ends else ""
    periods = (
        f"after the end of each {words.choice(share.period or '')} period; periods run "
        f"from {facts.from_start}, the last to {last}."
    )
    name = facts.name(share.code)
    for field, title, kind in (
        ("statement_days", f"Statement due: {name}", Kind.REPORT),
        ("payment_due_days", f"Payment due: {name}", Kind.PAYMENT),
    ):
        days = getattr(share, field)
        if days is not None:
            yield from recurring(
                tuple(dates.add_days(end, days) for end in ends),
                id=f"{share.code}.{field}",
                title=title,
                clause="revenue.payment",
                parties=facts.names(share.payor, share.payee),
                kind=kind,
                note=f"{count(days, 'day')} {periods}",
            )


def _minimums(facts: Facts, share: Any, start: date, until: date) -> Iterator[Obligation]:
    """Yield the settlement of guaranteed minimums, with the last period of each contract year."""
    rows = [row for row in share.minimum_guarantees if row.year_number and row.amount is not None]
    days = share.payment_due_days
    if not rows or days is None or share.mag_remedy == "step_down":
        return
    first = min(row.year_number for row in rows)
    ends = dates.period_ends(start, 12, until)[first - 1 :]
    told = ", ".join(f"from year {row.year_number} {facts.money(row.amount)}" for row in rows)
    yield from recurring(
        tuple(dates.add_days(end, days) for end in ends),
        id=f"{share.code}.minimum_guarantees",
        title=f"Guaranteed minimum settled: {facts.name(share.code)}",
        clause="revenue.bounds",
        parties=facts.names(share.payor, share.payee),
        kind=Kind.PAYMENT,
        note=f"{count(days, 'day')} after each contract year, with its last period: {told}.",
    )
