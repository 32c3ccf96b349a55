"""Actuals and events read from the cells of a table, every mistake named by row and column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from termsheets.domain.problems import Problem, Refused
from termsheets.domain.revenue.actuals import KINDS, Actual, Event
from termsheets.domain.revenue.amounts import ONE, ZERO
from termsheets.domain.revenue.refusing import at, refuse_any
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.revenue import DeductionRule

Table = Sequence[Sequence[str]]

ROW_LIMIT = 5_000
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?", re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
DEDUCTIONS = tuple(f"deduction_{kind}" for kind in facts(DeductionRule)["kind"].choices)
SIGNED = ("gross", "units")
"""Columns whose numbers may be negative: more came back than was sold."""
NUMBERS = (
    *SIGNED,
    *DEDUCTIONS,
    "third_party",
    "valid_claim_fraction",
    "fx_rate",
    "licensed_price",
    "other_price",
)
ACTUAL_COLUMNS = ("period_end", *NUMBERS)
EVENT_COLUMNS = ("date", "kind", "code", "value")


def cells_of(text: str) -> Table:
    """Return the cells of CSV text: commas, semicolons or tabs between them, as Excel saves it.

    Raises Refused where the text is no CSV.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    head = lines[0] if lines else ""
    delimiter = max(",;\t", key=head.count)
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        message = f"The file is no CSV table: {error}. Save it as CSV again."
        raise Refused([Problem("", "", "", message)]) from error


def actuals_of(table: Table) -> tuple[Actual, ...]:
    """Return the periods of a table with a head; raise Refused with every mistake in it."""
    rows = _rows(table, ACTUAL_COLUMNS, ("period_end",), "")
    refuse_any(problem for row, cells in rows for problem in _mistakes(row, cells))
    return tuple(_actual(row, cells) for row, cells in rows)


def events_of(table: Table) -> tuple[Event, ...]:
    """Return the events of a table with a head; raise Refused with every mistake in it."""
    rows = _rows(table, EVENT_COLUMNS, ("date", "kind"), "events")
    refuse_any(problem for row, cells in rows for problem in _event_mistakes(row, cells))
    return tuple(_event(row, cells) for row, cells in rows)


def _rows(
    table: Table, known: Sequence[str], needed: Sequence[str], name: str
) -> list[tuple[int, Mapping[str, str]]]:
    """Return the filled rows with their number in the file, each a mapping by column."""
    head = [cell.strip().lower() for cell in table[0]] if table else []
    while head and not head[-1]:
        head.pop()
    refuse_any(_head_mistakes(head, known, needed, name))
    if len(table) > ROW_LIMIT:
        message = f"The table has more than {ROW_LIMIT:,} rows. Split it."
        raise Refused([at(ROW_LIMIT + 1, "", message, table=name)])
    filled = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    refuse_any(
        at(number, "", f"The row has a cell beyond the last column, {head[-1]}.", table=name)
        for number, row in filled
        if any(row[len(head) :])
    )
    return [(number, dict(zip(head, row, strict=False))) for number, row in filled]


def _head_mistakes(
    head: Sequence[str], known: Sequence[str], needed: Sequence[str], name: str
) -> Iterator[Problem]:
    for place, column in enumerate(head, start=1):
        shown = column or f"{place} (no name)"
        if column not in known:
            message = f"There is no such column. Use: {', '.join(known)}."
            yield at(1, shown, message, table=name)
        elif column in head[: place - 1]:
            yield at(1, shown, "The column stands there twice. Remove one.", table=name)
    for column in needed:
        if column not in head:
            yield at(1, column, "The column is missing. Add it.", table=name)


def _mistakes(row: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    yield from _day_mistake(row, "period_end", cells.get("period_end", ""), "")
    for column in NUMBERS:
        text = cells.get(column, "")
        if text and (message := number_mistake(column, text)):
            yield at(row, column, message)
    if bool(cells.get("licensed_price")) != bool(cells.get("other_price")):
        column = "other_price" if cells.get("licensed_price") else "licensed_price"
        yield at(row, column, "A bundle's ratio needs both separate prices. Add this one.")


def number_mistake(column: str, text: str) -> str:
    """Return what is wrong with a number in a column, nothing if it is right."""
    if not NUMBER.fullmatch(text):
        return (
            f'"{text[:40]}" is not a number. Write digits such as 1250.50, without thousands '
            "separators, with at most 15 digits before and 12 after the point."
        )
    number = Decimal(text)
    if column == "valid_claim_fraction" and not 0 <= number <= 1:
        return f"{text} is no fraction. Write a number from 0 to 1; 0.75 means 75%."
    if column == "fx_rate" and number <= 0:
        return f"{text} is no exchange rate. Write what one unit of the sales currency is worth."
    if column not in SIGNED and number < 0:
        return f"{text} is below 0. Write the amount without a sign; book reversals in gross."
    return ""


def _day_mistake(row: int, column: str, text: str, name: str) -> Iterator[Problem]:
    if day_of(text) is None:
        message = f'"{text[:40]}" is not a date. Write one such as 2027-03-31.'
        yield at(row, column, message, table=name)


def day_of(text: str) -> date | None:
    """Return a date from 1900 to 2199 written as 2027-03-31, None for anything else."""
    if not DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None


def _event_mistakes(row: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    yield from _day_mistake(row, "date", cells.get("date", ""), "events")
    kind, value = cells.get("kind", ""), cells.get("value", "")
    if kind not in KINDS:
        message = f'"{kind[:40]}" is no kind of event. Use one of: {", ".join(KINDS)}.'
        yield at(row, "kind", message, table="events")
    if value and (message := number_mistake("gross", value)):
        yield at(row, "value", message, table="events")


def _number(cells: Mapping[str, str], column: str) -> Decimal | None:
    text = cells.get(column, "")
    return Decimal(text) if text else None


def _or(cells: Mapping[str, str], column: str, default: Decimal) -> Decimal:
    found = _number(cells, column)
    return default if found is None else found


def _actual(row: int, cells: Mapping[str, str]) -> Actual:
    deductions = ((column, _number(cells, column)) for column in DEDUCTIONS)
    return Actual(
        period_end=date.fromisoformat(cells["period_end"]),
        gross=_number(cells, "gross"),
        deductions=tuple(
            (column.removeprefix("deduction_"), amount)
            for column, amount in deductions
            if amount is not None
        ),
        third_party=_or(cells, "third_party", ZERO),
        valid_claim_fraction=_or(cells, "valid_claim_fraction", ONE),
        units=_number(cells, "units"),
        fx_rate=_or(cells, "fx_rate", ONE),
        licensed_price=_number(cells, "licensed_price"),
        other_price=_number(cells, "other_price"),
        row=row,
    )


def _event(row: int, cells: Mapping[str, str]) -> Event:
    day = date.fromisoformat(cells["date"])
    return Event(day, cells["kind"], cells.get("code", ""), _number(cells, "value"), row)
