"""The map of a deal: its fields, columns, periods and cells, computed from the terms alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from termsheets.domain.checks.matter import ALL, Matter, covered
from termsheets.domain.checks.overlap import overlapping, term
from termsheets.domain.licensemap.cells import EMPTY, OVERLAP, Cell, Conflict, Entry
from termsheets.domain.licensemap.places import Column, columns
from termsheets.domain.licensemap.times import (
    Period,
    Turn,
    ever_runs,
    exclusivity_on,
    periods,
    step_down_day,
    turns,
)
from termsheets.domain.licensemap.white import SELLING, WhiteSpace, white_spaces
from termsheets.domain.terms.whole import PublicTerms

OTHERS = "all other fields"
Spot = tuple[str, Column]


@dataclass(frozen=True)
class LicenseMap:
    """Who may do what: ``fields`` by ``columns``, in each of the ``periods``.

    ``fields`` are names by tag; ALL stands for the fields that are not
    defined, and is there where a license is for all fields.
    """

    matter: Matter
    fields: Mapping[str, str]
    columns: tuple[Column, ...]
    periods: tuple[Period, ...]
    turns: tuple[Turn, ...]
    white: tuple[WhiteSpace, ...]
    _spots: Mapping[str, tuple[Spot, ...]] = field(repr=False)

    @cached_property
    def collisions(self) -> Mapping[str, tuple[str, ...]]:
        """Return with which later ones each license collides, by the finding's subject."""
        found: dict[str, list[str]] = {}
        for one, other in self.pairs:
            found.setdefault(one, []).append(other)
        return {code: tuple(others) for code, others in found.items()}

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the codes of each two licenses that collide, the finding's subject first."""
        return tuple((one.code, other.code) for one, other in overlapping(self.matter))

    def cells(self, period: Period) -> Mapping[Spot, Cell]:
        """Return the cells of a period in which any license runs, by field and column."""
        found: dict[Spot, list[Entry]] = {}
        for grant in self.matter.grants:
            start, end = term(grant)
            if start <= period.first and period.last <= end:
                entry = _entry(self.matter, grant, period.first)
                for spot in self._spots[grant.code]:
                    found.setdefault(spot, []).append(entry)
        return {spot: self._cell(tuple(entries)) for spot, entries in found.items()}

    def cell(self, cells: Mapping[Spot, Cell], tag: str, column: Column) -> Cell:
        """Return a cell of those of a period, an empty one where no license runs."""
        return cells.get((tag, column), EMPTY)

    def _cell(self, entries: tuple[Entry, ...]) -> Cell:
        here = {entry.grant for entry in entries}
        conflicts = (
            Conflict(OVERLAP, entry.grant, other)
            for entry in entries
            for other in self.collisions.get(entry.grant, ())
            if other in here
        )
        return Cell(entries, tuple(conflicts))

    def period_of(self, day: date) -> int:
        """Return the place of the period that holds a day, or of the nearest."""
        held = (number for number, period in enumerate(self.periods) if day <= period.last)
        return next(held, max(len(self.periods) - 1, 0))


def _entry(matter: Matter, grant: Any, day: date) -> Entry:
    stepped = step_down_day(matter, grant)
    exclusivity = exclusivity_on(grant, day)
    may_be_less = stepped is not None and day >= stepped and exclusivity != "non_exclusive"
    return Entry(
        grant.code,
        matter.called(grant.licensor),
        matter.called(grant.licensee),
        grant.rights,
        exclusivity,
        grant.step_down_milestone if may_be_less else "",
    )


def license_map(terms: PublicTerms) -> LicenseMap:
    """Return the map of what every side may see of a deal; gaps in it are empty cells."""
    matter = Matter(terms, date.min)
    fields = _fields(matter)
    across = columns(matter.grants)
    spots = {grant.code: _spots(grant, fields, across) for grant in matter.grants}
    times = periods(matter)
    start = matter.start or (times[0].first if times else date.min)
    white = _white(matter, fields, across, spots, start)
    return LicenseMap(matter, fields, across, times, turns(matter), white, spots)


def _fields(matter: Matter) -> dict[str, str]:
    """Return the name of each field that is defined or licensed, by its tag."""
    tags = [row.tag for row in matter.rows("fields_of_use")]
    used = [tag for grant in matter.grants for tag in grant.fields]
    found = {tag: matter.name(tag) for tag in dict.fromkeys((*tags, *used)) if tag != ALL}
    return found | ({ALL: OTHERS if found else "all fields"} if ALL in used else {})


def _spots(grant: Any, fields: Mapping[str, str], across: tuple[Column, ...]) -> tuple[Spot, ...]:
    places = covered(grant.territories)
    tags = fields if ALL in grant.fields else dict.fromkeys(grant.fields)
    inside = [column for column in across if column.one in places]
    return tuple((tag, column) for tag in tags for column in inside)


def _white(
    matter: Matter,
    fields: Mapping[str, str],
    across: tuple[Column, ...],
    spots: Mapping[str, tuple[Spot, ...]],
    start: date,
) -> tuple[WhiteSpace, ...]:
    spans: dict[Spot, list[tuple[date, date]]] = {}
    for grant in matter.grants:
        if ever_runs(grant) and not SELLING.isdisjoint(grant.rights):
            for spot in spots[grant.code]:
                spans.setdefault(spot, []).append(term(grant))
    return tuple(
        space
        for tag, name in fields.items()
        for space in white_spaces(
            name, [(column, spans.get((tag, column), [])) for column in across], start
        )
    )
