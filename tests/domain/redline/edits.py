"""Random edits of a sheet, as two sides at a table would make them."""

from dataclasses import replace
from functools import cache, partial, reduce
from typing import NamedTuple

from hypothesis import strategies as st

from tests.domain.redline.editing import clauses, names, tables, words
from tests.sample_deals import NAMES, sample_sheet

NEW_WORDS = (
    "shall", "may", "EUR 300,000", "12.5%", "30", "1 March 2027", "net-45", "only", "not",
    "affiliates", "and", "the", "in writing,", "party's", "USD 1,250,000.00", "at least", "(twice)",
)  # fmt: skip

KINDS = {
    "insert clause": clauses.insert_clause,
    "insert part": clauses.insert_part,
    "insert section": clauses.insert_section,
    "delete section": partial(clauses.delete, 0),
    "delete clause": partial(clauses.delete, 1),
    "delete part": partial(clauses.delete, 2),
    "move clause": partial(clauses.move, 1),
    "move part": partial(clauses.move, 2),
    "move section": clauses.move_section,
    "move and edit": clauses.move_and_edit,
    "insert paragraph": words.insert_paragraph,
    "delete paragraph": words.delete_paragraph,
    "own wording": words.own_wording,
    "replace word": partial(words.change_words, "replace"),
    "insert word": partial(words.change_words, "insert"),
    "delete word": partial(words.change_words, "delete"),
    "insert row": tables.insert_row,
    "delete row": tables.delete_row,
    "move row": tables.move_row,
    "change cell": tables.change_cell,
    "change columns": tables.change_columns,
    "move table": tables.move_table,
    "retitle": clauses.retitle,
    "turn binding": clauses.turn_binding,
    "rename term": names.rename_term,
    "change cover": names.change_cover,
    "relink": words.relink,
}

WHOLE = -1
FIRST = st.integers(WHOLE, 12)
"""Of the thirteen sections of a deal."""

SECTIONS = 3
"""So many sections of a deal are enough for most examples, and five times as quick."""


class Edit(NamedTuple):
    """One edit: its kind, and where and what by numbers that wrap around."""

    kind: str
    where: int
    to: int
    word: str


class Round(NamedTuple):
    """A sample deal and what is done to it; ``turned`` takes the edits back instead.

    Of the deal there are some sections from ``first`` on, or all of it.
    """

    name: str
    first: int
    edits: list[Edit]
    turned: bool

    @property
    def pair(self):
        """Return the old and the new sheet."""
        sheet = extract(self.name, self.first)
        pair = sheet, edited(sheet, self.edits)
        return pair[::-1] if self.turned else pair


sample = cache(sample_sheet)


@cache
def extract(name, first):
    """Return a sample deal with a few neighboring sections, the first after the last."""
    sheet = sample(name)
    if first == WHOLE:
        return sheet
    found = (sheet.sections * 2)[first : first + SECTIONS]
    return replace(sheet, sections=found)


def extracts():
    """Return a strategy for sample deals, most of them extracts."""
    return st.builds(extract, st.sampled_from(NAMES), FIRST)


def rounds(kinds=()):
    """Return a strategy for rounds, of some kinds of edit or of all."""
    place = st.integers(0, 10_000)
    kind = st.sampled_from(sorted(kinds or KINDS))
    edit = st.builds(Edit, kind, place, place, st.sampled_from(NEW_WORDS))
    edits = st.lists(edit, min_size=1, max_size=8)
    return st.builds(Round, st.sampled_from(NAMES), FIRST, edits, st.booleans())


def edited(sheet, edits):
    """Return the sheet after all edits; those that find nothing to do are left out."""
    numbered = enumerate(edits)
    return reduce(lambda now, one: KINDS[one[1].kind](now, one[1], one[0]), numbered, sheet)
