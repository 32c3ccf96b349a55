"""What must always hold in a deal, and what must hold before it is shared."""

from __future__ import annotations

from collections.abc import Collection

from termsheets.domain.edits import Place, places
from termsheets.domain.invariants import completeness, links, rows, standing, unique, values
from termsheets.domain.problems import Problem
from termsheets.domain.terms import Terms


def problems(
    terms: Terms,
    clause_ids: Collection[str] | None = None,
    *,
    before: Terms | None = None,
) -> tuple[Problem, ...]:
    """Return what no draft may break.

    ``clause_ids`` are the ids of the library; without them, ids of clauses
    are not looked at. ``before`` are Terms known to hold everything: rows
    taken over from them as they were are not looked at one by one again.
    """
    found = tuple(places(terms))
    fresh = found if before is None else _fresh(terms, before, found)
    return (
        *unique.problems(terms, found),
        *links.problems(terms, found),
        *rows.problems(fresh),
        *values.problems(terms, fresh, clause_ids),
    )


def _fresh(terms: Terms, before: Terms, found: tuple[Place, ...]) -> tuple[Place, ...]:
    if terms.deal.currency != before.deal.currency:
        return found
    known = {id(place.row) for place in places(before)}
    return tuple(place for place in found if id(place.row) not in known)


def gaps(terms: Terms) -> tuple[Problem, ...]:
    """Return what a draft may break but a shared round may not."""
    found = tuple(place for place in places(terms) if not _retired(place))
    return (*completeness.problems(terms, found), *standing.problems(terms, found))


def _retired(place: object) -> bool:
    rows = (getattr(place, "row", None), getattr(place, "holder", None))
    return any(getattr(row, "retired", False) for row in rows)
