"""Either side of a redline: the sheet with all its changes accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, cast

from termsheets.domain.clauses import Mark, Paragraph, Run, RunKind, Table, TableRow, TermSheet
from termsheets.domain.redline.runs import Runs, settled, text_of
from termsheets.domain.redline.tree import Node, lists, rebuilt, texts

ARRIVED = frozenset({Mark.INSERTED, Mark.MOVED_TO})
LEFT = frozenset({Mark.DELETED, Mark.MOVED_FROM})


def accepted(sheet: TermSheet) -> TermSheet:
    """Return the new side of a marked sheet."""
    return cast(TermSheet, _Side(LEFT, is_old=False).node(sheet))


def rejected(sheet: TermSheet) -> TermSheet:
    """Return the old side of a marked sheet."""
    return cast(TermSheet, _Side(ARRIVED, is_old=True).node(sheet))


def no_parties(sheet: TermSheet) -> Runs:
    """Return the gap that prints on a side without parties, marked as theirs came or went."""
    gap = Run("[parties]", RunKind.OPEN_POINT)
    old = [party for party in sheet.parties if party.mark not in ARRIVED]
    new = [party for party in sheet.parties if party.mark not in LEFT]
    if old and new:
        return ()
    if new:
        return (replace(gap, mark=Mark.DELETED, change=new[0].change),)
    return (replace(gap, mark=Mark.INSERTED, change=old[0].change) if old else gap,)


class _Side(NamedTuple):
    """The side that has nothing with the marks of ``without``."""

    without: frozenset[Mark]
    is_old: bool

    def node(self, node: Node) -> Node:
        own = [self.runs(runs) for runs in texts(node)]
        below = [
            [self.node(child.node) for child in group if _mark(child.node) not in self.without]
            for group in lists(node)
        ]
        unmarked: dict[str, Any] = {} if isinstance(node, TermSheet) else _UNMARKED
        return rebuilt(node, own, below, **unmarked, **self.facts(node))

    def runs(self, runs: Iterable[Run]) -> Runs:
        return settled(self.run(run) for run in runs if run.mark not in self.without)

    def run(self, run: Run) -> Run:
        """Return a run as the side has it."""
        own = replace(run.was, text=run.text) if self.is_old and run.was else run
        return replace(own, mark=Mark.KEPT, change="", was=None)

    def facts(self, node: Node) -> dict[str, Any]:
        """Return the fields that hold the node's facts on this side."""
        if isinstance(node, Paragraph | Table | TableRow):
            return {}
        said = {fact.name: text_of(self.runs(fact.runs)) for fact in node.facts}
        return {"facts": ()} | {name: value_of(name, text) for name, text in said.items()}


_UNMARKED = {"mark": Mark.KEPT, "change": ""}


def _mark(node: Node) -> Mark:
    return Mark.KEPT if isinstance(node, TermSheet) else node.mark


def value_of(name: str, text: str) -> str | bool | date | None:
    """Return the value of a fact from its text, as ``tree.facts`` gave it."""
    if name == "binding":
        return bool(text)
    if name == "effective_date":
        return date.fromisoformat(text) if text else None
    return text
