"""The worked example of a share's tiers as a schedule: what one base owes, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise

from termsheets.domain import words
from termsheets.domain.clauses import Run, Table, TableRow
from termsheets.domain.obligations.facts import MONTHS
from termsheets.domain.revenue.amounts import EXACT, HUNDRED, ONE, ZERO, rounded
from termsheets.domain.revenue.tiers import Tier, owed
from termsheets.domain.terms.revenue import RevenueShare, RoyaltyTier

TITLE = "Worked Example, for Illustration Only"
COLUMNS = ("Step", "Reckoning", "Amount")
BEYOND = Decimal("1.25")
"""How far beyond its last threshold the example reaches."""
METHODS = {
    "marginal": "Marginal: each rate on its own slice alone",
    "cliff": "Cliff: the highest rate reached, on the whole",
}
WINDOWS = {"contract_year": "a contract year", "cumulative": "the whole life of the share"}


def worked_example(share: RevenueShare, currency: str | None) -> Table | None:
    """Return the example of a share's chosen method; None where there is nothing to choose.

    That is with fewer than two tiers. It is reckoned from the tiers and bounds
    alone, never from a forecast; with a gap in what it needs it waits.
    """
    rows = [row for row in share.royalty_tiers if not row.retired]
    tiers = list(_tiers(share, rows))
    rises = all(lower.opens < upper.opens for lower, upper in pairwise(tiers))
    is_whole = len(tiers) == len(rows) > 1 and tiers[0].opens == 0 and rises
    if not is_whole or share.tier_method not in METHODS or not currency:
        return None
    with localcontext(EXACT):
        example = _Example(share, currency, tiers, [row.code for row in rows])
        drawn = tuple(
            TableRow(code, tuple((Run(cell),) for cell in cells))
            for code, *cells in example.lines()
        )
    return Table(f"table.worked_example.{share.code}", TITLE, COLUMNS, drawn)


def _tiers(share: RevenueShare, rows: Sequence[RoyaltyTier]) -> Iterator[Tier]:
    for row in rows:
        rate = row.unit_amount if share.base == "units" else row.rate_pct
        if row.from_amount is not None and rate is not None:
            yield Tier(row.from_amount, rate)


@dataclass(frozen=True, slots=True)
class _Example:
    share: RevenueShare
    currency: str
    tiers: Sequence[Tier]
    codes: Sequence[str]

    @property
    def base(self) -> Decimal:
        return rounded(self.tiers[-1].opens * BEYOND, 0)

    @property
    def scale(self) -> Decimal:
        return ONE if self.share.base == "units" else HUNDRED

    @property
    def total(self) -> Decimal:
        amount = owed(self.tiers, self.share.tier_method, self.base, self.scale)
        return rounded(amount, words.minor_units(self.currency))

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield code, step, reckoning and amount of each row."""
        window = WINDOWS[self.share.tier_basis or "contract_year"]
        yield "example.base", f"Base of {window}", "An amount past the last threshold", self.sold()
        yield from self._cliff() if self.share.tier_method == "cliff" else self._slices()
        yield (
            "example.total",
            "Earned",
            METHODS[self.share.tier_method or ""],
            self.paid(self.total),
        )
        if self.share.tier_basis != "cumulative":
            yield from self._bounds()

    def sold(self, amount: Decimal | None = None) -> str:
        size = self.base if amount is None else amount
        in_units = self.share.base == "units"
        return f"{words.number(size)} units" if in_units else self.paid(size)

    def paid(self, amount: Decimal) -> str:
        return words.money(amount, self.currency)

    def _slices(self) -> Iterator[tuple[str, str, str, str]]:
        ends = [*(tier.opens for tier in self.tiers[1:]), self.base]
        for code, tier, end in zip(self.codes, self.tiers, ends, strict=True):
            yield self._part(code, tier, end - tier.opens, self.sold(end - tier.opens))

    def _cliff(self) -> Iterator[tuple[str, str, str, str]]:
        yield self._part(self.codes[-1], self.tiers[-1], self.base, f"all of {self.sold()}")

    def _part(self, code: str, tier: Tier, size: Decimal, told: str) -> tuple[str, str, str, str]:
        in_units = self.share.base == "units"
        rate = words.unit_price(tier.rate, self.currency) if in_units else words.percent(tier.rate)
        exact = words.unit_price(size * tier.rate / self.scale, self.currency)
        return f"example.{code}", f"Tier {code}", words.capital(f"{told} at {rate}"), exact

    def _bounds(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield floor, minimum and cap as far as the share has them, and what they leave."""
        share, periods = self.share, 12 // MONTHS[self.share.period or "quarterly"]
        floor, cap = share.period_floor_amount or ZERO, share.annual_cap_amount
        least = self._minimum()
        if floor:
            told = f"Each of {periods} periods pays at least {self.paid(floor)}"
            yield "example.floor", "Floor", told, self.paid(floor * periods)
        if least:
            told = "A lower sum of the year is brought up to it"
            yield "example.minimum", "Highest minimum guarantee", told, self.paid(least)
        if cap is not None:
            told = "Nothing beyond is due: the cap beats floor and minimum"
            yield "example.cap", "Annual cap", told, self.paid(cap)
        if floor or least or cap is not None:
            sum_ = max(self.total, floor * periods, least)
            payable = sum_ if cap is None else min(sum_, cap)
            told = f"Where the {periods} periods earn alike" if periods > 1 else "In one payment"
            yield "example.payable", "Payable for the year", told, self.paid(payable)

    def _minimum(self) -> Decimal:
        """Return the highest guarantee, 0 where it is not owed in money."""
        if self.share.mag_remedy == "step_down":
            return ZERO
        amounts = (row.amount for row in self.share.minimum_guarantees if not row.retired)
        return max((amount for amount in amounts if amount is not None), default=ZERO)
