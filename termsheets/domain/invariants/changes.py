"""What a change of a deal can break, so that nothing else is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from termsheets.domain.edits import Place, key_of, places, places_of
from termsheets.domain.invariants.unique import FIELDS, NAMES
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import Entity, entities
from termsheets.domain.terms.types import Kind


def changed(terms: Terms, before: Terms) -> tuple[Place, ...]:
    """Return the rows that are not as they were; all, if amounts are in another currency."""
    if terms.deal.currency != before.deal.currency:
        return tuple(places(terms))
    touched = tuple(_touched(terms, before))
    known = {id(place.row) for entity in touched for place in places_of(before, entity)}
    now = (place for entity in touched for place in places_of(terms, entity))
    return tuple(place for place in now if id(place.row) not in known)


def concerns_others(terms: Terms, before: Terms) -> bool:
    """Tell whether anything changed that rules about several rows ask for."""
    return any(
        _ties(places_of(terms, entity)) != _ties(places_of(before, entity))
        for entity in _touched(terms, before)
    )


def _touched(terms: Terms, before: Terms) -> Iterator[Entity]:
    for key, entity in entities().items():
        if not entity.parent and getattr(terms, key) is not getattr(before, key):
            yield entity


def _ties(found: Iterator[Place]) -> list[tuple[Any, ...]]:
    return [
        (
            place.entity.key,
            key_of(place.row),
            getattr(place.row, "retired", False),
            *(getattr(place.row, name) for name in _tied(place.entity.key)),
        )
        for place in found
    ]


@cache
def _tied(key: str) -> tuple[str, ...]:
    """Return the fields that link a row to others, or that no two rows may share."""
    facts = entities()[key].facts
    linked = (name for name, fact in facts.items() if fact.target or fact.kind is Kind.SHARES)
    alone = (name for fields in FIELDS.get(key, ()) for name in fields)
    called = (name for name in (NAMES.get(key),) if name)
    return tuple(dict.fromkeys((*linked, *alone, *called)))
