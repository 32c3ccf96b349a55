"""Invariant 8: required and due fields are filled, and row counts reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import Place, key_of
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.projection import withheld
from termsheets.domain.remembering import ROWS, remembered
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import is_due
from termsheets.domain.terms.revenue import RevenueShare
from termsheets.domain.terms.structure import Entity, children_of, entities


def problems(terms: Terms, places: Iterable[Place]) -> Iterator[Problem]:
    """Yield each field that is still empty and each list that is too short or too long."""
    found = tuple(places)
    yield from _counts(terms)
    for place in found:
        yield from _fields(place)
        yield from _children(place)
    yield from _parties(terms, found)


@remembered(ROWS)
def lacking(entity: Entity, row: Any, holder: Any) -> tuple[str, ...]:
    """Return the fields of a row that must be filled and are not; ``holder`` is its parent row.

    What no other side gets to see is not asked for: they could not fill it in.
    """

    def value_of(name: str) -> Any:
        return getattr(row if name in entity.facts else holder, name, None)

    hidden = (*withheld(row), *_idle(row))
    return tuple(
        name
        for name, fact in entity.facts.items()
        if is_empty(getattr(row, name)) and is_due(fact, value_of) and name not in hidden
    )


def _idle(row: Any) -> tuple[str, ...]:
    """Return what only a royalty asks for, of a revenue share of another kind."""
    is_other = isinstance(row, RevenueShare) and row.kind not in (None, "royalty")
    return ("tier_method",) if is_other else ()


def _fields(place: Place) -> Iterator[Problem]:
    for name in lacking(place.entity, place.row, place.holder):
        yield at(place, name, f"{words(name)} is empty. Fill it in.")


def _counts(terms: Terms) -> Iterator[Problem]:
    for entity in entities().values():
        if not entity.parent and not entity.single:
            yield from _count(entity, getattr(terms, entity.key), "", entity.key)


def _children(place: Place) -> Iterator[Problem]:
    for child in children_of(place.entity.key):
        if child.key == "royalty_tiers" and place.row.kind != "royalty":
            continue
        path = f"{place.path}.{child.key}"
        yield from _count(child, getattr(place.row, child.key), key_of(place.row), path)


def _count(entity: Entity, rows: Any, code: str, path: str) -> Iterator[Problem]:
    count = sum(not row.retired for row in rows)
    lead = f"{code}: " if code else ""
    name = words(entity.key)
    if count < entity.low:
        missing = entity.low - count
        message = f"{lead}{name} has {count}, at least {entity.low} needed. Add {missing}."
        yield Problem(path, code, entity.key, message)
    if entity.high is not None and count > entity.high:
        message = f"{lead}{name} has {count}, at most {entity.high} allowed. Remove some."
        yield Problem(path, code, entity.key, message)


def _parties(terms: Terms, places: tuple[Place, ...]) -> Iterator[Problem]:
    parties = [place for place in places if place.entity.key == "parties"]
    if parties and not any(place.row.role == "startup" for place in parties):
        yield Problem("parties", "", "role", "No party is the startup. Choose who it is.")
    for key in ("contributions", "expectations"):
        named = {row.party for row in getattr(terms, key) if not row.retired}
        for place in parties:
            if place.row.code not in named:
                yield at(place, key, f"it has no {words(key)}. Add at least one.")
