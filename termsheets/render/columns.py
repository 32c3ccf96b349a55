"""How wide a schedule and its columns are and where it may be divided, from what it holds.

A browser and a page lay the same widths out; left to itself, either gives a
column of codes as much room as a column of sentences.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from termsheets.domain.clauses import Run, Table, TableRow

LINES = {"narrow": 100, "middle": 110, "wide": 125}
"""Letters that stand side by side in a schedule, by its breadth and size of type."""

LONGEST_WORD = 13
"""Letters past which a word is hyphenated or broken rather than given room."""

MOST_LINES = 100
"""Lines past which a text gets more width, up to ``WIDEST`` letters."""

WIDEST = 36

LONGEST_TEXT = 60
"""Letters past which a text takes more lines rather than more width."""

GAP = 2
"""Letters' worth of white between two columns."""

BOLD = 1
"""Letters' worth of width that bold type adds to a word of the head."""

NARROW, MIDDLE = 5, 8
"""A schedule of up to 5 columns keeps to the text, up to 8 to the page; more get smaller type."""

SHORT_ROWS, SHORT_LETTERS = 8, 1_200
"""A schedule of up to so many rows and letters stays on one page."""

TALL_LETTERS = 1_500
"""A row of more letters may be divided between pages."""


def breadth(table: Table) -> str:
    """Return narrow, middle or wide."""
    if len(table.columns) <= NARROW:
        return "narrow"
    return "middle" if len(table.columns) <= MIDDLE else "wide"


def is_short(table: Table) -> bool:
    """Say whether the schedule stays on one page."""
    return len(table.rows) <= SHORT_ROWS and sum(map(_letters, table.rows)) <= SHORT_LETTERS


def is_tall(row: TableRow) -> bool:
    """Say whether the row may be divided between pages."""
    return _letters(row) > TALL_LETTERS


def _letters(row: TableRow) -> int:
    return sum(len(run.text) for cell in row.cells for run in cell)


def widths(table: Table) -> tuple[int, ...]:
    """Return each column's share of the table in percent, 100 together.

    Every column gets its longest word, or enough to keep a very long text from
    running over many pages; what is left of the line goes to those
    with longer texts, in proportion.
    """
    columns = _columns(table)
    needs = [GAP + _need(column) for column in columns]
    wishes = [GAP + min(LONGEST_TEXT, _longest_text(column)) for column in columns]
    extras = [max(0, wish - need) for need, wish in zip(needs, wishes, strict=True)]
    left = max(0, LINES[breadth(table)] - sum(needs)) / max(1, sum(extras))
    return _percents([need + min(1, left) * more for need, more in zip(needs, extras, strict=True)])


def _percents(shares: list[float]) -> tuple[int, ...]:
    """Return whole percents that add up to 100."""
    edges = [round(100 * edge / sum(shares)) for edge in accumulate(shares, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))


def _columns(table: Table) -> list[list[str]]:
    """Return the texts of each column, its head first."""
    cells = zip(*(row.cells for row in table.rows), strict=True)
    texts = [[_text(cell) for cell in column] for column in cells]
    return [
        [head, *column]
        for head, column in zip(table.columns, texts or [()] * len(table.columns), strict=True)
    ]


def _text(cell: tuple[Run, ...]) -> str:
    return "".join(run.text for run in cell)


def _need(texts: list[str]) -> int:
    head, *_ = texts
    word = min(LONGEST_WORD, max(_longest_word(texts), _longest_word([head]) + BOLD))
    return max(word, min(WIDEST, _longest_text(texts) // MOST_LINES))


def _longest_word(texts: list[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _longest_text(texts: list[str]) -> int:
    return max(len(text) for text in texts)
