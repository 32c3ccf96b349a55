"""A ledger as XLSX: the lines with formulas between them, and the steps they rest on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, localcontext
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from termsheets.domain.revenue import Ledger
from termsheets.domain.revenue.amounts import EXACT
from termsheets.domain.revenue.ledger import Line, Step
from termsheets.render.ledger import formulas
from termsheets.render.ledger.columns import COLUMNS, plain

STEP_COLUMNS = ("period_end", "rule", "step", "went in", "before", "after", "window", "added")
LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook knows no zones)
"""The date of every workbook: when it was made must not show in it."""
BOLD = Font(bold=True)
WIDE = {"note": 60, "went in": 90, "step": 24}

Places = Mapping[int, int]
"""Where each step stands in its sheet, by its id: steps of two lines may be equal."""


def render(ledger: Ledger) -> bytes:
    """Return the workbook: sheet Ledger, whose formulas reach into sheet Steps."""
    book = Workbook()
    book.properties.created = book.properties.modified = LONG_AGO
    book.properties.title = f"{ledger.share} ledger"
    lines, steps = book.worksheets[0], book.create_sheet("Steps")
    lines.title = "Ledger"
    with localcontext(EXACT):
        places = _fill_steps(steps, ledger)
        _fill_lines(lines, ledger, places)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(sheet: Worksheet, columns: tuple[str, ...]) -> None:
    sheet.append(columns)
    sheet.freeze_panes = "B2"
    for cell in sheet[1]:
        cell.font = BOLD
        sheet.column_dimensions[cell.column_letter].width = WIDE.get(cell.value, 18)


def _put(cell: Cell, value: Any, places: int) -> None:
    """Write a formula of ours, a number or a date; any other text is never a formula."""
    if isinstance(value, formulas.Formula):
        cell.value = value.text
    else:
        cell.value = Decimal(plain(value)) if isinstance(value, Decimal) else value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = True
    if isinstance(value, Decimal | formulas.Formula):
        cell.number_format = f"#,##0.{'0' * places}########" if places else "#,##0.########"


def _fill_steps(sheet: Worksheet, ledger: Ledger) -> Places:
    _head(sheet, STEP_COLUMNS)
    found: dict[int, int] = {}
    for line in ledger.lines:
        for step in line.steps:
            row = sheet.max_row + 1
            found[id(step)] = row
            for column, value in enumerate(_step_cells(line, step, row), start=1):
                _put(sheet.cell(row, column), value, ledger.places)
    return found


def _step_cells(line: Line, step: Step, row: int) -> list[Any]:
    went_in = "; ".join(f"{name}: {plain(value)}" for name, value in step.inputs)
    inputs = dict(step.inputs)
    window = inputs.get("Base of the window before") if step.tiers else None
    added = inputs.get("Base added") if step.tiers else None
    after = formulas.of_step(step, row) or step.after
    return [line.period_end, step.rule, step.name, went_in, step.before, after, window, added]


def _fill_lines(sheet: Worksheet, ledger: Ledger, places: Places) -> None:
    _head(sheet, COLUMNS)
    before = None
    for row, line in enumerate(ledger.lines, start=2):
        written = formulas.of_line(ledger, line, before, row, places)
        for column, name in enumerate(COLUMNS, start=1):
            value = written.get(name, getattr(line, name))
            _put(sheet.cell(row, column), value, ledger.places)
        before = line
    _add_totals(sheet, ledger)


def _add_totals(sheet: Worksheet, ledger: Ledger) -> None:
    last = len(ledger.lines) + 1
    row = last + 1
    _put(sheet.cell(row, 1), "Total", ledger.places)
    for name in ("base", "earned", "credit", "net", "payable", "true_up", "advance_used", "cash"):
        letter = formulas.LETTERS[name]
        total = formulas.Formula(f"=SUM({letter}2:{letter}{last})")
        _put(sheet[f"{letter}{row}"], total, ledger.places)
    for cell in sheet[row]:
        cell.font = BOLD
