"""What a page must know to ask: the deal as it stands, and the person's habits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from babel import Locale

from termsheets.domain.answers import Answered
from termsheets.domain.invariants.completeness import lacking
from termsheets.domain.library import Library
from termsheets.domain.library import library as shipped
from termsheets.domain.remembering import DEALS, remembered
from termsheets.domain.terms import Terms, structure
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind
from termsheets.wizard.reading import locale_of

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """A row with its entity and, for a row inside another, that row."""

    entity: structure.Entity
    row: Any
    parent: Any = None

    @property
    def code(self) -> str:
        """Return what the row is known by; empty for an entity without rows."""
        return "" if self.entity.single else str(self.row.key)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the fields that must be answered before sending, and are not."""
        return lacking(self.entity, self.row, self.parent)

    def at(self, row: Any) -> Found:
        """Return the same place with its row as it now stands."""
        return Found(self.entity, row, self.parent)

    def value(self, name: str) -> Any:
        """Return the row's answer, or its parent's of that name."""
        return (
            getattr(self.row, name, None)
            if name in self.entity.facts
            else (getattr(self.parent, name, None))
        )


@remembered(DEALS)
def _in_words(terms: Terms, titles: Library) -> Answered:
    return Answered(terms, titles.title)


@dataclass(frozen=True)
class Asking:
    """The terms of a draft, seen by somebody who writes as ``locale`` does."""

    terms: Terms
    locale: Locale
    library: Library = field(default_factory=shipped)

    @cached_property
    def answered(self) -> Answered:
        """Return the answers in words."""
        return _in_words(self.terms, self.library)

    @property
    def currency(self) -> str:
        """Return the deal's currency, empty while it is not known."""
        return self.terms.deal.currency or ""

    def rows(self, entity: structure.Entity) -> Iterator[Found]:
        """Yield the rows of an entity that is not inside another."""
        for row in getattr(self.terms, entity.key):
            yield Found(entity, row)

    def children(self, parent: Found) -> Iterator[tuple[structure.Entity, list[Found]]]:
        """Yield each entity inside a row, with its rows there."""
        for entity in structure.children_of(parent.entity.key):
            rows = getattr(parent.row, entity.key)
            yield entity, [Found(entity, row, parent.row) for row in rows]

    def every_row(self, section: str) -> Iterator[Found]:
        """Yield the section's rows, each followed by those inside it."""
        for entity in structure.of_section(section):
            if not entity.single and not entity.parent:
                for found in self.rows(entity):
                    yield found
                    for _, inner in self.children(found):
                        yield from inner

    def find(self, section: str, code: str) -> Found | None:
        """Return the section's row of that code, also one inside another row."""
        return next((found for found in self.every_row(section) if found.code == code), None)

    def links(self, fact: Fact, chosen: tuple[str, ...] = ()) -> Options:
        """Return what a link may point at: code and name of each row in use."""
        entity = structure.by_name()[fact.target]
        rows = [
            row for row in getattr(self.terms, entity.key) if not row.retired or row.key in chosen
        ]
        found = tuple((row.key, self.label(row.key)) for row in rows)
        reserved = (("ALL", "All fields"),) if entity.name == "FieldOfUse" else ()
        return reserved + found

    def label(self, code: str) -> str:
        """Return a row's name beside its code."""
        name = self.answered.name(code)
        return code if name == code else f"{name} ({code})" if "-" in code[:3] else name

    def parties(self) -> Options:
        """Return each party's code and short name."""
        return tuple((row.code, row.short_name or row.code) for row in self.terms.parties)

    def clauses(self) -> Options:
        """Return each clause's id and title."""
        return tuple((entry.id, entry.title) for entry in self.library.clauses.values())

    def options(self, fact: Fact, chosen: tuple[str, ...] = ()) -> Options:
        """Return what a link or a clause field may hold."""
        if fact.kind in (Kind.LINK, Kind.LINKS):
            return self.links(fact, chosen)
        return self.clauses()


def asking(terms: Terms, request: Any, library: Library) -> Asking:
    """Return what a page asks with, by the request's Accept-Language."""
    return Asking(terms, locale_of(request.headers.get("Accept-Language", "")), library)
