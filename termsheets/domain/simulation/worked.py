"""Worked examples of what terms leave open: marginal or cliff, cap or floor, minimum or cap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from itertools import pairwise

from termsheets.domain import words
from termsheets.domain.revenue.amounts import EXACT, ZERO, rounded
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.example import BEYOND
from termsheets.domain.revenue.tiers import owed


def example_base(contract: Contract, forecast: Decimal) -> Decimal:
    """Return the base of a year that shows the difference: the forecast's, past a threshold."""
    opens = [tier.opens for tier in contract.tiers]
    return forecast if len(opens) > 1 and forecast > opens[1] else rounded(opens[-1] * BEYOND, 0)


def sentences(contract: Contract, forecast: Decimal) -> Iterator[str]:
    """Yield what a year owes either way, the chosen one named, and how its bounds meet."""
    with localcontext(EXACT):
        if len(contract.tiers) > 1:
            base = example_base(contract, forecast)
            yield _marginal(contract, base)
            yield _cliff(contract, base)
        yield from _bounds(contract)


def _marginal(contract: Contract, base: Decimal) -> str:
    tiers = contract.tiers
    slices = [
        (min(base, upper) - tier.opens, tier)
        for tier, upper in zip(tiers, [*(one.opens for one in tiers[1:]), base], strict=True)
        if tier.opens < base
    ]
    parts = " plus ".join(f"{words.number(size)} {_at(contract, tier)}" for size, tier in slices)
    return f"Marginal: {parts} owes {_money(contract, 'marginal', base)}."


def _cliff(contract: Contract, base: Decimal) -> str:
    reached = [tier for tier in contract.tiers if tier.opens <= base][-1]
    told = f"{words.number(base)} {_at(contract, reached)}"
    drops = any(upper.rate < lower.rate for lower, upper in pairwise(contract.tiers))
    warning = " Selling past a threshold can cut the total owed." if drops else ""
    return f"Cliff: all of {told} owes {_money(contract, 'cliff', base)}.{warning}"


def _at(contract: Contract, tier: object) -> str:
    rate: Decimal = tier.rate  # type: ignore[attr-defined]
    if contract.share.base == "units":
        return f"at {words.unit_price(rate, contract.currency)} a unit"
    return f"at {words.percent(rate)}"


def _money(contract: Contract, method: str, base: Decimal) -> str:
    amount = owed(contract.tiers, method, base, contract.scale)
    return words.money(rounded(amount, contract.places), contract.currency)


def _bounds(contract: Contract) -> Iterator[str]:
    share, periods = contract.share, 12 // contract.calendar.months
    cap, floor = share.annual_cap_amount, share.period_floor_amount or ZERO
    least = max((amount for _, amount in contract.minimums), default=ZERO)
    if cap is None:
        return
    most = words.money(cap, contract.currency)
    if floor:
        told = words.money(floor, contract.currency)
        yield (
            f"Cap and floor: each of {periods} periods pays at least {told}, until the year has "
            f"paid {most}; then the cap beats the floor and nothing more is due."
        )
    if least:
        told = words.money(least, contract.currency)
        yield (
            f"Minimum and cap: a year that earned less is brought up to {told} with its last "
            f"period, and never beyond {most}."
        )
