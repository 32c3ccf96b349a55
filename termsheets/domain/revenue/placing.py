"""Actuals put into the periods of their contract: none missing, none twice, none across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from termsheets.domain import dates
from termsheets.domain.problems import Problem
from termsheets.domain.revenue.actuals import Actual
from termsheets.domain.revenue.contract import Contract
from termsheets.domain.revenue.periods import Period
from termsheets.domain.revenue.refusing import at, refuse_any

COLUMN = "period_end"


@dataclass(frozen=True, slots=True)
class Entry:
    """A period of the calendar and its figures.

    The figures cover ``reported_days`` of it, of which the first
    ``live_days`` lie before the share's end. ``closes_year`` tells whether
    the contract year is settled here: at its last period, or where the share
    ends. An ``is_open`` period is not over.
    """

    period: Period
    actual: Actual
    live_end: date
    live_days: int
    reported_days: int
    closes_year: bool
    is_open: bool

    def due(self, days: int | None) -> date | None:
        """Return the day so many days after its end, None beyond the calendar of dates."""
        return dates.add_days(self.actual.period_end, days or 0)


def placed(
    contract: Contract, actuals: Sequence[Actual], as_of: date | None = None
) -> tuple[Entry, ...]:
    """Return the entries in order.

    The rows begin with the first period of a contract year: earlier years
    count as years without sales, while a year without its first periods
    could not be settled. ``as_of`` is the day up to which the last row's
    period, still open, was reported. Raises Refused, naming row and column.
    """
    found = [(actual, _period_of(contract, actual)) for actual in actuals]
    refuse_any(_misplaced(contract, found, as_of))
    entries = tuple(
        _entry(contract, actual, period, as_of) for actual, period in found if period is not None
    )
    refuse_any(_out_of_turn(contract, entries))
    return entries


def _period_of(contract: Contract, actual: Actual) -> Period | None:
    index = contract.calendar.index_at(actual.period_end)
    return contract.calendar.period(index) if index >= 0 else None


def _misplaced(
    contract: Contract, found: Sequence[tuple[Actual, Period | None]], as_of: date | None
) -> Iterator[Problem]:
    if not found:
        yield at(2, COLUMN, "There is no period. Add one row for each period.")
    for actual, period in found:
        day = actual.period_end
        if period is None:
            message = f"{day} lies outside the contract, which starts on {contract.calendar.start}."
            yield at(actual.row, COLUMN, message)
        elif day not in (period.end, contract.ends, as_of):
            message = f"{day} is not the last day of a period. This one ends on {period.end}."
            yield at(actual.row, COLUMN, message)


def _entry(contract: Contract, actual: Actual, period: Period, as_of: date | None) -> Entry:
    end, share_end = actual.period_end, contract.ends or date.max
    is_open = end == as_of and end not in (period.end, contract.ends)
    live_end = min(end, share_end)
    return Entry(
        period,
        actual,
        live_end,
        live_days=max(0, (live_end - period.start).days + 1),
        reported_days=(end - period.start).days + 1,
        closes_year=_closes_year(period, share_end) and not is_open,
        is_open=is_open,
    )


def _closes_year(period: Period, share_end: date) -> bool:
    """Tell whether a year is settled in a period: its last, or the one the share ends in."""
    if period.start > share_end:
        return False
    return period.closes_year or share_end <= period.end


def _out_of_turn(contract: Contract, entries: Sequence[Entry]) -> Iterator[Problem]:
    first = entries[0]
    if first.period.start != contract.calendar.year_start(first.period.year):
        message = (
            f"The rows begin within contract year {first.period.year}. "
            "Add the periods of that year before this one, with 0 where nothing was sold."
        )
        yield at(first.actual.row, COLUMN, message)
    for before, entry in pairwise(entries):
        if message := _break(before, entry):
            yield at(entry.actual.row, COLUMN, message)


def _break(before: Entry, entry: Entry) -> str:
    end, steps = entry.actual.period_end, entry.period.index - before.period.index
    if steps < 0:
        return f"{end} stands after a later period. Sort the rows by date."
    if steps == 0:
        return f"{end} overlaps the period of row {before.actual.row}. Keep one of them."
    if before.is_open:
        return f"{end} follows a period that is still open. Report that one to its end first."
    if steps > 1:
        return f"Between {before.actual.period_end} and {end} a period is missing. Add its row."
    return ""
