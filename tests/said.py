"""What a clean file of a sheet says at each place, without cover and signatures."""

from termsheets.domain.clauses import Table, walk
from termsheets.domain.markup.file import Said
from termsheets.domain.numbering import numbers, referring


def said(sheet):
    """Return what a file of the sheet says, without cover and signatures."""
    numbered = numbers(sheet)

    def line(runs):
        return "".join(referring(run, numbered) for run in runs).strip()

    found = {}
    for depth, clause in walk(sheet):
        head = [clause.heading] * (depth < 2) + ["Binding"] * (depth == 1 and clause.binding)
        tables = [block for block in clause.body if isinstance(block, Table)]
        lines = [line(block.runs) for block in clause.body if block not in tables]
        found[clause.id] = Said((*head, *lines))
        for table in tables:
            rows = [tuple(map(line, row.cells)) for row in table.rows]
            found[table.id] = Said((table.title,), (table.columns, *rows))
    return found
