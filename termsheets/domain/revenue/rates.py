"""Which tiers are in force when: milestone changes and recalibration, by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.recalibration import recalibrations
from termsheets.domain.revenue.refusing import at, refuse_any
from termsheets.domain.revenue.tiers import Tier
from termsheets.domain.terms.milestones import MilestoneConsequence

MILESTONE, RECALIBRATION = 0, 1
"""The order of changes that are due on the same day: rule 13."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of every tier's rate from a day on, with the words that say so."""

    start: date
    rank: int
    decided: date
    apply: Callable[[Decimal], Decimal]
    words: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Days of a period with the same rates, and what changed on the first of them."""

    days: int
    tiers: tuple[Tier, ...]
    changes: tuple[str, ...] = ()


class Rates:
    """The rates of a contract, asked period by period in their order."""

    def __init__(self, contract: Contract, events: Sequence[Event]) -> None:
        self._tiers = contract.tiers
        self._waiting = sorted(
            (*_deltas(contract, events), *_adjustments(contract, events)),
            key=lambda change: (change.start, change.rank, change.decided),
        )

    def segments(self, entry: Entry) -> tuple[Segment, ...]:
        """Return the parts of a period, oldest rates first; the day of a change counts as new."""
        start, last = entry.period.start, entry.live_end
        told = self._advance(start)
        found: list[Segment] = []
        while self._waiting and start < self._waiting[0].start <= last:
            turn = self._waiting[0].start
            found.append(Segment((turn - start).days, self._tiers, told))
            start, told = turn, self._advance(turn)
        days = max(0, (last - start).days + 1)
        return (*found, Segment(days, self._tiers, told))

    def _advance(self, day: date) -> tuple[str, ...]:
        told = []
        while self._waiting and self._waiting[0].start <= day:
            change = self._waiting.pop(0)
            self._tiers = tuple(replace(tier, rate=change.apply(tier.rate)) for tier in self._tiers)
            told.append(change.words)
        return tuple(told)


def _deltas(contract: Contract, events: Sequence[Event]) -> Iterator[Change]:
    for event in events:
        if event.kind not in ("milestone_met", "milestone_missed"):
            continue
        outcome = event.kind.removeprefix("milestone_")
        for row in contract.milestones[event.code].milestone_consequences:
            is_ours = row.action == "rate_change" and row.revenue_share == contract.code
            if is_ours and row.outcome == outcome and not row.retired:
                yield _delta(contract, event, row)


def _delta(contract: Contract, event: Event, row: MilestoneConsequence) -> Change:
    delta = row.rate_delta_pct
    if delta is None or contract.share.base == "units":
        message = f"{row.code} changes the rate by points, which this share cannot take."
        refuse_any([at(event.row, "code", message, table="events")])
    points = delta or ZERO
    by_day = row.effective == "verified_date"
    start = event.date if by_day else contract.calendar.after(event.date)
    return Change(
        start,
        MILESTONE,
        event.date,
        lambda rate: max(ZERO, rate + points),
        f"{event.code} moves every rate by {points:+f} points from {start}.",
    )


def _adjustments(contract: Contract, events: Sequence[Event]) -> Iterator[Change]:
    for found in recalibrations(contract, events):
        if found.adjust is not None:
            yield Change(found.start, RECALIBRATION, found.noticed, found.adjust, found.words)
