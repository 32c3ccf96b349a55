"""What a sheet must say, letter by letter, and what a printed one says."""

import re

from termsheets.domain.clauses import Paragraph, Table, blocks, walk
from termsheets.domain.numbering import numbers, referring
from termsheets.domain.words import day
from tests.render.reading import letters_of, pages_of


def told(sheet, edition):
    """Return the letters that a sheet must print, in reading order."""
    return letters_of("".join([*_cover(sheet, edition), *_contents(sheet), *_body(sheet)]))


def printed(pdf, sheet, edition):
    """Return the letters on all pages but those of heads and feet and of repeated heads."""
    title = re.escape(words(sheet.title))
    edges = rf"{title} {edition.label}, .*|Digest .* Page \d+ of \d+"
    heads = [letters_of("".join(table.columns)) for table in tables(sheet)]
    cover, *pages = (_letters(page, edges) for page in pages_of(pdf))
    return cover + "".join(_without(page, heads) for page in pages)


def tables(sheet):
    """Return the tables of a sheet."""
    return [block for block in blocks(sheet) if isinstance(block, Table)]


def words(runs):
    """Return what runs say."""
    return "".join(run.text for run in runs)


def _letters(page, edges):
    lines = page.splitlines()
    return letters_of("".join(line for line in lines if not re.fullmatch(edges, line)))


def _without(page, heads):
    return page.removeprefix(next(filter(page.startswith, heads), ""))


def _cover(sheet, edition):
    yield from ("Term sheet", words(sheet.title))
    for party in sheet.parties:
        yield f"{words(party.legal_name)} (“{words(party.short_name)}”)"
        yield f"{words(party.role)}, {words(party.country)}"
    yield f"Status {edition.label} Date {edition.printed_on}"
    yield f"Effective date {day(sheet.effective_date)} Digest {edition.short_digest}"
    yield edition.disclaimer


def _contents(sheet):
    numbered = numbers(sheet)
    entries = [clause for depth, clause in walk(sheet) if depth < 2]
    yield "Contents"
    yield from (f"{numbered[clause.id]} {clause.heading}" for clause in entries)
    yield "Signatures"


def _body(sheet):
    numbered = numbers(sheet)
    for depth, clause in walk(sheet):
        yield f"{numbered.get(clause.id, '')} {clause.heading}"
        yield "Binding" if depth == 1 and clause.binding else ""
        for block in clause.body:
            yield from _block(block, numbered)
    yield from _signatures(sheet, numbered)


def _block(block, numbered):
    if isinstance(block, Paragraph):
        yield from (referring(run, numbered) for run in block.runs)
    else:
        yield from (block.title, *block.columns)
        cells = (cell for row in block.rows for cell in row.cells)
        yield from (referring(run, numbered) for cell in cells for run in cell)


def _signatures(sheet, numbered):
    binding = [clause for depth, clause in walk(sheet) if depth == 1 and clause.binding]
    named = ", ".join(f"{numbered[clause.id]} {clause.heading}" for clause in binding)
    yield "Signatures By signing, the parties accept these clauses as binding, and no others: "
    yield f"{named}."
    for party in sheet.parties:
        yield f"{words(party.legal_name)} By Name {party.contact_name}"
        yield f"Title {party.contact_title} Date"
