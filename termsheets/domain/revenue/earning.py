"""What a period earns before bounds: royalties by their tiers, sublicense income by its stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Protocol

from termsheets.domain import words
from termsheets.domain.revenue.actuals import Event
from termsheets.domain.revenue.amounts import ONE, ZERO, part, rounded
from termsheets.domain.revenue.base import base_of
from termsheets.domain.revenue.bundles import ratio_of
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.ledger import Inputs, Step
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.rates import Rates, Segment
from termsheets.domain.revenue.standing import Standing
from termsheets.domain.revenue.sublicense import met_days, receipts_of, shared
from termsheets.domain.revenue.tiers import Tier, owed


class Earned(NamedTuple):
    """A period's gross, deductions, base and what it earns, with the steps there."""

    gross: Decimal
    allowed: Decimal
    base: Decimal
    amount: Decimal
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


class Earning(Protocol):
    """Tells what a period earns; asked period by period in their order."""

    def earn(self, entry: Entry, standing: Standing) -> Earned:
        """Return what the period earns and add its base to the standing's window."""
        ...


@dataclass(slots=True)
class Royalty:
    """Earns by tiers of the base."""

    contract: Contract
    events: Sequence[Event]
    rates: Rates

    def earn(self, entry: Entry, standing: Standing) -> Earned:
        """Return what the period's base owes beyond what its window owed before."""
        contract = self.contract
        found = base_of(contract, entry, ratio_of(contract, entry, self.events))
        segments = self.rates.segments(entry)
        amount, steps = self._by_tiers(entry, found.base, segments, standing)
        notes = tuple(words for segment in segments for words in segment.changes)
        return Earned(found.gross, found.allowed, found.base, amount, (found.step, *steps), notes)

    def _by_tiers(
        self, entry: Entry, base: Decimal, segments: Sequence[Segment], standing: Standing
    ) -> tuple[Decimal, tuple[Step, ...]]:
        steps, amount, left = [], ZERO, base
        for index, segment in enumerate(segments):
            is_last = index == len(segments) - 1
            slice_ = left if is_last else part(base, segment.days, entry.live_days)
            left -= slice_
            steps.append(self._step(segment, standing.window, slice_))
            standing.window += slice_
            amount += steps[-1].after
        return amount, tuple(steps)

    def _step(self, segment: Segment, window: Decimal, added: Decimal) -> Step:
        method, scale = self.contract.share.tier_method, self.contract.scale
        before = owed(segment.tiers, method, window, scale)
        after = owed(segment.tiers, method, window + added, scale)
        inputs: Inputs = (
            ("Base of the window before", window),
            ("Base added", added),
            ("Method", method),
            ("Tiers", told(self.contract, segment.tiers)),
            ("Owed on the window before", before),
            ("Owed on the window now", after),
        )
        return Step(
            4 if segment.changes else 3, "Tiers", inputs, added, after - before, segment.tiers
        )


def told(contract: Contract, tiers: Sequence[Tier]) -> str:
    """Return tiers as words: 5.5% from 0, 7.5% from 50,000,000."""
    per_unit = contract.scale == ONE
    return ", ".join(
        f"{contract.currency + ' ' if per_unit else ''}{words.number(tier.rate)}"
        f"{' a unit' if per_unit else '%'} from {words.number(tier.opens)}"
        for tier in tiers
    )


@dataclass(slots=True)
class SublicenseIncome:
    """Earns a percent of each receipt, by the milestones met when it came."""

    contract: Contract
    events: Sequence[Event]

    def earn(self, entry: Entry, standing: Standing) -> Earned:
        """Return what the period's receipts earn."""
        receipts = receipts_of(self.contract, entry, self.events)
        total = sum((receipt.value or ZERO for receipt in receipts), ZERO)
        base = rounded(total, self.contract.places)
        standing.window += base
        found = shared(self.contract, receipts, met_days(self.events))
        amount = sum((earned for _, earned in found), ZERO)
        step = Step(11, "Sublicense income", tuple(_receipts(receipts, found)), total, amount)
        return Earned(total, ZERO, base, amount, (step,), ())


def _receipts(
    receipts: Sequence[Event], found: Sequence[tuple[Decimal, Decimal]]
) -> Iterator[tuple[str, Decimal | str | None]]:
    for receipt, (pct, _) in zip(receipts, found, strict=True):
        yield f"Received on {receipt.date}, shared at {words.percent(pct)}", receipt.value
