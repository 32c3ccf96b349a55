"""Contract years and their periods, counted from the effective date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from termsheets.domain import dates


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a contract year; ``index`` counts from 0 at the effective date."""

    index: int
    start: date
    end: date
    year: int
    closes_year: bool

    @property
    def days(self) -> int:
        """Return how many days the period has."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods of ``months`` months that follow each other from ``start``."""

    start: date
    months: int

    def period(self, index: int) -> Period | None:
        """Return the period, None where it would lie beyond the calendar of dates."""
        return _period(self.start, self.months, index)

    def index_at(self, day: date) -> int:
        """Return the index of the period a day lies in, negative before the effective date."""
        passed = (day.year - self.start.year) * 12 + day.month - self.start.month
        index = passed // self.months
        first = dates.add_months(self.start, self.months * index)
        return index if first is not None and first <= day else index - 1

    def first_from(self, day: date) -> date:
        """Return the first day of the first period that starts on or after a day."""
        if day <= self.start:
            return self.start
        index = self.index_at(day)
        if dates.add_months(self.start, self.months * index) == day:
            return day
        return dates.add_months(self.start, self.months * (index + 1)) or date.max

    def after(self, day: date) -> date:
        """Return the first day of the period after the one that contains a day."""
        following = self.months * (self.index_at(day) + 1)
        if following <= 0:
            return self.start
        return dates.add_months(self.start, following) or date.max

    def year_start(self, year: int) -> date:
        """Return the first day of a contract year, 1 being the first."""
        return dates.add_months(self.start, 12 * (year - 1)) or date.max

    def year_end(self, year: int) -> date:
        """Return the last day of a contract year."""
        return dates.end_after(self.start, 12 * year) or date.max


@lru_cache(maxsize=4096)
def _period(start: date, months: int, index: int) -> Period | None:
    """Return a period; each settlement of a deal asks for the same ones again."""
    first = dates.add_months(start, months * index)
    last = dates.end_after(start, months * (index + 1))
    if first is None or last is None:
        return None
    past = months * (index + 1)
    return Period(index, first, last, months * index // 12 + 1, past % 12 == 0)
