"""What is sold in each contract year under a forecast: low, base and high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from termsheets.domain import words
from termsheets.domain.revenue.amounts import ZERO, rounded
from termsheets.domain.terms.revenue import ForecastYear, RevenueShare
from termsheets.domain.terms.whole import PublicTerms, Terms

LOW, BASE, HIGH = CASES = ("low", "base", "high")
YEAR_LIMIT = 10
"""So many contract years does a forecast reach at most, as many as it may have rows."""
ALL = ""
"""Stands for all shares together, where a forecast names none."""


@dataclass(frozen=True, slots=True)
class Range:
    """Sales of one contract year in the deal's currency, and the seller's cost of them."""

    low: Decimal
    base: Decimal
    high: Decimal
    cost: Decimal = ZERO

    def sales(self, case: str) -> Decimal:
        """Return the sales of a case."""
        return {LOW: self.low, BASE: self.base, HIGH: self.high}[case]


NOTHING = Range(ZERO, ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The ranges of each contract year, the first one first, by the share they are told of.

    What stands under ``ALL`` holds for every royalty that no forecast names.
    """

    ranges: Mapping[str, tuple[Range, ...]]

    @property
    def years(self) -> int:
        """Return how many contract years it reaches."""
        return max((len(ranges) for ranges in self.ranges.values()), default=0)

    def of(self, share: RevenueShare) -> tuple[Range, ...]:
        """Return the ranges that a share is reckoned with; none for what it does not forecast."""
        if share.code in self.ranges:
            return self.ranges[share.code]
        return self.ranges.get(ALL, ()) if share.kind == "royalty" else ()

    def at(self, percent: Decimal, places: int) -> Forecast:
        """Return the same forecast with sales at a percent of it; costs stay."""
        if percent == 100:
            return self
        factor = percent / 100

        def sold(amount: Decimal) -> Decimal:
            return rounded(amount * factor, places)

        return Forecast(
            {
                share: tuple(
                    replace(one, low=sold(one.low), base=sold(one.base), high=sold(one.high))
                    for one in ranges
                )
                for share, ranges in self.ranges.items()
            }
        )


def forecast_of(terms: Terms | PublicTerms) -> Forecast:
    """Return the forecast that the terms state.

    The base case lies halfway between low and high. A year without a row is
    like the year before it; before the first row nothing is sold.
    """
    places = words.minor_units(terms.deal.currency or "USD")
    found: dict[str, dict[int, Range]] = {}
    for row in terms.forecast_years:
        number = row.year_number or 0
        if not row.retired and number > 0 and row.revenue_high_amount is not None:
            found.setdefault(row.share or ALL, {})[min(number, 99)] = _range(row, places)
    return Forecast({share: _filled(years) for share, years in found.items()})


def _range(row: ForecastYear, places: int) -> Range:
    high = row.revenue_high_amount or ZERO
    low = high if row.revenue_low_amount is None else row.revenue_low_amount
    return Range(low, rounded((low + high) / 2, places), high, row.cost_amount or ZERO)


def _filled(years: Mapping[int, Range]) -> tuple[Range, ...]:
    last, found = NOTHING, []
    for number in range(1, min(max(years), YEAR_LIMIT) + 1):
        last = years.get(number, last)
        found.append(last)
    return tuple(found)


def typed(sales: Sequence[Decimal], forecast: Forecast) -> Forecast:
    """Return a forecast of sales that somebody typed, one amount a year, in place of all others.

    Low and high keep their distance from the base in proportion; costs stay.
    """
    known: dict[str, tuple[Range, ...]] = dict(forecast.ranges)
    shares = list(known) or [ALL]
    return Forecast({share: _typed(sales, known.get(share, ())) for share in shares})


def _typed(sales: Sequence[Decimal], ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    known = [*ranges[: len(sales)], *[NOTHING] * (len(sales) - len(ranges))]
    return tuple(_around(amount, one) for amount, one in zip(sales, known, strict=True))


def _around(amount: Decimal, known: Range) -> Range:
    if not known.base:
        return replace(known, low=amount, base=amount, high=amount)
    low, high = amount * known.low / known.base, amount * known.high / known.base
    return replace(known, low=low, base=amount, high=high)
