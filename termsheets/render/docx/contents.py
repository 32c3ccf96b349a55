"""The contents of a Word file: a field that already lists every section and clause.

It names no pages, for only Word knows where its pages end; it adds them as
soon as a reader has it update the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termsheets.domain.clauses import TermSheet, walk
from termsheets.domain.redline.sides import LEFT
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen, bookmark_name
from termsheets.render.docx.signatures import HEADING, SIGNATURES
from termsheets.render.docx.xml import Element, w

STYLES = ("TOC1", "TOC2")


class Entry(NamedTuple):
    """A line of the contents."""

    style: str
    target: str
    number: str
    heading: str


def contents(pen: Pen, sheet: TermSheet) -> Iterator[Element]:
    """Yield the heading and a paragraph an entry, the field from the first to the last."""
    yield xml.paragraph("TOCHeading", xml.run("Contents"))
    begin, instruction, separate, end = xml.field('TOC \\o "1-2" \\h \\z', [])
    opening = [begin, instruction, separate]
    for entry in _entries(pen, sheet):
        closing = [end] if entry.target == SIGNATURES else []
        yield xml.paragraph(entry.style, *opening, _link(entry), *closing)
        opening = []


def _entries(pen: Pen, sheet: TermSheet) -> Iterator[Entry]:
    """Yield what the new side of a sheet lists."""
    for depth, clause in walk(sheet):
        if depth < len(STYLES) and clause.mark not in LEFT:
            number = pen.places.number_of(clause)
            yield Entry(STYLES[depth], clause.id, number, clause.heading)
    yield Entry(STYLES[0], SIGNATURES, "", HEADING)


def _link(entry: Entry) -> Element:
    words = f"{entry.number}\t{entry.heading}"
    return w("hyperlink", xml.run(words), anchor=bookmark_name(entry.target), history=1)
