"""Days counted in months, as contracts count them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.dates import LAST_DAY, add_days, add_months, end_after, every, period_ends

DAYS = st.dates(date(1900, 1, 1), LAST_DAY)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 3, 1), 36, date(2030, 3, 1)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),
        (date(2027, 1, 4), -1, date(2026, 12, 4)),
        (date(2027, 1, 4), 0, date(2027, 1, 4)),
        (date(2199, 12, 1), 1, None),
        (date(2027, 1, 4), 1_000_000_000, None),
    ],
)
def test_month_later_is_the_same_day_or_the_months_last(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(("days", "expected"), [(-4, date(2026, 12, 31)), (10**9, None)])
def test_day_later_stays_within_the_calendar(days, expected):
    assert add_days(date(2027, 1, 4), days) == expected


def test_term_ends_on_the_day_before_its_anniversary():
    assert end_after(date(2027, 1, 4), 60) == date(2032, 1, 3)
    assert end_after(date(2199, 12, 1), 60) is None


def test_series_repeats_until_its_end():
    assert every(date(2027, 1, 31), 3, date(2027, 10, 31)) == (
        date(2027, 4, 30),
        date(2027, 7, 31),
        date(2027, 10, 31),
    )


def test_last_period_is_cut_short():
    assert period_ends(date(2027, 1, 4), 6, date(2028, 3, 1)) == (
        date(2027, 7, 3),
        date(2028, 1, 3),
        date(2028, 3, 1),
    )
    assert period_ends(date(2027, 1, 4), 6, date(2027, 7, 3)) == (date(2027, 7, 3),)
    assert period_ends(date(2027, 1, 4), 6, date(2026, 7, 3)) == ()


@given(start=DAYS, months=st.integers(1, 12), until=DAYS)
def test_periods_follow_each_other_until_the_end(start, months, until):
    ends = period_ends(start, months, until)

    assert list(ends) == sorted(set(ends))
    assert len(ends) <= 300
    assert all(start <= end <= until for end in ends)
    assert bool(ends) == (start <= until)
