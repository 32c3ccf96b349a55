"""Tables of a Word file, as wide and as hard to divide as those of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from termsheets.domain.clauses import Run, Table, TableRow
from termsheets.render.columns import breadth, is_short, is_tall, widths
from termsheets.render.docx.pen import Pen, like
from termsheets.render.docx.words import inline
from termsheets.render.docx.xml import Element, w

INDENT = 794
"""Twips from the margin to the text of clauses."""


class Schedules:
    """Draws tables in text ``width`` twips wide."""

    def __init__(self, pen: Pen, width: int):
        self.pen = pen
        self.width = width

    def of(self, table: Table) -> Iterator[Element]:
        """Yield a table's title, the table, and the paragraph that Word needs after it."""
        indent = INDENT if breadth(table) == "narrow" else 0
        title = self.pen.bookmarked(table, self.pen.text(like(table, table.title)))
        looks = [w("ind", left=indent)]
        yield self.pen.paragraph("Caption", title, table, looks)
        yield self.grid(table, indent)
        yield self.pen.paragraph("AfterSchedule", [], table)

    def grid(self, table: Table, indent: int) -> Element:
        """Return the table itself: head and short rows are never divided."""
        columns = _columns(table, self.width - indent)
        style = "SmallScheduleText" if breadth(table) == "wide" else "ScheduleText"
        draw = _Rows(self.pen, style, columns)
        return w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val="Schedule"),
                w("tblW", w=sum(columns), type="dxa"),
                w("tblInd", w=indent, type="dxa"),
                w("tblLayout", type="fixed"),
                w("tblLook", val="06A0", firstRow=1, firstColumn=1, noHBand=1, noVBand=1),
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in columns)),
            draw.head(table),
            *draw.body(table),
        )


class _Rows:
    def __init__(self, pen: Pen, style: str, columns: tuple[int, ...]):
        self.pen = pen
        self.style = style
        self.columns = columns

    def head(self, table: Table) -> Element:
        """Return the row of heads, which every page repeats."""
        cells = tuple((like(table, head),) for head in table.columns)
        row = TableRow("", cells, table.mark, table.change)
        return self.row(row, [w("cantSplit"), w("tblHeader")], keep=True)

    def body(self, table: Table) -> Iterator[Element]:
        """Yield the rows; a short table is kept on one page, as are the last two rows."""
        together = is_short(table)
        last = len(table.rows) - 1
        for position, row in enumerate(table.rows):
            properties = [] if is_tall(row) else [w("cantSplit")]
            keep = position < last and (together or position in (0, last - 1))
            inside = _Rows(self.pen.within(row, is_ranged=False), self.style, self.columns)
            yield inside.row(row, properties, keep)

    def row(self, row: TableRow, properties: list[Element], keep: bool) -> Element:
        """Return a row that came or went as a whole where it is marked."""
        cells = zip(row.cells, self.columns, strict=True)
        drawn = [self.cell(cell, row, width, keep) for cell, width in cells]
        return w("tr", w("trPr", *properties, *self.pen.row_stamps(row)), *drawn)

    def cell(self, runs: tuple[Run, ...], row: TableRow, width: int, keep: bool) -> Element:
        looks = [w("keepNext")] if keep else []
        words = self.pen.paragraph(self.style, inline(self.pen, runs), row, looks)
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), words)


def _columns(table: Table, width: int) -> tuple[int, ...]:
    """Return the width of each column in twips, ``width`` together."""
    edges = [round(width * percent / 100) for percent in accumulate(widths(table), initial=0)]
    return tuple(right - left for left, right in pairwise(edges))
