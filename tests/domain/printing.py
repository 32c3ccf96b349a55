"""A sheet as plain lines, for golden files and for reading in a failure."""

from termsheets.domain.clauses import Paragraph, walk
from termsheets.domain.numbering import numbers, referring


def printed(sheet):
    """Return every word of the sheet in reading order, a line a paragraph or table row."""
    numbered = numbers(sheet)
    lines = ["".join(run.text for run in sheet.title)]
    for depth, clause in walk(sheet):
        binding = "[binding]" if clause.binding else ""
        heading = (numbered.get(clause.id, ""), clause.heading, binding)
        lines += (
            ["", " ".join(filter(None, heading))] if depth < 2 else [numbered.get(clause.id, "-")]
        )
        lines += [line for block in clause.body for line in _lines(block, numbered)]
    return "\n".join(lines) + "\n"


def _lines(block, numbered):
    if isinstance(block, Paragraph):
        return ["".join(referring(run, numbered) for run in block.runs)]
    rows = [tuple("".join(run.text for run in cell) for cell in row.cells) for row in block.rows]
    return [f"Table {block.title}", *(" | ".join(row) for row in (block.columns, *rows))]
