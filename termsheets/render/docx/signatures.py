"""Where the parties sign."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.clauses import Signatory, TermSheet
from termsheets.render.docx import xml
from termsheets.render.docx.binding import sentence
from termsheets.render.docx.pages import text_width
from termsheets.render.docx.pen import Pen, bookmark, like, said
from termsheets.render.docx.words import inline
from termsheets.render.docx.xml import Element, w
from termsheets.render.edition import Edition

SIGNATURES, HEADING = "signatures", "Signatures"


def signatures(pen: Pen, sheet: TermSheet, edition: Edition) -> Iterator[Element]:
    """Yield the heading, the clauses that bind and a block a party, two side by side."""
    heading = bookmark(next(pen.ids), SIGNATURES, [xml.run(HEADING)])
    yield xml.paragraph("PlainHeading", *heading)
    if edition.agreement:
        yield xml.paragraph("Normal", xml.run(edition.agreement), looks=[w("keepNext")])
    yield xml.paragraph("Normal", *sentence(pen, sheet), looks=[w("keepNext")])
    for at in range(0, len(sheet.parties), 2):
        pair = sheet.parties[at : at + 2]
        blocks = [_block(pen.within(party, is_ranged=False), party) for party in pair]
        yield xml.side_by_side([tuple(block) for block in blocks], text_width(edition))
        looks = [w("keepNext")] if sheet.parties[at + 2 :] else []
        yield xml.paragraph("AfterSchedule", looks=looks)


def _block(pen: Pen, party: Signatory) -> Iterator[Element]:
    yield pen.paragraph("SignatureName", inline(pen, party.legal_name), party)
    for word, value in (
        ("By", ()),
        ("Name", said(party, "contact_name")),
        ("Title", said(party, "contact_title")),
        ("Date", ()),
    ):
        label = pen.text(like(party, f"{word}\t"), "Quiet")
        yield pen.paragraph("SignatureLine", [*label, *inline(pen, value)], party)
