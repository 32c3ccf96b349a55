"""What a change of a deal can break, so that nothing else is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import Any

from termsheets.domain.edits import Place, key_of, places, places_of
from termsheets.domain.invariants.unique import FIELDS, NAMES
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.domain.terms.types import Kind


def changed(terms: Terms, before: Terms) -> tuple[Place, ...]:
    """Return the rows that are not as they were; all, if amounts are in another currency."""
    if terms.deal.currency != before.deal.currency:
        return places(terms)
    touched = tuple(_touched(terms, before))
    known = {id(row) for entity in touched for _, row in _rows(before, entity)}
    now = (place for entity in touched for place in places_of(terms, entity))
    return tuple(place for place in now if id(place.row) not in known)


def concerns_others(terms: Terms, before: Terms) -> bool:
    """Tell whether anything changed that rules about several rows ask for."""
    return any(
        old is None or new is None or (old[1] is not new[1] and _ties(*old) != _ties(*new))
        for entity in _touched(terms, before)
        for old, new in zip_longest(_rows(before, entity), _rows(terms, entity))
    )


def _touched(terms: Terms, before: Terms) -> Iterator[Entity]:
    for key, entity in entities().items():
        if not entity.parent and getattr(terms, key) is not getattr(before, key):
            yield entity


def _rows(terms: Terms, entity: Entity) -> Iterator[tuple[str, Any]]:
    """Yield the rows of an entity, each before its children, with the keys of their entities."""
    value, children = getattr(terms, entity.key), children_of(entity.key)
    for row in (value,) if entity.single else value:
        yield entity.key, row
        for child in children:
            yield from ((child.key, inner) for inner in getattr(row, child.key))


def _ties(key: str, row: Any) -> tuple[Any, ...]:
    asked = (getattr(row, name) for name in _tied(key))
    return (key, key_of(row), getattr(row, "retired", False), *asked)


@cache
def _tied(key: str) -> tuple[str, ...]:
    """Return the fields that link a row to others, or that no two rows may share."""
    facts = entities()[key].facts
    linked = (name for name, fact in facts.items() if fact.target or fact.kind is Kind.SHARES)
    alone = (name for fields in FIELDS.get(key, ()) for name in fields)
    called = (name for name in (NAMES.get(key),) if name)
    return tuple(dict.fromkeys((*linked, *alone, *called)))
