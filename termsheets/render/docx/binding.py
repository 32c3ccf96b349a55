"""What binds the parties when they sign: one sentence, marked where it changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termsheets.domain.clauses import Clause, Mark, Run, TermSheet, walk
from termsheets.domain.redline.sides import ARRIVED, LEFT
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen, said
from termsheets.render.docx.words import inline
from termsheets.render.docx.xml import Element

SOME = "By signing, the parties accept these clauses as binding, and no others: "
NONE = "No clause of this term sheet is marked as binding."


class Sides(NamedTuple):
    """Whether something is said on the old and on the new side."""

    old: bool
    new: bool

    def run(self, text: str, change: str) -> Run:
        """Return words marked for these sides."""
        if self.old and self.new:
            return Run(text)
        return Run(text, mark=Mark.INSERTED if self.new else Mark.DELETED, change=change)


class Item(NamedTuple):
    """A clause that binds on these sides, by what change if not on both."""

    clause: Clause
    sides: Sides
    change: str


def binding_of(clause: Clause) -> tuple[Run, ...]:
    """Return the word that a clause binds, marked where that changed, or nothing."""
    changed = [fact.runs for fact in clause.facts if fact.name == "binding"]
    own = Run("Binding", mark=clause.mark, change=clause.change)
    return changed[0] if changed else (own,) * clause.binding


def sentence(pen: Pen, sheet: TermSheet) -> Iterator[Element]:
    """Yield the clauses that bind by number and heading."""
    items = [*_items(sheet)]
    some = Sides(any(item.sides.old for item in items), any(item.sides.new for item in items))
    change = next((item.change for item in items if item.change), "")
    if any(some):
        yield from pen.text(some.run(SOME, change))
        yield from _listed(pen, items)
        yield from pen.text(some.run(".", change))
    if not all(some):
        yield from pen.text(Sides(not some.old, not some.new).run(NONE, change))


def _items(sheet: TermSheet) -> Iterator[Item]:
    """Yield the clauses that bind on either side.

    What no longer binds where it moved to never did so there.
    """
    for depth, clause in walk(sheet):
        for run in binding_of(clause) if depth == 1 else ():
            is_old = run.mark not in ARRIVED and clause.mark is not Mark.MOVED_TO
            sides = Sides(is_old, run.mark not in LEFT)
            if any(sides):
                yield Item(clause, sides, run.change)


def _listed(pen: Pen, items: list[Item]) -> Iterator[Element]:
    """Yield the clauses with a comma before each that is not the first of its side."""
    before, change = Sides(old=False, new=False), ""
    for item in items:
        change = item.change or change
        comma = Sides(before.old and item.sides.old, before.new and item.sides.new)
        if any(comma):
            yield from pen.text(comma.run(", ", change))
        yield from _named(pen, item)
        before = Sides(before.old or item.sides.old, before.new or item.sides.new)


def _named(pen: Pen, item: Item) -> Iterator[Element]:
    """Yield a clause's number and heading: fields where a reader of the new side finds them."""
    clause, sides, change = item
    heading = said(clause, "heading")
    if not sides.new:
        old = "".join(run.text for run in heading if run.mark not in ARRIVED)
        number = pen.places.old_numbers[clause.id]
        yield from pen.text(sides.run(f"{number} {old}", change), "Reference")
    elif sides.old and clause.id not in pen.places.steady:
        yield from (*pen.number(clause.id), xml.run(" ", "Reference"))
        yield from inline(pen, heading, "Reference")
    else:
        named = [*pen.number(clause.id), xml.run(" ", "Reference"), *pen.title(clause.id)]
        yield from pen.tracked(sides.run("", change), named)
