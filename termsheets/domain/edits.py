"""Changes of one row of a deal: Terms in, Terms out.

A row is known by the key of its entity and its code (a field of use by its
tag); a single entity by its key and an empty code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from termsheets.domain.remembering import DEALS, remembered
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Answers, Row, Tagged
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.domain.terms.types import Kind
from termsheets.domain.terms.whole import PublicTerms

AnyRow = Row | Tagged
Rows = tuple[Any, ...]
AnyTerms = Terms | PublicTerms
TermsT = TypeVar("TermsT", Terms, PublicTerms)


class NotThere(LookupError):
    """No row of that entity has that code."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its entity, itself, its parent, its index and path in a file."""

    entity: Entity
    row: Any
    holder: Any
    index: int
    path: str

    @property
    def parent(self) -> str:
        """Return the code of the row that holds this one, empty for the deal."""
        return self.holder.code if self.holder is not None else ""

    @property
    def name(self) -> str:
        """Return what to call the row in a sentence."""
        return key_of(self.row) or self.entity.key.replace("_", " ").capitalize()


@remembered(DEALS)
def places(terms: AnyTerms) -> tuple[Place, ...]:
    """Return every single entity and every row, parents before their children."""
    outer = (entity for entity in entities().values() if not entity.parent)
    return tuple(place for entity in outer for place in places_of(terms, entity))


def places_of(terms: AnyTerms, entity: Entity) -> Iterator[Place]:
    """Yield the rows of an entity that is not inside another, each before its children."""
    value = getattr(terms, entity.key)
    for index, row in enumerate((value,) if entity.single else value):
        path = entity.key if entity.single else f"{entity.key}[{index}]"
        yield Place(entity, row, None, index, path)
        yield from _inside(entity, row, path)


def _inside(entity: Entity, row: Any, path: str) -> Iterator[Place]:
    for child in children_of(entity.key):
        for index, inner in enumerate(getattr(row, child.key)):
            yield Place(child, inner, row, index, f"{path}.{child.key}[{index}]")


def clauses_named(terms: Terms) -> frozenset[str]:
    """Return the id of each clause that an answer names."""
    return frozenset(
        clause
        for place in places(terms)
        for fact in place.entity.facts.values()
        if fact.kind in (Kind.CLAUSE, Kind.CLAUSES) and (value := getattr(place.row, fact.name))
        for clause in (value if fact.is_list else (value,))
    )


def key_of(row: Answers) -> str:
    """Return the code or tag of a row, empty for a single entity."""
    return row.key if isinstance(row, Row | Tagged) else ""


def lists(terms: AnyTerms, key: str) -> Iterator[tuple[str, Rows]]:
    """Yield each list of the entity's rows with the code of the parent that holds it."""
    entity = entities()[key]
    if not entity.parent:
        yield "", getattr(terms, key)
        return
    for parent in getattr(terms, entity.parent):
        yield parent.code, getattr(parent, key)


def locate(terms: AnyTerms, key: str, code: str = "") -> Place:
    """Return the place of a row, or of a single entity; raise NotThere."""
    for place in places(terms):
        if place.entity.key == key and key_of(place.row) == code:
            return place
    raise NotThere(f"There is no {code} in {key.replace('_', ' ')}.")


def find(terms: Terms, key: str, code: str = "") -> Any:
    """Return a row, or a single entity; raise NotThere."""
    return locate(terms, key, code).row


def siblings(terms: AnyTerms, key: str, parent: str) -> Rows:
    """Return the list of rows that a parent (or the deal) holds; raise NotThere."""
    for holder, rows in lists(terms, key):
        if holder == parent:
            return rows
    raise NotThere(f"There is no {parent} to hold {key.replace('_', ' ')}.")


def with_list(terms: TermsT, key: str, parent: str, rows: Rows) -> TermsT:
    """Return the Terms with one list of rows replaced."""
    entity = entities()[key]
    if not entity.parent:
        return terms.model_copy(update={key: rows})
    parents = tuple(
        row.model_copy(update={key: rows}) if row.code == parent else row
        for row in getattr(terms, entity.parent)
    )
    return terms.model_copy(update={entity.parent: parents})


def with_row(terms: TermsT, place: Place, row: Any) -> TermsT:
    """Return the Terms with the row at a place replaced."""
    if place.entity.single:
        return terms.model_copy(update={place.entity.key: row})
    rows: Rows = siblings(terms, place.entity.key, place.parent)
    changed = (*rows[: place.index], row, *rows[place.index + 1 :])
    return with_list(terms, place.entity.key, place.parent, changed)


def linked(entity: Entity, row: Any, target: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row that point at the target entity, with each key named."""
    for name, fact in entity.facts.items():
        value = getattr(row, name)
        if fact.kind is Kind.SHARES and target == "Party":
            yield from ((name, share.party) for share in value if share.party)
        elif fact.target == target and value:
            yield from ((name, code) for code in (value if fact.is_list else (value,)))


def references(terms: Terms, key: str, code: str) -> tuple[tuple[Place, str], ...]:
    """Return the place and field of everything that refers to a row."""
    target = entities()[key].name
    return tuple(
        (place, name)
        for place in places(terms)
        for name, found in linked(place.entity, place.row, target)
        if found == code
    )


def mapped(terms: Terms, change: Callable[[Entity, Any], Any]) -> Terms:
    """Return the Terms with every row (children first) passed through ``change``."""
    update: dict[str, Any] = {}
    for entity in entities().values():
        if entity.parent:
            continue
        value = getattr(terms, entity.key)
        if entity.single:
            update[entity.key] = change(entity, value)
        else:
            update[entity.key] = tuple(
                change(entity, _with_children(entity, row, change)) for row in value
            )
    return terms.model_copy(update=update)


def _with_children(entity: Entity, row: Any, change: Callable[[Entity, Any], Any]) -> Any:
    children = children_of(entity.key)
    inner = {
        child.key: tuple(change(child, each) for each in getattr(row, child.key))
        for child in children
    }
    return row.model_copy(update=inner) if children else row


def rename_tag(terms: Terms, old: str, new: str) -> Terms:
    """Return the Terms with a field of use called ``new`` wherever it is named."""

    def renamed(entity: Entity, row: Any) -> Any:
        update: dict[str, Any] = (
            {"tag": new} if key_of(row) == old and entity.key == "fields_of_use" else {}
        )
        for name, fact in entity.facts.items():
            if fact.target == "FieldOfUse" and old in getattr(row, name):
                update[name] = tuple(new if tag == old else tag for tag in getattr(row, name))
        return row.model_copy(update=update) if update else row

    return mapped(terms, renamed)
