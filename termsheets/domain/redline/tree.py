"""A sheet as nodes of one shape: words, plain facts and lists of nodes below.

All that compares, marks or takes sides works on this shape; only this module
knows the kinds of node there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from termsheets.domain.clauses import (
    Clause,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
    TermSheet,
)
from termsheets.domain.redline.runs import KEPT, Runs, Stamp, stamped, text_of, with_text
from termsheets.domain.words import day

Node = Clause | Paragraph | Table | TableRow | Signatory | TermSheet
BREAK = "\x1f"
"""Stands in no text of a deal."""


class Keyed(NamedTuple):
    """A node and what both sides know it by; a paragraph has nothing but its words."""

    key: str
    node: Node


def texts(node: Node) -> tuple[Runs, ...]:
    """Return the node's own words."""
    match node:
        case Paragraph():
            return (node.runs,)
        case TableRow():
            return node.cells
        case Signatory():
            return node.legal_name, node.short_name, node.role, node.country
        case TermSheet():
            return (node.title,)
    return ()


def facts(node: Node) -> dict[str, str]:
    """Return, as text, what the node says without runs; nothing is said by an empty text."""
    match node:
        case Clause():
            return {"heading": node.heading, "binding": "Binding" if node.binding else ""}
        case Signatory():
            return {"contact_name": node.contact_name, "contact_title": node.contact_title}
        case TermSheet():
            day = node.effective_date
            return {"effective_date": day.isoformat() if day else ""}
    return {}


def told(node: Node, name: str) -> Runs:
    """Return a fact as runs, marked where it changed and otherwise as its node is."""
    if not isinstance(node, Paragraph | Table | TableRow):
        for fact in node.facts:
            if fact.name == name:
                return fact.runs
    text = facts(node)[name]
    stamp = KEPT if isinstance(node, TermSheet) else Stamp(node.mark, node.change)
    return stamped((Run(text),), stamp) if text else ()


def effective_date(sheet: TermSheet) -> Runs:
    """Return the effective date as it prints, or nothing."""
    return tuple(
        run if run.kind is RunKind.BRACKET else with_text(run, day(date.fromisoformat(run.text)))
        for run in told(sheet, "effective_date")
    )


def lists(node: Node, key: str = "") -> tuple[tuple[Keyed, ...], ...]:
    """Return the lists of nodes that a node holds; ``key`` is its own."""
    match node:
        case Clause():
            return tuple(map(_block, node.body)), tuple(map(_clause, node.children))
        case Table():
            return (tuple(_row(row, key) for row in node.rows),)
        case TermSheet():
            return tuple(map(_party, node.parties)), tuple(map(_clause, node.sections))
    return ()


def rebuilt(node: Node, own: Sequence[Runs], below: Sequence[Sequence[Node]], **more: Any) -> Node:
    """Return the node with these words, these lists of nodes and other values of fields."""
    names = {
        Paragraph: ("runs",),
        Signatory: ("legal_name", "short_name", "role", "country"),
        TermSheet: ("title", "parties", "sections"),
        Clause: ("body", "children"),
        Table: ("rows",),
        TableRow: ("cells",),
    }[type(node)]
    values = (tuple(own),) if isinstance(node, TableRow) else (*own, *map(tuple, below))
    fields: dict[str, Any] = dict(zip(names, values, strict=True))
    return replace(node, **fields, **more)


def plain(node: Node) -> str:
    """Return all the node's words as lines of text; a row is one."""
    said = [facts(node).get("heading", ""), *map(text_of, texts(node))]
    own = (" | " if isinstance(node, TableRow) else "\n").join(filter(None, said))
    head = node.title if isinstance(node, Table) else ""
    below = [plain(child.node) for group in lists(node) for child in group]
    return "\n".join(filter(None, (head, own, *below)))


def _clause(clause: Clause) -> Keyed:
    return Keyed(clause.id, clause)


def _block(block: Paragraph | Table) -> Keyed:
    if isinstance(block, Paragraph):
        return Keyed(BREAK + block.text, block)
    return Keyed(BREAK.join(("table", block.id, block.title, *block.columns)), block)


def _row(row: TableRow, table: str) -> Keyed:
    return Keyed(BREAK.join((table, row.code, str(len(row.cells)))), row)


def _party(party: Signatory) -> Keyed:
    source = next((run.source for run in party.legal_name if run.source), "")
    known_by = source.partition(".")[0] or text_of(party.short_name)
    return Keyed(BREAK.join(("party", known_by)), party)
