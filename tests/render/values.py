"""Every answer of a deal that the library prints, and the clauses it must be found in.

Read from the terms and the library's texts, not from the clause tree: what the
tree forgets is found missing.
"""

from collections import defaultdict
from typing import NamedTuple

from termsheets.domain.answers import Answered, Placed
from termsheets.domain.library import library
from termsheets.domain.schedules import SCHEDULES, entity_of
from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from termsheets.domain.wording import PieceKind

EITHER = {"rate": ("rate_pct", "unit_amount"), "subject": ("grant", "asset", "category")}
"""Columns that print one of several answers."""


class Value(NamedTuple):
    """An answer in words, and the id of a clause that prints it."""

    source: str
    words: str
    clause: str


def values_of(terms):
    """Yield each public answer that the deal's clauses and their schedules print."""
    answered = Answered(terms, library().title)
    printing = _printing(answered)
    for entity in structure.entities().values():
        rows = [Placed(getattr(terms, entity.key))] if entity.single else answered.rows(entity.name)
        for placed in rows:
            for fact in entity.facts.values():
                source = f"{entity.key if entity.single else placed.key}.{fact.name}"
                for words in _words(answered, placed, fact):
                    yield from (Value(source, words, clause) for clause in printing[source])


def _words(answered, placed, fact):
    """Return what an answer prints: nothing if private, each clause's title by itself."""
    words = "" if fact.private else answered.printed(placed, fact)
    if words and fact.kind is Kind.CLAUSES:
        return list(map(library().title, getattr(placed.row, fact.name)))
    return [words] if words else []


def _printing(answered):
    """Return the ids of the clauses that print each answer, by its source.

    A schedule stands in the first clause that names it.
    """
    printing, cells = defaultdict(set), {}
    for entry in library().clauses.values():
        for placed in answered.rows(entry.repeat) if entry.repeat else [Placed(None)]:
            for path in _paths(entry, placed, answered.terms):
                if path.startswith("table."):
                    for source in _cells(path, placed.row, answered):
                        cells.setdefault(source, entry.id)
                else:
                    root, _, name = path.partition(".")
                    key = placed.key if root == entry.alias else root
                    printing[f"{key}.{name}"].add(entry.id)
    for source, clause in cells.items():
        printing[source].add(clause)
    return printing


def _paths(entry, placed, terms):
    """Yield what the balanced wording prints for a row, where the clause applies to it."""

    def answer(path):
        root, _, name = path.partition(".")
        owner = placed if root == entry.alias else Placed(getattr(terms, root))
        value = owner.value(name) if name else owner.row
        return _unretired(value) if isinstance(value, tuple) else value

    if entry.when and not entry.when.holds(answer):
        return
    for fragment in entry.position("balanced").fragments:
        if not fragment.condition or fragment.condition.holds(answer):
            for piece in fragment.pieces:
                if piece.kind is PieceKind.PLACEHOLDER:
                    yield piece.text


def _unretired(members):
    return tuple(member for member in members if not getattr(member, "retired", False))


def _cells(path, row, answered):
    """Return the answers that a table prints: of all rows, or of those that ``row`` holds."""
    name = path.removeprefix("table.")
    entity = entity_of(name)
    columns = [field for column in SCHEDULES[name] for field in EITHER.get(column, (column,))]
    everywhere = [placed.row for placed in answered.rows(entity.name)]
    rows = _unretired(getattr(row, entity.key, everywhere))
    return [f"{row.key}.{column}" for row in rows for column in columns]
