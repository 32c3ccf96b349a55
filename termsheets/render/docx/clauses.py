"""Sections, clauses and parts as numbered paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsheets.domain.clauses import Block, Clause, Mark, Paragraph, TermSheet
from termsheets.domain.redline.sides import ARRIVED, LEFT
from termsheets.render.docx.binding import binding_of
from termsheets.render.docx.pen import Pen, like, said
from termsheets.render.docx.schedules import Schedules
from termsheets.render.docx.words import inline
from termsheets.render.docx.xml import Element, w


class Clauses:
    """Draws the sections of a sheet in text ``width`` twips wide."""

    def __init__(self, pen: Pen, width: int):
        self.pen = pen
        self.width = width

    def of(self, sheet: TermSheet) -> Iterator[Element]:
        """Yield the paragraphs and tables of every section, the first at the head of a page."""
        for position, section in enumerate(sheet.sections):
            looks = [] if position else [w("spacing", before=0)]
            inside = Clauses(self.pen.within(section), self.width)
            yield from self.pen.moved(section, inside.section(section, looks))

    def section(self, section: Clause, looks: Iterable[Element]) -> Iterator[Element]:
        """Yield a section: its heading, its text and its clauses."""
        yield self.heading("Heading1", section, looks)
        yield from self.blocks(section.body, "Normal")
        for clause in section.children:
            inside = Clauses(self.pen.within(clause), self.width)
            yield from self.pen.moved(clause, inside.clause(clause))

    def clause(self, clause: Clause) -> Iterator[Element]:
        """Yield a clause: its heading, whether it binds, its text and its parts."""
        yield self.heading("Heading2", clause)
        for run in binding_of(clause):
            yield self.pen.paragraph("BindingMark", self.pen.text(run), run)
        binding = "Binding" if binds(clause) else ""
        yield from self.blocks(clause.body, f"{binding}ClauseText")
        for part in clause.children:
            inside = Clauses(self.pen.within(part), self.width)
            yield from self.pen.moved(part, inside.part(part, binding))

    def heading(self, style: str, clause: Clause, looks: Iterable[Element] = ()) -> Element:
        """Return the heading of a section or a clause."""
        words = self.pen.bookmarked(clause, inline(self.pen, said(clause, "heading")))
        return self.pen.paragraph(style, words, clause, looks)

    def blocks(self, blocks: Iterable[Block], style: str) -> Iterator[Element]:
        """Yield paragraphs in a style, and tables."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield self.pen.paragraph(style, inline(self.pen, block.runs), block)
            else:
                inside = Schedules(self.pen.within(block), self.width)
                yield from self.pen.moved(block, inside.of(block))

    def part(self, part: Clause, binding: str) -> Iterator[Element]:
        """Yield a part, its heading leading its words; a lone one has no number."""
        has_number = bool(self.pen.places.number_of(part))
        first = f"{binding}Part" if has_number else f"{binding}ClauseText"
        others = f"{binding}PartText" if has_number else first
        now, was = _opening(part, LEFT), _opening(part, ARRIVED)
        if now is None and (was is None or part.mark not in LEFT):
            yield self.led(first, part, _empty(part, was))
        for position, block in enumerate(part.body):
            if position == now or (position == was and block.mark in LEFT):
                yield self.led(first, part, block)
            else:
                yield from self.blocks([block], others)

    def led(self, style: str, part: Clause, paragraph: Paragraph) -> Element:
        """Return the paragraph that has a part's number, and its heading in bold."""
        heading = [run for run in said(part, "heading") if run.text]
        lead = [*heading, like(part, " ")] if heading else []
        words = [*inline(self.pen, lead, "Strong"), *inline(self.pen, paragraph.runs)]
        if paragraph.mark not in LEFT:
            words = self.pen.bookmarked(part, words)
        return self.pen.paragraph(style, words, paragraph)


def binds(clause: Clause) -> bool:
    """Say whether a clause binds, on the side on which it is shown."""
    return any(clause.mark in LEFT or run.mark not in LEFT for run in binding_of(clause))


def _opening(part: Clause, others: frozenset[Mark]) -> int | None:
    """Return the place of the paragraph that opens a part on the side without other marks."""
    places = (place for place, block in enumerate(part.body) if block.mark not in others)
    first = next(places, None)
    return first if first is not None and isinstance(part.body[first], Paragraph) else None


def _empty(part: Clause, was: int | None) -> Paragraph:
    """Return what has the number of a part that no paragraph opens, or none any more."""
    if was is None:
        return Paragraph((), part.mark, part.change)
    return Paragraph((), Mark.INSERTED, part.body[was].change)
