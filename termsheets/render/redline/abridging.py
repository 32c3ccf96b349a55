"""A marked sheet cut down to some of its changes, so that a page of a long one stays short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from termsheets.domain.clauses import Block, Clause, Run, Table, TableRow, TermSheet
from termsheets.domain.redline.tree import Node, lists, texts

ROOM = 25
"""So many rows a table may have to be shown whole."""


def abridged(sheet: TermSheet, changes: AbstractSet[str], *, whole: bool = False) -> TermSheet:
    """Return the sheet with the clauses that the changes touch; with all clauses if ``whole``.

    Of a long table only the rows that the changes touch are left, and a row
    that tells how many are not shown.
    """
    return _Scissors(changes, whole).sheet(sheet)


def changes_in(node: Node) -> Iterator[str]:
    """Yield the ids of the changes that left a mark on a node's own words."""
    if not isinstance(node, TermSheet) and node.change:
        yield node.change
    for runs in (*texts(node), *(fact.runs for fact in getattr(node, "facts", ()))):
        yield from (run.change for run in runs if run.change)


class _Scissors:
    """What the changes touch is kept."""

    def __init__(self, changes: AbstractSet[str], whole: bool) -> None:
        self.changes, self.whole = changes, whole

    def touched(self, node: Node) -> bool:
        if any(change in self.changes for change in changes_in(node)):
            return True
        return any(self.touched(child.node) for group in lists(node) for child in group)

    def sheet(self, sheet: TermSheet) -> TermSheet:
        return replace(sheet, sections=tuple(self.clauses(sheet.sections)))

    def clauses(self, clauses: Sequence[Clause]) -> Iterator[Clause]:
        for clause in clauses:
            if self.whole or self.touched(clause):
                body = tuple(map(self.block, clause.body))
                yield replace(clause, body=body, children=tuple(self.clauses(clause.children)))

    def block(self, block: Block) -> Block:
        if isinstance(block, Table) and len(block.rows) > ROOM:
            return replace(block, rows=tuple(self.rows(block.rows)))
        return block

    def rows(self, rows: Sequence[TableRow]) -> Iterator[TableRow]:
        for is_kept, group in groupby(rows, self.touched):
            found = tuple(group)
            yield from found if is_kept else (_left_out(found),)


def _left_out(rows: Sequence[TableRow]) -> TableRow:
    says = "one more row" if len(rows) == 1 else f"{len(rows):,} more rows"
    nothing: tuple[tuple[Run, ...], ...] = ((),) * (len(rows[0].cells) - 1)
    return TableRow("", ((Run(f"… {says}"),), *nothing))
