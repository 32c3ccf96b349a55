"""A term sheet as plain text: one line a paragraph, the same for the same sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from termsheets.domain.clauses import (
    Block,
    Clause,
    Paragraph,
    Placed,
    Run,
    Signatory,
    Table,
    TermSheet,
    walk,
)
from termsheets.domain.numbering import numbers, referring
from termsheets.domain.words import day
from termsheets.render.edition import DISCLAIMER, Edition

INDENT = "    "
NO_NUMBERS: Mapping[str, str] = MappingProxyType({})


def render(sheet: TermSheet, edition: Edition) -> str:
    """Return the whole sheet as text that ends with a line break."""
    numbered = numbers(sheet)
    lines = list(_cover(sheet, edition))
    for placed in walk(sheet):
        lines += _clause(placed, numbered)
    return "\n".join(lines) + "\n"


def words(runs: tuple[Run, ...], numbered: Mapping[str, str] = NO_NUMBERS) -> str:
    """Return runs as one line of text, references with their numbers."""
    return " ".join("".join(referring(run, numbered) for run in runs).split())


def _cover(sheet: TermSheet, edition: Edition) -> Iterator[str]:
    yield words(sheet.title)
    yield f"Term sheet, {edition.label}, {edition.printed_on}, {edition.short_digest}"
    if sheet.effective_date:
        yield f"Effective date: {day(sheet.effective_date)}"
    yield from (_party(party) for party in sheet.parties)
    yield DISCLAIMER


def _party(party: Signatory) -> str:
    facts = (party.role, party.country)
    return f"Party: {words(party.legal_name)} ({words(party.short_name)}), " + ", ".join(
        words(fact) for fact in facts
    )


def _clause(placed: Placed, numbered: Mapping[str, str]) -> Iterator[str]:
    depth, clause = placed
    heading = " ".join(filter(None, (numbered.get(clause.id), clause.heading)))
    lines = [line for block in clause.body for line in _block(block, numbered)]
    if depth == 0:
        yield from ("", "", heading.upper())
    elif depth == 1:
        yield from ("", heading + (" [Binding]" if clause.binding else ""))
    else:
        lines = _led(heading, clause, lines)
    yield from (INDENT + line for line in lines)


def _led(heading: str, part: Clause, lines: list[str]) -> list[str]:
    """Return a part's lines, its number and heading leading the first paragraph."""
    if part.body and isinstance(part.body[0], Paragraph):
        return [f"{heading} {lines[0]}".lstrip(), *lines[1:]]
    return [heading, *lines]


def _block(block: Block, numbered: Mapping[str, str]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield words(block.runs, numbered)
    else:
        yield from _table(block, numbered)


def _table(table: Table, numbered: Mapping[str, str]) -> Iterator[str]:
    yield table.title
    yield _row(table.columns)
    for row in table.rows:
        yield _row(tuple(words(cell, numbered) for cell in row.cells))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
