"""Days counted in months from a start, as contracts count them.

A day that a month lacks becomes its last: a month after 31 January ends in
February. What lies beyond the last year an answer may name is None.
"""

from calendar import monthrange
from datetime import date, timedelta

LAST_DAY = date(2199, 12, 31)
SERIES_LIMIT = 300


def add_days(day: date, days: int) -> date | None:
    """Return the day so many days later, or earlier; None beyond the calendar."""
    if not date.min.toordinal() <= day.toordinal() + days <= LAST_DAY.toordinal():
        return None
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date | None:
    """Return the same day so many months later; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= LAST_DAY.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_after(start: date, months: int) -> date | None:
    """Return the last day of so many months that begin with ``start``."""
    following = add_months(start, months)
    return following and add_days(following, -1)


def every(start: date, months: int, until: date) -> tuple[date, ...]:
    """Return each day that is a multiple of ``months`` after ``start``, at most 300 of them."""
    found = (add_months(start, months * count) for count in range(1, SERIES_LIMIT + 1))
    return tuple(day for day in found if day is not None and day <= until)


def period_ends(start: date, months: int, until: date) -> tuple[date, ...]:
    """Return the last day of each period from ``start``; ``until`` may cut the last one short."""
    ends = tuple(day - timedelta(days=1) for day in every(start, months, LAST_DAY))
    whole = tuple(day for day in ends if day <= until)
    is_cut = start <= until and len(whole) < SERIES_LIMIT and whole[-1:] != (until,)
    return (*whole, until) if is_cut else whole
