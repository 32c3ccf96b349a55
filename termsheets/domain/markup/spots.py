"""Where a reader finds a place of a sheet, and which passage a comment there is about."""

from __future__ import annotations

from termsheets.domain.clauses import Clause, Table, TermSheet
from termsheets.domain.numbering import numbers

OUTSIDE = {"cover": "Cover", "signatures": "Signatures"}


class Spots:
    """The places of one sheet; ``clauses`` are those that can have words of one's own."""

    def __init__(self, sheet: TermSheet) -> None:
        self.numbers = numbers(sheet)
        self.clauses: set[str] = set()
        self._names: dict[str, str] = {}
        self._passages: dict[str, str] = {}
        for section in sheet.sections:
            self._names[section.id] = f"{self.numbers[section.id]} {section.heading}"
            for clause in section.children:
                self._put(clause)

    def _put(self, clause: Clause) -> None:
        number = self.numbers[clause.id]
        if not clause.children:
            self.clauses.add(clause.id)
        for piece in (*reversed(clause.children), clause):
            own = self.numbers.get(piece.id, "") if piece is not clause else ""
            passage = clause.children[0].id if piece is clause and clause.children else piece.id
            self._name(piece.id, f"{number}{own} {piece.heading or clause.heading}", passage)
            for block in piece.body:
                if isinstance(block, Table):
                    self._name(block.id, f"{self._names[piece.id]}, {block.title}", passage)

    def _name(self, place: str, words: str, passage: str) -> None:
        self._names[place] = words
        self._passages[place] = passage

    def words(self, place: str) -> str:
        """Return number and heading of a place."""
        return self._names.get(place) or OUTSIDE.get(place, "New")

    def passage(self, place: str) -> str:
        """Return the passage that a place is part of, empty for what is accepted by nobody."""
        return self._passages.get(place, "")
