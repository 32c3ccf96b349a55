"""Where the terms that move money stand in a redline, and what to call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from termsheets.domain import words
from termsheets.domain.clauses import Mark, Paragraph, TermSheet, blocks, walk
from termsheets.domain.redline import Redline
from termsheets.domain.simulation.differing import TermChange
from termsheets.domain.simulation.effect import MoneyEffect, Moved
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind

ADDED, REMOVED = "added", "removed"


def by_change(effect: MoneyEffect, redline: Redline) -> Mapping[str, Moved]:
    """Return what each change of a redline moves, by its id: all terms that it marks together.

    A term that the redline marks in several places counts at the first.
    """
    places = dict(reversed(list(_marked(redline.sheet))))
    found: dict[str, Moved] = {}
    for part in effect.parts:
        if place := places.get(part.change.source):
            known = found.get(place)
            found[place] = known + part.moved if known else part.moved
    return found


def _marked(sheet: TermSheet) -> Iterator[tuple[str, str]]:
    """Yield the answers that marks print, and the rows that came or went, with their change."""
    for placed in walk(sheet):
        clause = placed.clause
        if clause.mark is not Mark.KEPT:
            yield clause.id.rpartition(".")[2], clause.change
    for block in blocks(sheet):
        if isinstance(block, Paragraph):
            yield from ((run.source, run.change) for run in block.runs if run.change)
            continue
        for row in block.rows:
            if row.mark is not Mark.KEPT:
                yield row.code, row.change
            for cell in row.cells:
                yield from ((run.source, run.change) for run in cell if run.change)


def described(change: TermChange, currency: str) -> str:
    """Return a term that differs, in words: RS-1, annual cap amount: 700,000 to 200,000."""
    name = change.code or words.capital(words.choice(change.key))
    if not change.field:
        what = words.choice(change.key).removesuffix("s")
        return f"{name}, {what}: {ADDED if change.before is None else REMOVED}"
    field = words.choice(change.field.removesuffix("_pct").removesuffix("_amount"))
    values = (_printed(value, change, currency) for value in (change.before, change.after))
    return f"{name}, {field}: {' to '.join(values)}"


def _printed(value: Any, change: TermChange, currency: str) -> str:
    if value is None or value == ():
        return "none"
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _number(Decimal(value), change, currency)
    printers = {bool: words.yes_no, date: words.day, str: words.choice}
    printer: Any = printers.get(type(value))
    return printer(value) if printer else "other"


def _number(value: Decimal, change: TermChange, currency: str) -> str:
    if change.field.endswith("_pct"):
        return words.percent(value)
    fact = entities()[change.key].facts.get(change.field)
    is_money = fact is not None and fact.kind is Kind.MONEY
    return words.money(value, currency) if is_money else words.number(value)
