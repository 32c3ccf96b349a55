"""Rules 2 to 4: what a base owes under tiers, marginal or cliff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from termsheets.domain.revenue.amounts import ZERO


@dataclass(frozen=True, slots=True)
class Tier:
    """A rate from an amount of the base on: a percent, or money a unit if base is units."""

    opens: Decimal
    rate: Decimal


def owed(tiers: Sequence[Tier], method: str | None, total: Decimal, scale: Decimal) -> Decimal:
    """Return E(B): what a base of ``total`` owes in its window, 0 for a negative one.

    Marginal: each rate on its own slice. Cliff: the rate of the highest tier
    reached on the whole.
    """
    if total < 0:
        return ZERO
    return (_cliff if method == "cliff" else _marginal)(tiers, total) / scale


def _marginal(tiers: Sequence[Tier], total: Decimal) -> Decimal:
    found = ZERO
    for tier, above in zip(tiers, [*tiers[1:], None], strict=True):
        if total <= tier.opens:
            break
        top = total if above is None else min(total, above.opens)
        found += tier.rate * (top - tier.opens)
    return found


def _cliff(tiers: Sequence[Tier], total: Decimal) -> Decimal:
    reached = [tier.rate for tier in tiers if tier.opens <= total]
    return total * reached[-1]
