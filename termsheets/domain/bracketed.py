"""The current texts of several sides as one sheet, with brackets where they differ.

Sheets are aligned by the permanent ids of clauses and rows and by the words
of paragraphs, as for a redline. Choosing one owner everywhere gives back
that side's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from termsheets.domain.bracketing import alternatives, owned
from termsheets.domain.clauses import (
    Clause,
    MarkedFact,
    Owners,
    Paragraph,
    Run,
    RunKind,
    Table,
    TableRow,
    TermSheet,
)
from termsheets.domain.redline.aligning import aligned
from termsheets.domain.redline.runs import Line, Runs, reading, settled, text_of
from termsheets.domain.redline.sides import value_of
from termsheets.domain.redline.tree import Keyed, Node, facts, lists, rebuilt, texts, told
from termsheets.domain.redline.words import Hunk, hunks

AGAIN = "~"
"""Comes between the id of what stands in two places and the count of the place."""

Slot = dict[str, Keyed]
"""What stands in one place, by the code of the side that has it."""


def bracketed(sheets: Mapping[str, TermSheet], names: Mapping[str, str]) -> TermSheet:
    """Return one sheet of the sheets of sides, by their codes; ``names`` is what to call them."""
    slot = {code: Keyed("", sheet) for code, sheet in sheets.items()}
    return _told_apart(cast(TermSheet, _Merger(names).node(slot)))


def chosen(sheet: TermSheet, owner: str) -> TermSheet:
    """Return what one side says, without brackets."""
    return cast(TermSheet, _chosen(sheet, owner))


def is_bracketed(node: Node) -> bool:
    """Tell whether any side stands alone with something in a node."""
    if not isinstance(node, TermSheet) and node.owners:
        return True
    said = (*texts(node), *(told(node, name) for name in facts(node)))
    if any(run.kind is RunKind.BRACKET for runs in said for run in runs):
        return True
    return any(is_bracketed(child.node) for group in lists(node) for child in group)


class _Merger:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def node(self, slot: Slot) -> Node:
        """Return one node of those that stand in a place."""
        nodes = {code: keyed.node for code, keyed in slot.items()}
        key, first = next(iter(slot.values()))
        if all(node == first for node in nodes.values()):
            return first
        own = [
            self.runs(dict(zip(nodes, column, strict=True)))
            for column in zip(*map(texts, nodes.values()), strict=True)
        ]
        groups = (lists(node, key) for node in nodes.values())
        below = [
            self.list(dict(zip(nodes, column, strict=True))) for column in zip(*groups, strict=True)
        ]
        return rebuilt(first, own, below, **self.facts(nodes))

    def list(self, groups: Mapping[str, Sequence[Keyed]]) -> list[Node]:
        """Return one list of several, each of which stays in order."""
        slots: list[Slot] = []
        for code, group in groups.items():
            slots = _joined(slots, code, group)
        found: list[Node] = []
        for slot in slots:
            node = self.node(slot)
            is_shared = len(slot) == len(groups)
            found += (node,) if is_shared else owned(node, tuple(slot), self.names)
        return found

    def facts(self, nodes: Mapping[str, Node]) -> dict[str, Any]:
        """Return the fields that hold the facts in which nodes differ."""
        known = {code: facts(node) for code, node in nodes.items()}
        differing = [
            MarkedFact(name, self.runs({code: _told(said[name]) for code, said in known.items()}))
            for name in next(iter(known.values()))
            if len({said[name] for said in known.values()}) > 1
        ]
        more: dict[str, Any] = {"facts": tuple(differing)} if differing else {}
        return more | (
            {"binding": True} if any(fact.name == "binding" for fact in differing) else {}
        )

    def runs(self, sides: Mapping[str, Runs]) -> Runs:
        """Return the words of sides, those that differ as alternatives."""
        first, *others = (Line(runs) for runs in sides.values())
        found = [hunks(first.text, each.text, reading(first, each, ())) for each in others]
        lines = dict(zip(sides, (first, *others), strict=True))
        all_hunks = dict(zip(sides, ([], *found), strict=True))
        merged: list[Run] = []
        place = 0
        for start, end in _spans(hunk for each in found for hunk in each):
            merged += first.cut(place, start)
            said = {
                code: tuple(line.cut(*_across(all_hunks[code], start, end)))
                for code, line in lines.items()
            }
            merged += alternatives(said, self.names)
            place = end
        return (*merged, *first.cut(place))


def _joined(slots: list[Slot], code: str, group: Sequence[Keyed]) -> list[Slot]:
    """Return the slots with one more side's nodes in them, and new slots for what is its own."""
    before = iter(slots)
    joined: list[Slot] = []
    for known, node in aligned([next(iter(slot.values())) for slot in slots], group):
        slot = next(before) if known else {}
        joined.append(slot | {code: node} if node else slot)
    return joined


def _told(text: str) -> Runs:
    return (Run(text),) if text else ()


def _spans(found: Iterable[Hunk]) -> list[tuple[int, int]]:
    """Return the stretches of the first text that any hunk touches, apart from each other."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((hunk.old_start, hunk.old_end) for hunk in found):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    return spans


def _across(found: Sequence[Hunk], start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of the first text stands in another; it cuts no hunk."""
    before = [hunk for hunk in found if hunk.old_end < start]
    until = [hunk for hunk in found if hunk.old_start <= end]
    return start + _shift(before), end + _shift(until)


def _shift(passed: Sequence[Hunk]) -> int:
    return passed[-1].new_end - passed[-1].old_end if passed else 0


def _told_apart(sheet: TermSheet) -> TermSheet:
    """Return the sheet with each id of a clause or table on one of them."""
    counts: Counter[str] = Counter()

    def renamed(node: Node) -> Node:
        own: dict[str, Any] = {}
        if isinstance(node, Clause | Table):
            counts[node.id] += 1
            if counts[node.id] > 1:
                own["id"] = f"{node.id}{AGAIN}{counts[node.id]}"
        below = [[renamed(child.node) for child in group] for group in lists(node)]
        return rebuilt(node, texts(node), below, **own)

    return cast(TermSheet, renamed(sheet))


def _chosen(node: Node, owner: str) -> Node:
    own = [_runs(runs, owner) for runs in texts(node)]
    below = [
        [_chosen(child.node, owner) for child in group if _has(_owners(child.node), owner)]
        for group in lists(node)
    ]
    more: dict[str, Any] = {} if isinstance(node, TermSheet) else {"owners": ()}
    if isinstance(node, Clause | Table):
        more["id"] = node.id.partition(AGAIN)[0]
    return rebuilt(node, own, below, **more, **_settled_facts(node, owner))


def _settled_facts(node: Node, owner: str) -> dict[str, Any]:
    if isinstance(node, Paragraph | Table | TableRow):
        return {}
    said = {fact.name: text_of(_runs(told(node, fact.name), owner)) for fact in node.facts}
    return {"facts": ()} | {name: value_of(name, text) for name, text in said.items()}


def _runs(runs: Runs, owner: str) -> Runs:
    return settled(
        replace(run, owners=())
        for run in runs
        if run.kind is not RunKind.BRACKET and _has(run.owners, owner)
    )


def _has(owners: Owners, owner: str) -> bool:
    return not owners or owner in owners


def _owners(node: Node) -> Owners:
    return () if isinstance(node, TermSheet) else node.owners
