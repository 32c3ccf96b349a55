"""A forecast as the engine reads it: a share's periods with their sales, and dated events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from termsheets.domain import dates
from termsheets.domain.revenue.actuals import Actual, Event
from termsheets.domain.revenue.amounts import ONE, shared_out
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.periods import Period
from termsheets.domain.simulation.forecast import BASE, Forecast
from termsheets.domain.terms.whole import PublicTerms, Terms

MET, MISSED, OPEN = OUTCOMES = ("met", "missed", "open")
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is assumed: sales of a case, and what becomes of each milestone on its due date.

    A milestone that ``outcomes`` does not name is met.
    """

    forecast: Forecast
    case: str = BASE
    outcomes: Mapping[str, str] = field(default_factory=dict)


def years_of(terms: Terms | PublicTerms, forecast: Forecast) -> int:
    """Return how many contract years are looked at: those forecast, else the initial term."""
    months = terms.deal.initial_term_months or 12
    return forecast.years or min(10, max(1, -(-months // 12)))


def sold(contract: Contract, scenario: Scenario, years: int) -> tuple[Actual, ...]:
    """Return the periods of a share, a year's sales spread evenly over its periods.

    A share by the unit counts the same figures as units. Nothing is deducted,
    and the receipts of a sublicense income are events.
    """
    periods = list(_periods(contract, years))
    amounts = _amounts(contract, scenario, periods)
    return tuple(
        _reported(contract, period, amount, row)
        for row, (period, amount) in enumerate(zip(periods, amounts, strict=True), FIRST_ROW)
    )


def _reported(contract: Contract, period: Period, amount: Decimal, row: int) -> Actual:
    end = min(period.end, contract.ends or date.max)
    if contract.share.kind == "sublicense_income":
        return Actual(end, row=row)
    if contract.share.base == "units":
        return Actual(end, units=amount, row=row)
    return Actual(end, gross=amount, row=row)


def _periods(contract: Contract, years: int) -> Iterator[Period]:
    for index in range(years * 12 // contract.calendar.months):
        period = contract.calendar.period(index)
        if period is None or period.start > (contract.ends or date.max):
            return
        yield period


def _amounts(
    contract: Contract, scenario: Scenario, periods: Sequence[Period]
) -> tuple[Decimal, ...]:
    ranges = scenario.forecast.of(contract.share)
    found: list[Decimal] = []
    for year in range(1, (periods[-1].year if periods else 0) + 1):
        count = sum(period.year == year for period in periods)
        total = ranges[year - 1].sales(scenario.case) if year <= len(ranges) else Decimal(0)
        found += shared_out(total, [ONE] * count, contract.places)
    return tuple(found)


def happening(contract: Contract, scenario: Scenario, years: int) -> tuple[Event, ...]:
    """Return what happens: each milestone on its due date, and receipts of a sublicense income."""
    return (*_milestones(contract, scenario, years), *_receipts(contract, scenario, years))


def _milestones(contract: Contract, scenario: Scenario, years: int) -> Iterator[Event]:
    first, last = contract.calendar.start, contract.calendar.year_end(years)
    for row, milestone in enumerate(contract.milestones.values(), FIRST_ROW):
        outcome = scenario.outcomes.get(milestone.code, MET)
        due = milestone.due_date
        if outcome != OPEN and due is not None and first <= due <= last:
            yield Event(due, f"milestone_{outcome}", milestone.code, row=row)


def _receipts(contract: Contract, scenario: Scenario, years: int) -> Iterator[Event]:
    """Yield one receipt in the middle of each forecast year."""
    if contract.share.kind != "sublicense_income":
        return
    for year, one in enumerate(scenario.forecast.of(contract.share)[:years], 1):
        day = dates.add_months(contract.calendar.year_start(year), 6)
        if day is not None and day <= (contract.ends or date.max) and one.sales(scenario.case):
            yield Event(
                day, "sublicense_receipt", contract.code, one.sales(scenario.case), 100 + year
            )
