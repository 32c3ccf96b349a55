"""Brackets round what not all sides have: ``[Tidelark: 5% | Brackenhall: 7%]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from termsheets.domain.clauses import (
    Block,
    Clause,
    MarkedFact,
    Owners,
    Paragraph,
    Run,
    RunKind,
    Signatory,
    Table,
    TableRow,
)
from termsheets.domain.redline.runs import Line, Runs, text_of
from termsheets.domain.redline.tree import Node, told

NOBODY: Owners = ("",)
"""Whoever owns a line that holds nothing but a bracket."""


def bracket(text: str) -> Run:
    """Return a bracket, a bar or the name of an owner, which are no side's words."""
    return Run(text, RunKind.BRACKET)


def opening(owners: Owners, names: Mapping[str, str]) -> str:
    """Return what stands before the words of owners."""
    return f"{' and '.join(names.get(code, code) for code in owners)}: "


def alternatives(texts: Mapping[str, Runs], names: Mapping[str, str]) -> Runs:
    """Return what each side says in one place, side after side, equal words once.

    A side that says nothing there has no alternative. White space at an end
    of the words stands outside, so that the bracket holds words alone.
    """
    said: dict[str, Owners] = {}
    for code, runs in texts.items():
        said[text_of(runs)] = (*said.get(text_of(runs), ()), code)
    before: list[Run] = []
    inside: list[Run] = []
    after: list[Run] = []
    for text, owners in said.items():
        if not text:
            continue
        line = Line(tuple(replace(run, owners=owners) for run in texts[owners[0]]))
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        before += line.cut(0, min(start, end))
        inside.append(bracket((" | " if inside else "[") + opening(owners, names)))
        inside += line.cut(min(start, end), end)
        after += line.cut(end)
    return (*before, *inside, bracket("]"), *after)


def owned(node: Node, owners: Owners, names: Mapping[str, str]) -> tuple[Node, ...]:
    """Return a whole node in brackets; those of a table stand on lines of their own."""
    first, last = bracket("[" + opening(owners, names)), bracket("]")
    if isinstance(node, Table):
        return _line(first), replace(node, owners=owners), _line(last)
    whole = _after(_before(node, first), last)
    return (replace(cast(Clause, whole), owners=owners),)


def _line(run: Run) -> Paragraph:
    return Paragraph((run,), owners=NOBODY)


def _before(node: Node, run: Run) -> Node:  # noqa: PLR0911 (one answer a kind of node)
    """Return a node with a run before its first words."""
    match node:
        case Paragraph():
            return replace(node, runs=(run, *node.runs))
        case TableRow():
            return replace(node, cells=((run, *node.cells[0]), *node.cells[1:]))
        case Signatory():
            return replace(node, legal_name=(run, *node.legal_name))
        case Clause() if told(node, "heading") or not (node.body or node.children):
            return _headed(node, (run, *told(node, "heading")))
        case Clause() if node.body:
            return replace(node, body=(*_before_block(node.body[0], run), *node.body[1:]))
        case Clause():
            part = cast(Clause, _before(node.children[0], run))
            return replace(node, children=(part, *node.children[1:]))
    return node


def _after(node: Node, run: Run) -> Node:  # noqa: PLR0911 (one answer a kind of node)
    """Return a node with a run after its last words."""
    match node:
        case Paragraph():
            return replace(node, runs=(*node.runs, run))
        case TableRow():
            return replace(node, cells=(*node.cells[:-1], (*node.cells[-1], run)))
        case Signatory():
            return replace(node, country=(*node.country, run))
        case Clause() if node.children:
            part = cast(Clause, _after(node.children[-1], run))
            return replace(node, children=(*node.children[:-1], part))
        case Clause() if node.body:
            return replace(node, body=(*node.body[:-1], *_after_block(node.body[-1], run)))
        case Clause():
            return _headed(node, (*told(node, "heading"), run))
    return node


def _before_block(block: Block, run: Run) -> tuple[Block, ...]:
    if isinstance(block, Table):
        return _line(run), block
    return (cast(Block, _before(block, run)),)


def _after_block(block: Block, run: Run) -> tuple[Block, ...]:
    if isinstance(block, Table):
        return block, _line(run)
    return (cast(Block, _after(block, run)),)


def _headed(clause: Clause, runs: Runs) -> Clause:
    others = tuple(fact for fact in clause.facts if fact.name != "heading")
    return replace(clause, facts=(*others, MarkedFact("heading", runs)))
