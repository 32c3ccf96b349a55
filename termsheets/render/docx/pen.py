"""Writes words as runs, fields, bookmarks and tracked changes of one Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count, pairwise

from termsheets.domain.clauses import Clause, Run, Table, TableRow
from termsheets.domain.redline.sides import LEFT
from termsheets.domain.redline.tree import Node
from termsheets.render.docx import xml
from termsheets.render.docx.places import Places
from termsheets.render.docx.tracking import MOVES, NOTHING, Holder, Tracker, tags
from termsheets.render.docx.xml import Element, w

LONGEST_NAME = 40
"""Letters that Word allows the name of a bookmark."""


def bookmark_name(identity: str) -> str:
    """Return the name of the bookmark at a clause or table: one name for one id.

    Word takes letters, figures and underscores only, so the end of a digest
    tells apart what would otherwise be called the same.
    """
    digest = sha256(identity.encode()).hexdigest()[:8]
    plain = re.sub(r"\W", "_", identity, flags=re.ASCII)
    return f"{plain[: LONGEST_NAME - 9]}_{digest}"


def said(node: Node, name: str) -> tuple[Run, ...]:
    """Return a fact of a node, such as a heading, as runs marked where it changed."""
    for fact in node.facts:
        if fact.name == name:
            return fact.runs
    return (like(node, getattr(node, name)),)


def like(node: Node | Run, text: str) -> Run:
    """Return words with the mark of what they belong to."""
    return Run(text, mark=node.mark, change=node.change)


@dataclass(frozen=True, slots=True)
class Pen:
    """What the parts of one file share; ``holder`` is what moved and is being drawn."""

    places: Places
    tracker: Tracker
    holder: Holder = NOTHING
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def within(self, node: Node, *, is_ranged: bool = True) -> Pen:
        """Return the pen that draws what a node holds."""
        if node.mark in MOVES and node.change != self.holder.change:
            return replace(self, holder=Holder(node.mark, node.change, is_ranged))
        return self

    def moved(self, node: Node, content: Iterable[Element]) -> Iterable[Element]:
        """Return the content of a node, told from what is around it where it moved."""
        if node.mark in MOVES and node.change != self.holder.change:
            return self.tracker.ranged(node.mark, node.change, content)
        return content

    def paragraph(
        self,
        style: str,
        content: Iterable[Element],
        node: Node | Run | None = None,
        looks: Iterable[Element] = (),
    ) -> Element:
        """Return a paragraph that came or went with a node."""
        stamps = self.stamps(node) if node else []
        end = [w("rPr", *stamps)] if stamps else []
        return xml.paragraph(style, *content, looks=[*looks, *end])

    def stamps(self, node: Node | Run) -> list[Element]:
        """Return what says that the end of a paragraph came or went."""
        return self.tracker.stamps(tags(node.mark, node.change, self.holder), node.change)

    def row_stamps(self, row: TableRow) -> list[Element]:
        """Return what says that a row came or went; to Word no row moves."""
        pen = replace(self, holder=self.holder._replace(is_ranged=False))
        return pen.stamps(row)

    def text(self, run: Run, style: str = "") -> list[Element]:
        """Return the words of a run as they are."""
        is_gone = tags(run.mark, run.change, self.holder)[-1:] == ("del",)
        return self.tracked(run, [xml.run(run.text, style, "delText" if is_gone else "t")])

    def tracked(self, run: Run, content: list[Element]) -> list[Element]:
        """Return content that came or went with a run."""
        stamps = self.tracker.stamps(tags(run.mark, run.change, self.holder), run.change)
        for outer, inner in pairwise(stamps):
            outer.append(inner)
        for stamp in stamps[-1:]:
            stamp.extend(content)
        return stamps[:1] or content

    def number(self, target: str) -> Iterator[Element]:
        """Yield a field that repeats the number at a bookmark."""
        return _reference(target, "\\r \\h", self.places.numbers[target])

    def title(self, target: str) -> Iterator[Element]:
        """Yield a field that repeats the words at a bookmark."""
        return _reference(target, "\\h", self.places.titles[target])

    def bookmarked(self, node: Clause | Table, content: Iterable[Element]) -> Iterator[Element]:
        """Yield content between the two ends of the bookmark of a clause or table.

        What has left has none: the bookmark of what moved is where it moved to.
        """
        if node.mark in LEFT:
            return iter(content)
        return bookmark(next(self.ids), node.id, content)


def bookmark(number: int, identity: str, content: Iterable[Element]) -> Iterator[Element]:
    """Yield content between the two ends of a bookmark."""
    yield w("bookmarkStart", id=number, name=bookmark_name(identity))
    yield from content
    yield w("bookmarkEnd", id=number)


def _reference(target: str, switches: str, result: str) -> Iterator[Element]:
    instruction = f"REF {bookmark_name(target)} {switches}"
    return xml.field(instruction, [xml.run(result, "Reference")], "Reference")
