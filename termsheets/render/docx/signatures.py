"""Where the parties sign, and what binds them when they do."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.clauses import Clause, Signatory, TermSheet, walk
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.xml import Element, w

SIGNATURES, HEADING = "signatures", "Signatures"


def signatures(pen: Pen, sheet: TermSheet, width: int) -> Iterator[Element]:
    """Yield the heading, the clauses that bind and a block a party, two side by side."""
    heading = pen.bookmarked(SIGNATURES, [xml.run(HEADING)])
    yield xml.paragraph("PlainHeading", *heading)
    yield xml.paragraph("Normal", *_binding(pen, sheet), looks=[w("keepNext")])
    for at in range(0, len(sheet.parties), 2):
        pair = [tuple(_block(pen, party)) for party in sheet.parties[at : at + 2]]
        yield xml.side_by_side(pair, width)
        looks = [w("keepNext")] if sheet.parties[at + 2 :] else []
        yield xml.paragraph("AfterSchedule", looks=looks)


def _binding(pen: Pen, sheet: TermSheet) -> Iterator[Element]:
    binding = [clause for depth, clause in walk(sheet) if depth == 1 and clause.binding]
    if not binding:
        yield xml.run("No clause of this term sheet is marked as binding.")
        return
    yield xml.run("By signing, the parties accept these clauses as binding, and no others: ")
    for position, clause in enumerate(binding):
        yield from [xml.run(", ")] if position else []
        yield from _named(pen, clause)
    yield xml.run(".")


def _named(pen: Pen, clause: Clause) -> Iterator[Element]:
    yield from pen.reference(clause.id, pen.numbers[clause.id], "\\r \\h")
    yield xml.run(" ")
    yield from pen.reference(clause.id, clause.heading)


def _block(pen: Pen, party: Signatory) -> Iterator[Element]:
    yield xml.paragraph("SignatureName", *pen.inline(party.legal_name))
    for word, value in (
        ("By", ""),
        ("Name", party.contact_name),
        ("Title", party.contact_title),
        ("Date", ""),
    ):
        yield xml.paragraph("SignatureLine", xml.run(f"{word}\t", "Quiet"), xml.run(value))
