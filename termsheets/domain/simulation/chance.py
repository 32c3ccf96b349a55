"""Ten thousand futures within the forecast's ranges, and what a party gets in each.

The paths are drawn by an evenly spread sequence, the same every time. Each is
ranked by what the engine pays at three levels of each year's sales, read in
between along straight lines; the paths that are reported are then settled by
the engine itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from termsheets.domain.revenue.amounts import ZERO, rounded
from termsheets.domain.simulation.forecast import BASE, Forecast, Range
from termsheets.domain.simulation.reckoner import Reckoner, brought
from termsheets.domain.simulation.scenario import Scenario, years_of
from termsheets.domain.terms.whole import PublicTerms, Terms

PATHS = 10_000
PERCENTILES = (10, 50, 90)
UNIT = 1 << 32
GRAIN = 16
"""Levels of sales between low and base, and as many from base to high."""


@dataclass(frozen=True, slots=True)
class Chances:
    """What a party gets in the path at each percentile, settled to the cent."""

    party: str
    paths: int
    amounts: tuple[tuple[int, Decimal], ...]


class Path(NamedTuple):
    """A future: its rank by worth, and how high sales are each year, 0 low to ``2 * GRAIN``."""

    worth: Decimal
    levels: tuple[int, ...]


def chances(
    terms: Terms | PublicTerms, scenario: Scenario, party: str, paths: int = PATHS
) -> Chances:
    """Return the percentiles of what payments bring a party, sales of each year by chance.

    The level of a year is triangular between low and high around the base,
    half of it common to all years, half its own.
    """
    years = years_of(terms, scenario.forecast)
    curves = _curves(terms, scenario, party, years)
    ranked = sorted(_drawn(curves, paths))
    amounts = tuple(
        (percent, _settled(terms, scenario, party, years, ranked[len(ranked) * percent // 100]))
        for percent in PERCENTILES
    )
    return Chances(party, paths, amounts)


def _at_levels(forecast: Forecast, levels: Sequence[int]) -> Forecast:
    """Return the forecast with each year's base moved to its level."""
    return Forecast(
        {
            share: tuple(_moved(one, level) for one, level in zip(ranges, levels, strict=False))
            for share, ranges in forecast.ranges.items()
        }
    )


def _moved(one: Range, level: int) -> Range:
    if level <= GRAIN:
        sales = one.low + (one.base - one.low) * level / GRAIN
    else:
        sales = one.base + (one.high - one.base) * (level - GRAIN) / GRAIN
    return replace(one, base=rounded(sales, 0))


def _curves(
    terms: Terms | PublicTerms, scenario: Scenario, party: str, years: int
) -> list[list[Decimal]]:
    """Return what each level of each year adds to the base case, other years at their base."""

    def worth(levels: Sequence[int]) -> Decimal:
        forecast = _at_levels(scenario.forecast, levels)
        moved = Reckoner(replace(scenario, forecast=forecast, case=BASE), years)
        return brought(moved.payments(terms), party)

    middle = [GRAIN] * years
    known = worth(middle)
    found = []
    for year in range(years):
        if _is_certain(scenario.forecast, year):
            found.append([ZERO] * (2 * GRAIN + 1))
            continue
        ends = [
            worth([*middle[:year], level, *middle[year + 1 :]]) - known for level in (0, 2 * GRAIN)
        ]
        found.append(_between(*ends))
    return found


def _is_certain(forecast: Forecast, year: int) -> bool:
    """Tell whether no range of a year leaves anything to chance."""
    ranges = (found[year] for found in forecast.ranges.values() if year < len(found))
    return all(one.low == one.high for one in ranges)


def _between(low: Decimal, high: Decimal) -> list[Decimal]:
    falling = [low * (GRAIN - level) / GRAIN for level in range(GRAIN)]
    return [*falling, ZERO, *(high * level / GRAIN for level in range(1, GRAIN + 1))]


def _drawn(curves: Sequence[Sequence[Decimal]], paths: int) -> Iterator[Path]:
    table = _triangular()
    steps = _steps(len(curves) + 1)
    for number in range(1, paths + 1):
        common, *own = [table[(number * step % UNIT) * len(table) // UNIT] for step in steps]
        levels = tuple((common + one + 1) // 2 for one in own)
        worth = sum((curve[level] for curve, level in zip(curves, levels, strict=True)), ZERO)
        yield Path(worth, levels)


def _steps(count: int) -> list[int]:
    """Return the strides of an additive sequence whose points fill the cube evenly.

    They are the powers of 1/x, x the root of x^(count+1) = x + 1 above 1, as
    fractions of UNIT.
    """
    root = Decimal(2)
    for _ in range(64):
        root = (1 + root) ** (Decimal(1) / (count + 1))
    return [int(UNIT / root**power) % UNIT for power in range(1, count + 1)]


def _triangular() -> list[int]:
    """Return levels as often as a triangle around the middle weighs them."""
    return [level for level in range(2 * GRAIN + 1) for _ in range(_weight(level))]


def _weight(level: int) -> int:
    return GRAIN + 1 - abs(level - GRAIN)


def _settled(
    terms: Terms | PublicTerms, scenario: Scenario, party: str, years: int, path: Path
) -> Decimal:
    moved = replace(scenario, forecast=_at_levels(scenario.forecast, path.levels), case=BASE)
    return brought(Reckoner(moved, years).payments(terms), party)
