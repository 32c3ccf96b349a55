"""Links to rows that are gone."""

from typing import Any

from termsheets.domain.edits import key_of, places
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.structure import Entity, children_of
from termsheets.domain.terms.types import Kind

Known = set[tuple[str, str]]


def without_dead_links(terms: Terms, entity: Entity, row: Any) -> Any:
    """Return the row, and the rows inside it, with only the links that lead somewhere."""
    known = {(place.entity.name, key_of(place.row)) for place in places(terms)}
    return _pruned(known | {("FieldOfUse", "ALL")}, entity, row)


def _pruned(known: Known, entity: Entity, row: Any) -> Any:
    update = {name: _alive(known, fact, getattr(row, name)) for name, fact in _links(entity)}
    for child in children_of(entity.key):
        inner = (_pruned(known, child, each) for each in getattr(row, child.key))
        update[child.key] = tuple(inner)
    return row.model_copy(update=update)


def _links(entity: Entity) -> list[tuple[str, Fact]]:
    links = (Kind.LINK, Kind.LINKS, Kind.SHARES)
    return [(name, fact) for name, fact in entity.facts.items() if fact.kind in links]


def _alive(known: Known, fact: Fact, value: Any) -> Any:
    if fact.kind is Kind.SHARES:
        return tuple(share for share in value if ("Party", share.party) in known)
    if fact.kind is Kind.LINKS:
        return tuple(code for code in value if (fact.target, code) in known)
    return value if (fact.target, value) in known else None
