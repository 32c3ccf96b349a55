"""Rule 1: the licensed part of what is sold for one price with other things."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from termsheets.domain.revenue.actuals import Actual, Event
from termsheets.domain.revenue.amounts import HUNDRED, ONE, ZERO
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.placing import Entry
from termsheets.domain.revenue.refusing import at, refuse_any


def ratio_of(contract: Contract, entry: Entry, events: Sequence[Event]) -> Decimal:
    """Return the licensed part of a period's bundles, 1 where nothing is bundled."""
    share = contract.share
    if not share.bundled:
        return ONE
    if share.combination == "price_ratio":
        return _by_prices(entry.actual)
    if share.combination == "fixed":
        return (share.combination_pct or ZERO) / HUNDRED
    if share.combination == "expert":
        return _by_expert(contract, entry, events)
    return ONE


def _by_prices(actual: Actual) -> Decimal:
    """A/(A+B); without prices the amounts are taken as already apportioned."""
    licensed, other = actual.licensed_price, actual.other_price
    if licensed is None or other is None:
        return ONE
    if licensed + other == 0:
        message = "The two separate prices are 0, so nothing says how the bundle's price divides."
        refuse_any([at(actual.row, "licensed_price", message)])
    return licensed / (licensed + other)


def _by_expert(contract: Contract, entry: Entry, events: Sequence[Event]) -> Decimal:
    """The ratio last fixed by the period's end.

    The first one counts for the periods before it, too: they could not be
    settled until the expert had spoken.
    """
    fixed = sorted(
        (event.date, as_ratio(event.value or ZERO))
        for event in events
        if event.kind == "expert_ratio" and event.code == contract.code
    )
    known = [ratio for day, ratio in fixed if day <= entry.actual.period_end]
    if known:
        return known[-1]
    if contract.share.combination_pct is not None:
        return contract.share.combination_pct / HUNDRED
    if not fixed:
        message = (
            "The expert has not yet fixed the licensed part of the bundle. "
            "Add an expert_ratio event, or fill in the combination pct."
        )
        refuse_any([at(entry.actual.row, "gross", message)])
    return fixed[0][1]


def as_ratio(value: Decimal) -> Decimal:
    """Return an expert's ratio: 0.6, or 60 for 60%. Nobody fixes a part of 1% or less."""
    return value if value <= 1 else value / HUNDRED
