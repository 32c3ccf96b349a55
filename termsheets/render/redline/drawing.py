"""A marked sheet as the templates take it: words in ins and del, moves and numbers told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from operator import add

from django.utils.html import format_html
from django.utils.safestring import SafeString

from termsheets.domain.clauses import Clause, Mark, Run, Signatory, Table, TableRow
from termsheets.domain.redline import Redline
from termsheets.domain.redline.runs import Stamp, stamped
from termsheets.domain.redline.sides import LEFT, accepted
from termsheets.render.drawing import WAS, DrawnSheet, Pen, Whole, anchors
from termsheets.render.runs import NOTHING, PAPER, SCREEN, AddressOf, Surface, inline, nowhere

SAID = {
    Mark.INSERTED: "inserted",
    Mark.DELETED: "deleted",
    Mark.MOVED_FROM: "moved from here",
    Mark.MOVED_TO: "moved here",
}
SPOKEN = '<span class="visually-hidden">{}: </span>'
SOURCE = {Mark.MOVED_FROM: ".source", Mark.DELETED: ".deleted"}
"""What is put behind the id of a clause that does not stand there any more."""


def on_paper(redline: Redline) -> DrawnSheet:
    """Return the redline ready for a printed document; the styles say what the marks mean."""
    return _pen(redline, PAPER, "", nowhere).sheet(redline.sheet)


def on_screen(redline: Redline, address_of: AddressOf = nowhere) -> DrawnSheet:
    """Return the redline ready for a page, its marks in words for those who do not see them."""
    return _pen(redline, SCREEN, SPOKEN, address_of).sheet(redline.sheet)


def _pen(redline: Redline, elements: Mapping, spoken: str, address_of: AddressOf) -> MarkingPen:
    standing = anchors(accepted(redline.sheet))
    now = Surface(elements, standing, address_of, redline.numbers)
    before = Surface(elements, standing, nowhere, redline.old_numbers)
    return MarkingPen(redline.numbers, now, redline, before, spoken)


@dataclass(frozen=True, slots=True)
class MarkingPen(Pen):
    """Draws the nodes of a marked sheet.

    ``before`` is the surface of the old side, ``spoken`` how a mark is put
    into words, ``target`` the move whose target is being drawn.
    """

    redline: Redline
    before: Surface
    spoken: str
    target: str = ""

    def inline(self, runs: tuple[Run, ...]) -> SafeString:
        """Return words as HTML, each stretch of one change in one element."""
        stretches = groupby(runs, lambda run: Stamp(run.mark, run.change))
        return reduce(add, (self.stretch(*stretch) for stretch in stretches), NOTHING)

    def stretch(self, stamp: Stamp, runs: Iterable[Run]) -> SafeString:
        """Return words of one mark."""
        if stamp.mark is Mark.KEPT:
            return reduce(add, map(self.kept, runs), NOTHING)
        element, surface = ("del", self.before) if stamp.mark in LEFT else ("ins", self.surface)
        says = f"{SAID[stamp.mark]} {stamp.change}"
        if self.target not in ("", stamp.change):
            says += f" in {self.target}"
        return format_html(
            '<{} class="{}" data-change="{}" data-says="{}">{}{}</{}>',
            element,
            stamp.mark.value,
            stamp.change,
            says,
            format_html(self.spoken, SAID[stamp.mark]) if self.spoken else "",
            inline(runs, surface),
            element,
        )

    def kept(self, run: Run) -> SafeString:
        """Return words that stay; a reference says what the number was."""
        words = inline((run,), self.surface)
        if not run.target:
            return words
        was = self.redline.old_numbers.get(run.target, "")
        now = self.redline.numbers.get(run.target, was)
        return (
            words if was in ("", now) else format_html("{} " + WAS.replace(" </", "</"), words, was)
        )

    def number(self, clause: Clause) -> str:
        """Return a clause's printed number: the old one where it is shown as it was."""
        return self.redline.number_of(clause)

    def was(self, clause: Clause) -> str:
        """Return the number that a clause had, if it has another now."""
        return self.redline.number_was(clause)

    def anchor(self, node: Clause | Table) -> str:
        """Return an id that is the node's own only where it stands."""
        return node.id + SOURCE.get(node.mark, "")

    def whole(self, node: Clause | Table | TableRow | Signatory) -> Whole | None:
        """Return the mark of the whole node."""
        return None if node.mark is Mark.KEPT else Whole(node.mark, node.change)

    def inside(self, node: Clause | Table | TableRow) -> MarkingPen:
        """Return the pen for what is inside a node."""
        is_target = node.mark is Mark.MOVED_TO
        return replace(self, target=node.change) if is_target else self

    def label(self, text: str, node: Table) -> SafeString:
        """Return a title or a head of a table, marked as the table is."""
        return self.inline(stamped((Run(text),), Stamp(node.mark, node.change)))
