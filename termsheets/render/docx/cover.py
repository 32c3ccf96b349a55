"""The cover of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.clauses import Run, RunKind, Signatory, TermSheet
from termsheets.domain.words import day
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.xml import Element
from termsheets.render.edition import Edition


def cover(pen: Pen, sheet: TermSheet, edition: Edition) -> Iterator[Element]:
    """Yield the title, the parties and the facts of the edition."""
    yield xml.paragraph("CoverKind", xml.run("Term sheet"))
    yield xml.paragraph("Title", *pen.inline(sheet.title))
    for party in sheet.parties:
        yield xml.paragraph("CoverParty", *_party(pen, party))
    if not sheet.parties:
        yield xml.paragraph("CoverParty", *pen.inline([_gap("parties")]))
    for label, value in _facts(sheet, edition):
        yield xml.paragraph("CoverFact", xml.run(f"{label}\t", "Quiet"), *pen.inline([value]))
    yield xml.paragraph("CoverNote", xml.run(edition.disclaimer))


def _party(pen: Pen, party: Signatory) -> Iterator[Element]:
    yield from pen.inline(party.legal_name, "Strong")
    yield xml.run(" (\N{LEFT DOUBLE QUOTATION MARK}")
    yield from pen.inline(party.short_name)
    yield xml.run("\N{RIGHT DOUBLE QUOTATION MARK})\n")
    yield from pen.inline(party.role)
    yield xml.run(", ")
    yield from pen.inline(party.country)


def _facts(sheet: TermSheet, edition: Edition) -> Iterator[tuple[str, Run]]:
    effective = sheet.effective_date
    yield "Status", Run(edition.label)
    yield "Date", Run(edition.printed_on)
    yield "Effective date", Run(day(effective)) if effective else _gap("effective date")
    yield "Digest", Run(edition.short_digest)


def _gap(words: str) -> Run:
    return Run(f"[{words}]", RunKind.OPEN_POINT)
