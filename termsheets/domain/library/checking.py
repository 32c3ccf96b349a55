"""Whether a clause can be printed: each path that it names must be one that a deal has."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.schedules import SCHEDULES
from termsheets.domain.terms import structure
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.structure import Entity
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import BadWording, Entry

NAMES = ("startup", "partner")


def _entity(root: str, entry: Entry) -> Entity | None:
    if root == entry.alias:
        return structure.by_name()[entry.repeat]
    entity = structure.entities().get(root)
    return entity if entity and entity.single else None


def _public_fields(entity: Entity) -> set[str]:
    public = next((base for base in entity.cls.__mro__ if base.__name__ == entity.name), entity.cls)
    return set(facts(public)) if entity.single else {"code", *facts(public)}


def _is_printable(path: str, entry: Entry) -> bool:
    root, _, field = path.partition(".")
    if root == "table":
        return field in SCHEDULES
    if not field:
        return root in NAMES
    entity = _entity(root, entry)
    return entity is not None and field in _public_fields(entity)


def _can_be_asked(path: str, entry: Entry) -> bool:
    root, _, field = path.partition(".")
    if not field:
        return root in PublicTerms.model_fields
    entity = _entity(root, entry)
    if entity is None:
        return False
    return field in _public_fields(entity) | {
        child.key for child in structure.children_of(entity.key)
    }


def check(entry: Entry, file: str) -> None:
    """Raise BadWording unless every path of the entry can be printed."""
    if entry.repeat and (not _repeats(entry.repeat) or not entry.alias):
        raise BadWording(f"{file}, {entry.id}: {entry.repeat!r} does not repeat.")
    for path in sorted(entry.printed):
        if not _is_printable(path, entry):
            raise BadWording(f"{file}, {entry.id}: {path!r} is not known.")
    for path in sorted(entry.asked):
        if not _can_be_asked(path, entry):
            raise BadWording(f"{file}, {entry.id}: {path!r} cannot be asked.")


def _repeats(name: str) -> bool:
    entity = structure.by_name().get(name)
    return entity is not None and not entity.single


def printable(entry: Entry) -> Iterator[str]:
    """Yield every path that the texts of an entry may print, its own row's first."""
    if entry.alias:
        yield from _paths(entry.alias, structure.by_name()[entry.repeat])
    yield from NAMES
    for key, entity in structure.entities().items():
        if entity.single:
            yield from _paths(key, entity)
    yield from (f"table.{name}" for name in SCHEDULES)


def _paths(root: str, entity: Entity) -> Iterator[str]:
    return (f"{root}.{field}" for field in sorted(_public_fields(entity)))
