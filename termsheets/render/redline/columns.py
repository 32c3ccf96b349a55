"""A redline in two columns: the older sheet with what goes, the newer one with what came."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, cast

from django.utils.safestring import SafeString

from termsheets.domain.clauses import Clause, Mark, MarkedFact, Run, Table, TermSheet
from termsheets.domain.redline import Redline
from termsheets.domain.redline.sides import ARRIVED, LEFT, accepted
from termsheets.domain.redline.tree import Node, lists, rebuilt, texts
from termsheets.render.drawing import DrawnSheet, DrawnTable, anchors
from termsheets.render.redline.drawing import SPOKEN, MarkingPen
from termsheets.render.runs import SCREEN, Surface, inline


def side_by_side(redline: Redline) -> tuple[DrawnSheet, DrawnSheet]:
    """Return the older and the newer sheet ready for a page, each with its own marks."""
    standing = anchors(accepted(redline.sheet))
    now = Surface(SCREEN, standing, numbers=redline.numbers)
    before = Surface(SCREEN, standing, numbers=redline.old_numbers)
    old = OldPen(redline.numbers, now, redline, before, SPOKEN)
    new = MarkingPen(redline.numbers, now, redline, before, SPOKEN)
    return old.sheet(_half(redline.sheet, ARRIVED)), new.sheet(_half(redline.sheet, LEFT))


@dataclass(frozen=True, slots=True)
class OldPen(MarkingPen):
    """Draws the older sheet; what stands beside it has the same ids."""

    def kept(self, run: Run) -> SafeString:
        """Return words that stay; a reference has its old number."""
        return inline((run,), self.before)

    def number(self, clause: Clause) -> str:
        """Return the number that the clause had."""
        return self.redline.old_numbers.get(clause.id, "")

    def was(self, clause: Clause) -> str:
        """Return nothing: the old number is the one that is printed."""
        return ""

    def anchor(self, node: Clause | Table) -> str:
        """Return an id that nothing in the other column has."""
        return f"{super(OldPen, self).anchor(node)}.before"

    def table(self, table: Table) -> DrawnTable:
        """Return a table under a name that nothing in the other column has."""
        return replace(super(OldPen, self).table(table), title=f"{table.title} before")


def _half(sheet: TermSheet, without: AbstractSet[Mark]) -> TermSheet:
    """Return the sheet without what has one of the marks."""
    return cast(TermSheet, _node(sheet, without))


def _node(node: Node, without: AbstractSet[Mark]) -> Node:
    own = [_runs(runs, without) for runs in texts(node)]
    below = [
        [_node(child.node, without) for child in group if _mark(child.node) not in without]
        for group in lists(node)
    ]
    more: dict[str, Any] = {}
    if facts := getattr(node, "facts", ()):
        more["facts"] = tuple(MarkedFact(one.name, _runs(one.runs, without)) for one in facts)
    return rebuilt(node, own, below, **more)


def _runs(runs: tuple[Run, ...], without: AbstractSet[Mark]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.mark not in without)


def _mark(node: Node) -> Mark:
    return Mark.KEPT if isinstance(node, TermSheet) else node.mark
