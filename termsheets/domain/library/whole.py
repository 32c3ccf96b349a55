"""A whole clause library: its sections in order, and each clause by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from termsheets.domain.wording import BadWording, Entry, text_at


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section of the sheet and its clauses in order."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Every section in order, and every clause by its id; each library equals itself alone.

    ``digest`` is the SHA-256, in hexadecimal, of the files that it was read
    from. ``former`` are the titles of clauses that other libraries have: a
    deal may name one that this library dropped.
    """

    sections: tuple[Section, ...]
    clauses: Mapping[str, Entry]
    digest: str = ""
    former: Mapping[str, str] | None = None

    def title(self, clause_id: str) -> str:
        """Return a clause's title, or its id where it is unknown."""
        entry = self.clauses.get(clause_id)
        return entry.title if entry else (self.former or {}).get(clause_id, clause_id)

    def binding_by_default(self) -> tuple[str, ...]:
        """Return the ids of the clauses that bind unless a deal says otherwise."""
        return tuple(entry.id for entry in self.clauses.values() if entry.binding)


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


def check_plan(plan: Any) -> None:
    """Raise BadWording unless a plan lists sections, each with an id, a title and clauses."""
    seen: set[str] = set()
    for section in plan if isinstance(plan, list) else [plan]:
        name = _section(section)
        if name in seen:
            raise BadWording(f"sections.yaml, {name}: stands there twice.")
        seen.add(name)


def _section(section: Any) -> str:
    if not isinstance(section, Mapping) or set(section) != {"id", "title", "clauses"}:
        raise BadWording("sections.yaml: a section has the keys 'id', 'title' and 'clauses'.")
    try:
        name, _ = text_at(section, "id"), text_at(section, "title")
    except BadWording as error:
        raise BadWording(f"sections.yaml, {section['id']!r}: {error}.") from error
    clauses = section["clauses"]
    if not isinstance(clauses, list) or not all(isinstance(clause, str) for clause in clauses):
        raise BadWording(f"sections.yaml, {name}: 'clauses' must be a list of ids.")
    return name
