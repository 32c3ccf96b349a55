"""The cover of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from termsheets.domain.clauses import Mark, Run, RunKind, Signatory, TermSheet
from termsheets.domain.redline import no_parties
from termsheets.domain.words import day
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen, like
from termsheets.render.docx.words import inline
from termsheets.render.docx.xml import Element
from termsheets.render.edition import Edition


def cover(
    pen: Pen, sheet: TermSheet, edition: Edition, old: Edition | None = None
) -> Iterator[Element]:
    """Yield the title, the parties and the facts of the edition; a redline names the old one."""
    yield xml.paragraph("CoverKind", xml.run("Term sheet"))
    yield xml.paragraph("Title", *inline(pen, sheet.title))
    for party in sheet.parties:
        inside = pen.within(party, is_ranged=False)
        yield inside.paragraph("CoverParty", inline(inside, _party(party)), party)
    for gap in no_parties(sheet):
        yield pen.paragraph("CoverParty", inline(pen, [gap]), gap)
    for label, runs in _facts(sheet, edition, old):
        yield xml.paragraph("CoverFact", xml.run(f"{label}\t", "Quiet"), *inline(pen, runs))
    yield xml.paragraph("CoverNote", xml.run(edition.disclaimer))


def _party(party: Signatory) -> Iterator[Run]:
    """Yield a party's name, which stands out, and its facts on a line of their own."""
    yield from (replace(run, kind=_standing_out(run)) for run in party.legal_name)
    yield like(party, " (\N{LEFT DOUBLE QUOTATION MARK}")
    yield from party.short_name
    yield like(party, "\N{RIGHT DOUBLE QUOTATION MARK})\n")
    yield from party.role
    yield like(party, ", ")
    yield from party.country


def _standing_out(run: Run) -> RunKind:
    return RunKind.DEFINITION if run.kind is RunKind.TEXT else run.kind


def _facts(
    sheet: TermSheet, edition: Edition, old: Edition | None
) -> Iterator[tuple[str, tuple[Run, ...]]]:
    yield "Status", (Run(edition.label),)
    yield "Date", (Run(edition.printed_on),)
    yield "Effective date", _effective(sheet)
    yield "Digest", (Run(edition.short_digest),)
    if old:
        compared = f"{old.label}, {old.printed_on}, digest {old.short_digest}"
        yield "Compared with", (Run(compared),)


def _effective(sheet: TermSheet) -> tuple[Run, ...]:
    """Return the effective date of each side, a gap where it is not settled."""
    changed = [fact.runs for fact in sheet.facts if fact.name == "effective_date"]
    if not changed:
        effective = sheet.effective_date
        return (Run(day(effective)) if effective else _gap("effective date"),)
    dates = {run.mark: replace(run, text=day(date.fromisoformat(run.text))) for run in changed[0]}
    [change] = {run.change for run in changed[0]}
    gap = replace(_gap("effective date"), change=change)
    return tuple(dates.get(mark, replace(gap, mark=mark)) for mark in (Mark.DELETED, Mark.INSERTED))


def _gap(words: str) -> Run:
    return Run(f"[{words}]", RunKind.OPEN_POINT)
