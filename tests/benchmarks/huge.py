"""A redline far longer than any deal we know: 338 clauses, and a schedule of 2,000 rows.

Compared and drawn are the clauses alone, without a database and the page around them.
Nothing here has a peer to be measured against: the baseline is the two
seconds that a page may take.
Times are seconds of the processor, so that other work does not count.
"""

import os
from dataclasses import replace
from functools import partial
from statistics import median
from time import process_time

import django
from django.http import QueryDict
from django.template.loader import get_template

from termsheets.domain.clauses import Table, TermSheet, blocks
from termsheets.domain.redline import redline
from termsheets.render.drawing import on_screen
from termsheets.render.runs import nowhere
from termsheets.views.changes import Selection
from termsheets.views.marked import Marked
from tests.benchmarks.figures import Figure
from tests.benchmarks.pdf import timed
from tests.benchmarks.redline import long_sheet, named, reworded

COPIES = 2
ROWS = 2_000
PATIENCE = 2
ROUNDS = 3


def figures():
    """Yield the times of comparing and of each way to look at what changed, of two seconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    old = huge_sheet()
    new = reworded(old, 0.03)
    found = redline(old, new)
    size = f"{count(old)} clauses, {ROWS:,} rows more, {len(found.changes):,} changes"
    yield of_patience("comparing, of 2 s", partial(redline, old, new), size)
    yield of_patience("reading a side's sheet, of 2 s", partial(on_screen, old, nowhere))
    for name, asked in VIEWS.items():
        yield of_patience(f"{name}, of 2 s", partial(page, found, asked))


VIEWS = {
    "a page of changes": "",
    "a page of changes in columns": "view=sides",
    "the last page of changes": "page=999999",
    "the whole text with its changes": "show=all",
    "the whole text in columns": "show=all&view=sides",
}


def page(found, asked):
    """Draw the sections of a page of changes, as its view and its templates do."""
    selection = Selection(found, {}, QueryDict(asked))
    marked = Marked(found, selection, {}, ["Round 1", "Round 2"])
    template, total = get_template("redlines/_section.html"), len(selection.chosen)
    return [template.render({"section": one, "total": total}) for one in marked.sections()]


def of_patience(name, work, note=""):
    taken = median(timed(work, process_time) for _ in range(ROUNDS))
    return Figure(name, taken / PATIENCE, 1, f"{taken:.2f} s{', ' if note else ''}{note}")


def huge_sheet() -> TermSheet:
    """Return the sample deals twice behind each other, one of their tables grown long."""
    once = long_sheet()
    sections = (
        named(section, f"copy{number}-") for number in range(COPIES) for section in once.sections
    )
    return grown(replace(once, sections=tuple(sections)))


def grown(sheet):
    """Return the sheet with so many rows more in its first table."""
    first = next(block for block in blocks(sheet) if isinstance(block, Table) and block.rows)
    rows = [replace(first.rows[0], code=f"ROW-{number}") for number in range(ROWS)]
    longer = replace(first, rows=(*first.rows, *rows))
    return replace(sheet, sections=tuple(put(one, first, longer) for one in sheet.sections))


def put(clause, old, new):
    """Return the clause with a table in place of another, wherever it stands in it."""
    body = tuple(new if block is old else block for block in clause.body)
    return replace(
        clause, body=body, children=tuple(put(child, old, new) for child in clause.children)
    )


def count(sheet):
    """Return how many clauses the sections hold."""
    return sum(len(section.children) for section in sheet.sections)
