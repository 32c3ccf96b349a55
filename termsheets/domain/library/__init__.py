"""The clause library: wording as data, read once and checked when it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from termsheets.domain import plain
from termsheets.domain.schedules import SCHEDULES
from termsheets.domain.terms import structure
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.structure import Entity
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.wording import BadWording, Entry, read

NAMES = ("startup", "partner")


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section of the sheet and its clauses in order."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Every section in order, and every clause by its id."""

    sections: tuple[Section, ...]
    clauses: Mapping[str, Entry]

    def title(self, clause_id: str) -> str:
        """Return a clause's title, or its id where it is unknown."""
        entry = self.clauses.get(clause_id)
        return entry.title if entry else clause_id

    def binding_by_default(self) -> tuple[str, ...]:
        """Return the ids of the clauses that bind unless a deal says otherwise."""
        return tuple(entry.id for entry in self.clauses.values() if entry.binding)


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
    if entry.repeat and (entry.repeat not in structure.by_name() or not entry.alias):
        raise BadWording(f"{file}, {entry.id}: {entry.repeat!r} does not repeat.")
    for path in sorted(entry.printed):
        if not _is_printable(path, entry):
            raise BadWording(f"{file}, {entry.id}: {path!r} is not known.")
    for path in sorted(entry.asked):
        if not _can_be_asked(path, entry):
            raise BadWording(f"{file}, {entry.id}: {path!r} cannot be asked.")


def _load(name: str) -> Any:
    return read_file(name, files(__name__).joinpath(name).read_text("utf-8"))


def read_file(name: str, text: str) -> Any:
    """Return what a library file holds; raise BadWording, naming file, line and word."""
    try:
        return plain.values(text)
    except ValueError as error:
        raise BadWording(f"{name}, {error}") from None


def _entries() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for section in structure.SECTIONS:
        for written in _load(f"{section}.yaml"):
            entry = read(written, f"{section}.yaml")
            check(entry, f"{section}.yaml")
            if entry.id in found:
                raise BadWording(f"{section}.yaml, {entry.id}: stands there twice.")
            found[entry.id] = entry
    return found


def arranged(entries: Mapping[str, Entry], plan: list[Any]) -> Library:
    """Return the entries in the plan's order.

    Raises BadWording for a clause that the plan misses, or does not know.
    """
    planned = [clause for section in plan for clause in section["clauses"]]
    for clause in planned:
        if clause not in entries:
            raise BadWording(f"sections.yaml, {clause}: no file has this clause.")
    for clause in entries:
        if planned.count(clause) != 1:
            raise BadWording(f"sections.yaml, {clause}: must stand there once.")
    sections = tuple(
        Section(part["id"], part["title"], tuple(entries[clause] for clause in part["clauses"]))
        for part in plan
    )
    return Library(sections, {clause: entries[clause] for clause in planned})


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the shipped library; raise BadWording if it cannot be printed."""
    return arranged(_entries(), _load("sections.yaml"))
