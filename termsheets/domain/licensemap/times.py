"""The periods of a map: from one day on which a license changes to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from termsheets.domain.checks.matter import EXCLUSIVE, Matter
from termsheets.domain.checks.overlap import term
from termsheets.domain.exits.events import last_day_of

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which nothing changes, both included; date.min and date.max stand for no limit."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which a license changes, or may; ``code`` is the license's."""

    day: date
    text: str
    code: str


def periods(matter: Matter) -> tuple[Period, ...]:
    """Return the periods from the first day of any license to the last day of any."""
    grants = [grant for grant in matter.grants if ever_runs(grant)]
    if not grants:
        return ()
    breaks = {day for grant in grants for day in _breaks(matter, grant)}
    first = min(term(grant)[0] for grant in grants)
    last = max(term(grant)[1] for grant in grants)
    starts = sorted({first, *(day for day in breaks if first < day <= last)})
    ends = [*(day - DAY for day in starts[1:]), last]
    return tuple(Period(*pair) for pair in zip(starts, ends, strict=True))


def ever_runs(grant: Any) -> bool:
    """Return whether a license has a day: a draft may end one before it starts."""
    start, end = term(grant)
    return start <= end


def _breaks(matter: Matter, grant: Any) -> Iterator[date]:
    """Yield each day on which a license begins to be other than on the day before."""
    start, end = term(grant)
    yield start
    if end < date.max:
        yield end + DAY
    if sunset := sunset_of(grant):
        yield sunset + DAY
    if stepped := step_down_day(matter, grant):
        yield stepped


def sunset_of(grant: Any) -> date | None:
    """Return the last day of a license's exclusivity, where it has a sunset."""
    day: date | None = grant.sunset_date
    return day if grant.exclusivity in EXCLUSIVE and day and day < date.max else None


def step_down_day(matter: Matter, grant: Any) -> date | None:
    """Return the day from which a license is less if its milestone was missed."""
    milestone = matter.row("milestones", grant.step_down_milestone)
    last = last_day_of(milestone) if milestone and grant.exclusivity in EXCLUSIVE else None
    return last + DAY if last and last < date.max else None


def exclusivity_on(grant: Any, day: date) -> str:
    """Return how exclusive a license is on a day, missed milestones aside."""
    sunset = sunset_of(grant)
    return "non_exclusive" if sunset and day > sunset else grant.exclusivity or "non_exclusive"


def turns(matter: Matter) -> tuple[Turn, ...]:
    """Return the days on which licenses change, the earliest first."""
    found = (turn for grant in matter.grants for turn in _turns(matter, grant))
    return tuple(sorted(found, key=lambda turn: turn.day))


def _turns(matter: Matter, grant: Any) -> Iterator[Turn]:
    (start, end), code = term(grant), grant.code
    unless = "" if grant.renewal in (None, "none") else ", unless it is renewed"
    if start > date.min:
        yield Turn(start, f"{code} starts.", code)
    if stepped := step_down_day(matter, grant):
        missed = matter.name(grant.step_down_milestone)
        yield Turn(stepped, f"{code} steps down if “{missed}” was missed.", code)
    if sunset := sunset_of(grant):
        yield Turn(sunset, f"{code} is {grant.exclusivity} for the last day.", code)
    if end < date.max:
        yield Turn(end, f"{code} ends with this day{unless}.", code)
