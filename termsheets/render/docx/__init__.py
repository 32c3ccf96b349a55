"""A term sheet as a Word file, set like the PDF, that lawyers can work in."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.clauses import TermSheet
from termsheets.render.docx.clauses import Clauses
from termsheets.render.docx.contents import contents
from termsheets.render.docx.cover import cover
from termsheets.render.docx.package import packed
from termsheets.render.docx.pages import heads_and_feet, pages, text_width
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.properties import properties
from termsheets.render.docx.signatures import signatures
from termsheets.render.docx.xml import Element, w
from termsheets.render.edition import Edition


def render(sheet: TermSheet, edition: Edition) -> bytes:
    """Return the sheet as a Word file: the same bytes for the same sheet and edition."""
    title = "".join(run.text for run in sheet.title)
    body = w("body", *_body(Pen.of(sheet), sheet, edition), pages(edition))
    return packed(
        w("document", body),
        properties(title, "Term sheet", edition),
        heads_and_feet(title, edition),
    )


def _body(pen: Pen, sheet: TermSheet, edition: Edition) -> Iterator[Element]:
    """Yield all that the file shows, in reading order."""
    width = text_width(edition)
    yield from cover(pen, sheet, edition)
    yield from contents(pen, sheet)
    yield from Clauses(pen, width).of(sheet)
    yield from signatures(pen, sheet, width)
