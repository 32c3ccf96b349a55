"""The document of a Word file, from cover to signatures: clean, or a redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsheets.domain.clauses import TermSheet
from termsheets.domain.redline import Redline
from termsheets.render.docx import places, xml
from termsheets.render.docx.clauses import Clauses
from termsheets.render.docx.contents import contents
from termsheets.render.docx.cover import cover
from termsheets.render.docx.money import money_effect
from termsheets.render.docx.pages import first_pages, pages, text_width
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.signatures import signatures
from termsheets.render.docx.tracking import Revision, Tracker
from termsheets.render.docx.xml import Element, root, w
from termsheets.render.edition import Edition
from termsheets.render.redline.summary import Summary


def clean(sheet: TermSheet, edition: Edition) -> Element:
    """Return the document of a sheet."""
    pen = Pen(places.of_sheet(sheet), Tracker())
    return root("document", w("body", *_body(pen, sheet, edition, None)))


def marked(
    redline: Redline,
    edition: Edition,
    old: Edition,
    revision: Revision,
    summary: Summary | None = None,
) -> Element:
    """Return the document of a redline, its marks tracked changes."""
    pen = Pen(places.of_redline(redline), Tracker(revision))
    effect = money_effect(pen, text_width(edition), summary) if summary else ()
    return root("document", w("body", *_body(pen, redline.sheet, edition, old, effect)))


def _body(
    pen: Pen,
    sheet: TermSheet,
    edition: Edition,
    old: Edition | None,
    effect: Iterable[Element] = (),
) -> Iterator[Element]:
    """Yield all that the file shows, in reading order."""
    yield from cover(pen, sheet, edition, old)
    yield from effect
    yield from contents(pen, sheet)
    yield xml.paragraph("AfterSchedule", looks=[first_pages(edition)])
    yield from Clauses(pen, text_width(edition)).of(sheet)
    yield from signatures(pen, sheet, edition)
    yield pages(edition)
