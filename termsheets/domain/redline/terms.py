"""Defined terms that got another name: found by the answer that defines them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from termsheets.domain.clauses import RunKind, Table, TableRow, TermSheet, blocks, runs_of
from termsheets.domain.redline.runs import Runs, text_of
from termsheets.domain.redline.tokens import Terms


def renamed(old: TermSheet, new: TermSheet) -> Terms:
    """Return the terms with another name on the new side, as pairs of names.

    A name that stands for a term on both sides is left out: whose it is would be unclear.
    """
    before, after = _defined(old), _defined(new)
    if before == after:
        return ()
    pairs = sorted({*_by_answer(before, after), *_by_row(old, new)})
    uses = Counter([*before.values(), *after.values()])
    return tuple(pair for pair in pairs if uses[pair[0]] == uses[pair[1]] == 1)


def _by_answer(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield terms whose answer holds another name."""
    for source in before.keys() & after.keys():
        if before[source] != after[source]:
            yield before[source], after[source]


def _defined(sheet: TermSheet) -> dict[str, str]:
    """Return the sheet's terms by the answers that name them."""
    return {
        run.source: run.text
        for run in runs_of(sheet)
        if run.kind is RunKind.DEFINITION and run.source and run.text.strip()
    }


def _by_row(old: TermSheet, new: TermSheet) -> Iterator[tuple[str, str]]:
    """Yield terms whose row is known by the name itself, but says the same of both names."""
    before, after = _rows(old), _rows(new)
    gone = _described(before, before.keys() - after.keys())
    came = _described(after, after.keys() - before.keys())
    for description in gone.keys() & came.keys():
        yield gone[description], came[description]


def _rows(sheet: TermSheet) -> dict[tuple[str, str], TableRow]:
    return {
        (table.id, row.code): row
        for table in blocks(sheet)
        if isinstance(table, Table)
        for row in table.rows
    }


def _described(
    rows: Mapping[tuple[str, str], TableRow], keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, ...], str]:
    """Return the term that each row defines, by the table and the other cells' words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key in keys:
        terms = [text_of(cell) for cell in rows[key].cells if _defines(cell)]
        others = [text_of(cell) for cell in rows[key].cells if not _defines(cell)]
        if len(terms) == 1 and any(others):
            found.setdefault((key[0], *others), []).append(terms[0])
    return {description: terms[0] for description, terms in found.items() if len(terms) == 1}


def _defines(cell: Runs) -> bool:
    return len(cell) == 1 and cell[0].kind is RunKind.DEFINITION
