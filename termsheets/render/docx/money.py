"""The page of a redline's Word file that says what its changes move."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain.clauses import Run, Table, TableRow
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.schedules import Schedules
from termsheets.render.docx.xml import Element
from termsheets.render.redline.money import HEADING, TERM, Money
from termsheets.render.redline.summary import Summary

CHANGES = "Which change moves what"
CHANGES_COLUMNS = ("Change", "Clause", "Words", "Moves")


def money_effect(pen: Pen, width: int, summary: Summary) -> Iterator[Element]:
    """Yield the effect as a whole, term by term and change by change; nothing if none is known.

    None of it is tracked: it is no part of either sheet.
    """
    money = summary.comparison.money
    if money is None:
        return
    yield xml.paragraph("TOCHeading", xml.run(HEADING))
    yield xml.paragraph("Normal", xml.run(money.sentence))
    yield from _table(pen, width, "", (TERM, *money.parties), list(_terms(money)))
    yield xml.paragraph("ScheduleText", xml.run(money.note))
    if changes := list(_changes(summary)):
        yield from _table(pen, width, CHANGES, CHANGES_COLUMNS, changes)


def _table(
    pen: Pen, width: int, title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> Iterator[Element]:
    drawn = tuple(TableRow("", tuple((Run(cell),) for cell in row)) for row in rows)
    if title:
        yield xml.paragraph("Caption", xml.run(title))
    yield Schedules(pen, width).grid(Table("", title, columns, drawn), 0)
    yield xml.paragraph("AfterSchedule")


def _terms(money: Money) -> Iterator[tuple[str, ...]]:
    for row in money.rows:
        yield (row.label, *(f"{plain}\n{today}" for plain, today in row.cells))


def _changes(summary: Summary) -> Iterator[tuple[str, ...]]:
    for group in summary.changes:
        for change in group.rows:
            if change.money:
                yield change.id, group.where, f"{change.what}: {change.words}", change.money
