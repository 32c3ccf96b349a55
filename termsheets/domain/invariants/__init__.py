"""What must always hold in a deal, and what must hold before it is shared."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from termsheets.domain.edits import Place, places
from termsheets.domain.invariants import completeness, counts, links, rows, standing, unique, values
from termsheets.domain.invariants.changes import changed, concerns_others
from termsheets.domain.problems import Problem
from termsheets.domain.remembering import DEALS, remembered
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import Entity, entities


def problems(
    terms: Terms,
    clause_ids: Collection[str] | None = None,
    *,
    before: Terms | None = None,
) -> tuple[Problem, ...]:
    """Return what no draft may break.

    ``clause_ids`` are the ids of the library; without them, ids of clauses
    are not looked at. ``before`` are Terms known to hold everything: only
    what a change of them can break is looked at again, and of two rows that
    clash the changed one is told.
    """
    found = () if before and not concerns_others(terms, before) else places(terms)
    fresh = changed(terms, before) if before else found
    return (
        *counts.problems(terms),
        *unique.problems(_last(found, fresh)),
        *links.problems(found),
        *rows.problems(fresh),
        *values.problems(terms, fresh, clause_ids),
    )


@remembered(DEALS)
def gaps(terms: Terms) -> tuple[Problem, ...]:
    """Return what a draft may break but a shared round may not."""
    return _gaps(terms, places(terms))


@remembered(DEALS)
def gaps_of(terms: Terms, section: str) -> tuple[Problem, ...]:
    """Return the gaps of one section, without a look at the rows of the others."""
    found = _gaps(terms, (place for place in places(terms) if place.entity.section == section))
    return tuple(gap for gap in found if entity_of(gap).section == section)


def _gaps(terms: Terms, among: Iterable[Place]) -> tuple[Problem, ...]:
    found = tuple(place for place in among if not _retired(place))
    return (*completeness.problems(terms, found), *standing.problems(terms, found))


def entity_of(gap: Problem) -> Entity:
    """Return the entity a gap is in, by its path: ``milestones[0].milestone_consequences``."""
    names = [part.partition("[")[0] for part in gap.path.split(".")]
    return next(entities()[name] for name in reversed(names) if name in entities())


def _last(found: tuple[Place, ...], fresh: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places with the changed ones last: the later of two alike is told."""
    moved = {id(place.row) for place in fresh}
    return tuple(sorted(found, key=lambda place: id(place.row) in moved))


def _retired(place: Place) -> bool:
    return getattr(place.row, "retired", False) or getattr(place.holder, "retired", False)
