"""What stands where in a sheet: each node by its key, under its number and heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from termsheets.domain.clauses import Clause, Paragraph, Signatory, Table, TableRow, TermSheet
from termsheets.domain.numbering import numbers
from termsheets.domain.redline.runs import text_of
from termsheets.domain.redline.tree import Keyed, Node, lists, plain

ROOT = ""
OPENING = 8
"""So many words tell a part from its like."""


class Spot(NamedTuple):
    """Where a reader finds something: a clause's id, number and heading, and the place in it."""

    clause: str = ""
    number: str = ""
    heading: str = ""
    place: str = ""

    def __str__(self) -> str:
        """Return number, heading and place in one line."""
        return ", ".join(filter(None, (f"{self.number} {self.heading}".strip(), self.place)))


class Entry(NamedTuple):
    """A node, and where it stands."""

    node: Node
    spot: Spot


def unchanged(old: TermSheet, new: TermSheet) -> frozenset[str]:
    """Return the ids of clauses that are the same through and through, wherever they stand."""
    after = {clause.id: clause for clause in _clauses(new)}
    return frozenset(
        clause.id for clause in _clauses(old) if clause.id in after and clause == after[clause.id]
    )


def _clauses(sheet: TermSheet) -> Iterator[Clause]:
    return (clause for section in sheet.sections for clause in section.children)


def entries(sheet: TermSheet, unchanged: frozenset[str]) -> dict[str, Entry]:
    """Return every node but paragraphs by its key, the sheet itself by ``ROOT``.

    What is inside an unchanged clause is left out.
    """
    found = {ROOT: Entry(sheet, Spot(heading="Title"))}
    found.update(_below(Keyed(ROOT, sheet), Spot(), numbers(sheet), unchanged))
    return found


def _below(
    holder: Keyed, spot: Spot, numbered: Mapping[str, str], unchanged: frozenset[str]
) -> Iterator[tuple[str, Entry]]:
    for group in lists(holder.node, holder.key):
        for child in group:
            if isinstance(child.node, Paragraph):
                continue
            place = _spot(child.node, spot, numbered)
            yield child.key, Entry(child.node, place)
            if child.key not in unchanged:
                yield from _below(child, place, numbered, unchanged)


def _spot(node: Node, holder: Spot, numbered: Mapping[str, str]) -> Spot:
    """Return a node's spot; a part is found under its clause's heading, as 6.1(a)."""
    match node:
        case Clause():
            number = numbered.get(node.id, "")
            if number.startswith("(") or not number:
                number = holder.number + number
            return Spot(node.id, number, node.heading or holder.heading)
        case Table():
            return holder._replace(place=node.title)
        case TableRow():
            return holder._replace(place=", ".join(filter(None, (holder.place, _first(node)))))
        case Signatory():
            return Spot(heading="Parties", place=text_of(node.short_name))
    return holder


def _first(row: TableRow) -> str:
    """Return what a row is found by on the page: its first cell, mostly its code."""
    return (text_of(row.cells[0]) if row.cells else "") or row.code


def opening(node: Node) -> str:
    """Return the first words of a part that has no heading to know it by, or ""."""
    if not isinstance(node, Clause) or node.heading:
        return ""
    words = plain(node).split()
    return " ".join(words[:OPENING]) + (" ..." if len(words) > OPENING else "")
