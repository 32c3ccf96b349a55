"""The words of a term sheet without its form: what a search looks through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsheets.domain.clauses import Block, Paragraph, Run, TermSheet, walk


def words_of(sheet: TermSheet) -> str:
    """Return title, parties, headings and text, a line each."""
    return "\n".join(filter(None, _lines(sheet)))


def _lines(sheet: TermSheet) -> Iterator[str]:
    yield _text(sheet.title)
    for party in sheet.parties:
        yield _text(party.legal_name)
        yield _text(party.short_name)
    for _, clause in walk(sheet):
        yield clause.heading
        for block in clause.body:
            yield from map(_text, _runs(block))


def _runs(block: Block) -> Iterator[Iterable[Run]]:
    if isinstance(block, Paragraph):
        yield block.runs
        return
    for row in block.rows:
        yield from row.cells


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
