"""What changed between two term sheets: one marked sheet and the list of its changes.

Sheets are compared as trees, by the permanent ids of clauses, tables and
rows; only words inside a paragraph or a cell are compared with each other.
Accepted, the marked sheet is the new one, rejected the old one, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from termsheets.domain.clauses import Clause, TermSheet
from termsheets.domain.numbering import numbers
from termsheets.domain.redline.aligning import moved
from termsheets.domain.redline.changes import Change, Counts, Kind
from termsheets.domain.redline.marking import Marker
from termsheets.domain.redline.places import entries, unchanged
from termsheets.domain.redline.sides import LEFT, accepted, no_parties, rejected
from termsheets.domain.redline.terms import renamed
from termsheets.domain.redline.tree import effective_date, told

__all__ = [
    "Change",
    "Counts",
    "Kind",
    "Redline",
    "accepted",
    "effective_date",
    "no_parties",
    "redline",
    "rejected",
    "told",
]


@dataclass(frozen=True, slots=True)
class Redline:
    """A sheet that shows two sides, and its changes in reading order.

    ``renumbered`` gives old and new number of each clause that only got
    another number, ``renamed_terms`` the new name of each renamed term.
    """

    sheet: TermSheet
    changes: tuple[Change, ...]
    counts: Counts
    numbers: Mapping[str, str]
    old_numbers: Mapping[str, str]
    renumbered: Mapping[str, tuple[str, str]]
    renamed_terms: Mapping[str, str]

    def number_of(self, clause: Clause) -> str:
        """Return a clause's printed number: the old one where it is shown as it was."""
        return (self.old_numbers if clause.mark in LEFT else self.numbers).get(clause.id, "")

    def number_was(self, clause: Clause) -> str:
        """Return the old number of a clause that is shown under a new one, or ""."""
        number = "" if clause.mark in LEFT else self.old_numbers.get(clause.id, "")
        return "" if number == self.number_of(clause) else number


def redline(old: TermSheet, new: TermSheet) -> Redline:
    """Return what changed from one sheet to another.

    The ids of clauses and tables are each unique within a sheet.
    """
    same = unchanged(old, new)
    before, after = entries(old, same), entries(new, same)
    travelers = moved(before, after, same)
    terms = renamed(old, new)
    marker = Marker(before, after, travelers, same, terms)
    sheet = marker.sheet()
    numbered, was = numbers(new), numbers(old)
    renumbered = {
        clause: (was[clause], numbered[clause])
        for clause in numbered
        if clause in was and clause not in travelers and was[clause] != numbered[clause]
    }
    changes = tuple(marker.ledger.changes)
    counts = Counts.of(changes, len(renumbered))
    return Redline(sheet, changes, counts, numbered, was, renumbered, dict(terms))
