"""The summary that leads a redline: counts, the clauses that changed, every change."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from termsheets.domain.clauses import Clause, Mark, walk
from termsheets.domain.redline import Change, Kind, Redline, accepted
from termsheets.domain.redline.sides import LEFT
from termsheets.render.drawing import CLAUSE, anchors
from termsheets.render.redline.comparison import Comparison
from termsheets.render.redline.drawing import SOURCE

KINDS = {
    Kind.INSERTED: "Inserted",
    Kind.DELETED: "Deleted",
    Kind.REPLACED: "Replaced",
    Kind.MOVED: "Moved",
    Kind.ROW_INSERTED: "Row inserted",
    Kind.ROW_DELETED: "Row deleted",
    Kind.CELL: "Cell changed",
    Kind.TERM_RENAMED: "Term renamed",
    Kind.TABLE_REPLACED: "Table replaced",
}
COUNTED = {
    "inserted": "Inserted",
    "deleted": "Deleted",
    "replaced": "Replaced",
    "moved": "Moved",
    "rows": "Rows inserted or deleted",
    "cells": "Cells changed",
    "terms": "Defined terms renamed",
    "tables": "Tables replaced",
    "renumbered": "Renumbered only, no change",
}
SHORT = 120
"""Letters of a change that the list shows; the rest stands in the document."""


class Line(NamedTuple):
    """A clause as a list names it; ``anchor`` is where it is found."""

    anchor: str
    number: str
    title: str
    told: str = ""


class Row(NamedTuple):
    """A change as the list shows it; ``what`` is its kind and its place in the clause."""

    id: str
    what: str
    before: str
    after: str
    money: str = ""

    @property
    def words(self) -> str:
        """Return the words on both sides, those of the older first."""
        return " \N{RIGHTWARDS ARROW} ".join(
            f"“{side}”" for side in (self.before, self.after) if side
        )


class Group(NamedTuple):
    """The changes of a clause that stand together; ``where`` is its number and heading."""

    where: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first pages of a redline say."""

    redline: Redline
    comparison: Comparison
    standing: frozenset[str]

    @classmethod
    def of(cls, redline: Redline, comparison: Comparison) -> Summary:
        """Return the summary of a redline."""
        return cls(redline, comparison, anchors(accepted(redline.sheet)))

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return each kind of change in words, and how many there are."""
        return [(words, getattr(self.redline.counts, name)) for name, words in COUNTED.items()]

    @property
    def changed(self) -> list[Line]:
        """Return the clauses with changes, in reading order, and what changed in each."""
        found: dict[tuple[str, str, str], list[str]] = {}
        for change in self.redline.changes:
            place = change.clause, change.number, change.heading
            found.setdefault(place, []).append(KINDS[change.kind].lower())
        return [
            Line(self.anchor(clause), number, heading, _tally(kinds))
            for (clause, number, heading), kinds in found.items()
        ]

    @property
    def changes(self) -> Iterator[Group]:
        """Yield every change with its clause."""
        for where, group in groupby(self.redline.changes, _where):
            yield Group(where, tuple(_row(change, self.comparison) for change in group))

    @property
    def agreed(self) -> list[Line]:
        """Return the clauses with something that all sides have accepted."""
        return self.lines(self.comparison.agreed)

    @property
    def still_open(self) -> list[Line]:
        """Return the clauses with something that somebody has not accepted yet."""
        return self.lines(self.comparison.still_open)

    def lines(self, passages: tuple[str, ...]) -> list[Line]:
        """Return the clauses that stand with passages of the ids, one line a clause."""
        clauses = (clause for depth, clause in walk(self.redline.sheet) if depth == CLAUSE)
        found = (self.line(clause, frozenset(passages)) for clause in clauses if _stands(clause))
        return list(filter(None, found))

    def line(self, clause: Clause, passages: AbstractSet[str]) -> Line | None:
        """Return a clause, told which of its parts are meant unless all are; None without any."""
        pieces = tuple(filter(_stands, clause.children)) or (clause,)
        meant = [piece.id for piece in pieces if piece.id in passages]
        if not meant:
            return None
        told = "" if len(meant) == len(pieces) else ", ".join(map(self.number, meant))
        return Line(meant[0], self.number(clause.id), clause.heading, told)

    def number(self, clause: str) -> str:
        """Return the number of a clause in the newer sheet."""
        return self.redline.numbers.get(clause, "")

    def anchor(self, clause: str) -> str:
        """Return where a clause is found: where it stands, or where it was."""
        if clause in self.standing or not clause:
            return clause
        return clause + SOURCE[Mark.DELETED]


def _stands(clause: Clause) -> bool:
    return clause.mark not in LEFT


def _tally(kinds: list[str]) -> str:
    """Return "2 replaced, 1 row inserted"."""
    return ", ".join(_counted(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))


def _counted(count: int, kind: str) -> str:
    noun, _, done = kind.rpartition(" ")
    named = f"{noun}s" if noun and count > 1 else noun
    return " ".join(filter(None, (str(count), named, done)))


def _where(change: Change) -> str:
    return f"{change.number} {change.heading}".strip()


def _row(change: Change, comparison: Comparison) -> Row:
    """Return a change, its words cut to what a list can hold, with the money that it moves."""
    money = comparison.money.of(change.id) if comparison.money else ""
    what = ", ".join(filter(None, (KINDS[change.kind], change.place)))
    return Row(change.id, what, _short(change.before), _short(change.after), money)


def _short(text: str) -> str:
    """Return the beginning of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]} ..."
