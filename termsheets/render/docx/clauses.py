"""Sections, clauses and parts as numbered paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsheets.domain.clauses import Block, Clause, Paragraph, TermSheet
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.schedules import Schedules
from termsheets.render.docx.xml import Element, w


class Clauses:
    """Draws the sections of a sheet in text ``width`` twips wide."""

    def __init__(self, pen: Pen, width: int):
        self.pen = pen
        self.schedules = Schedules(pen, width)

    def of(self, sheet: TermSheet) -> Iterator[Element]:
        """Yield the paragraphs and tables of every section, the first on a new page."""
        for position, section in enumerate(sheet.sections):
            looks = [] if position else [w("pageBreakBefore"), w("spacing", before=0)]
            yield self.heading("Heading1", section, looks)
            yield from self.blocks(section.body, "Normal")
            for clause in section.children:
                yield from self.clause(clause)

    def clause(self, clause: Clause) -> Iterator[Element]:
        """Yield a clause: its heading, whether it binds, its text and its parts."""
        yield self.heading("Heading2", clause)
        binding = "Binding" if clause.binding else ""
        if binding:
            yield xml.paragraph("BindingMark", xml.run("Binding"))
        yield from self.blocks(clause.body, f"{binding}ClauseText")
        for part in clause.children:
            yield from self.part(part, binding)

    def part(self, part: Clause, binding: str) -> Iterator[Element]:
        """Yield a part, its heading leading its words; a lone one has no number."""
        if part.id in self.pen.numbers:
            first, others = f"{binding}Part", f"{binding}PartText"
        else:
            first = others = f"{binding}ClauseText"
        lead, rest = _led(part)
        words = self.pen.bookmarked(part.id, [*self.lead(part), *self.pen.inline(lead.runs)])
        yield xml.paragraph(first, *words)
        yield from self.blocks(rest, others)

    def lead(self, part: Clause) -> Iterator[Element]:
        if part.heading:
            yield xml.run(f"{part.heading} ", "Strong")

    def heading(self, style: str, clause: Clause, looks: Iterable[Element] = ()) -> Element:
        words = self.pen.bookmarked(clause.id, [xml.run(clause.heading)])
        return xml.paragraph(style, *words, looks=looks)

    def blocks(self, blocks: Iterable[Block], style: str) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield xml.paragraph(style, *self.pen.inline(block.runs))
            else:
                yield from self.schedules.of(block)


def _led(part: Clause) -> tuple[Paragraph, tuple[Block, ...]]:
    """Return the paragraph that a part's number and heading lead, and the other blocks."""
    if part.body and isinstance(part.body[0], Paragraph):
        return part.body[0], part.body[1:]
    return Paragraph(()), part.body
