"""Tables, their rows, cells and columns."""

from dataclasses import replace

from termsheets.domain.clauses import Run, Table, TableRow, blocks, walk
from tests.domain.redline.editing.places import at, clauses_at, rebuilt


def change_table(sheet, edit, change):
    """Return the sheet with one of its tables changed."""
    tables = [block for block in blocks(sheet) if isinstance(block, Table)]
    if not tables:
        return sheet
    target = at(tables, edit.where)
    holder = next(p.clause for p in walk(sheet) if any(b is target for b in p.clause.body))

    def changed(clause):
        body = (change(block) if block is target else block for block in clause.body)
        return [replace(clause, body=tuple(body))]

    return rebuilt(sheet, holder.id, changed)


def insert_row(sheet, edit, number):
    def grown(table):
        cells = tuple((Run(f"{edit.word} {column}"),) for column in table.columns)
        row = TableRow(f"NEW-{number}", cells)
        spot = edit.to % (len(table.rows) + 1)
        return replace(table, rows=(*table.rows[:spot], row, *table.rows[spot:]))

    return change_table(sheet, edit, grown)


def delete_row(sheet, edit, number):
    def shrunk(table):
        gone = at(table.rows, edit.to) if table.rows else None
        return replace(table, rows=tuple(row for row in table.rows if row is not gone))

    return change_table(sheet, edit, shrunk)


def move_row(sheet, edit, number):
    def turned(table):
        spot = edit.to % len(table.rows) if table.rows else 0
        return replace(table, rows=table.rows[spot:] + table.rows[:spot])

    return change_table(sheet, edit, turned)


def change_cell(sheet, edit, number):
    def changed(table):
        if not table.rows:
            return table
        target = at(table.rows, edit.to)
        place = 1 + edit.to % (len(target.cells) - 1) if len(target.cells) > 1 else 0
        cell = (Run(edit.word, source=f"{target.code}.answer"),)
        row = replace(target, cells=(*target.cells[:place], cell, *target.cells[place + 1 :]))
        return replace(table, rows=tuple(row if one is target else one for one in table.rows))

    return change_table(sheet, edit, changed)


def change_columns(sheet, edit, number):
    def widened(table):
        rows = (replace(row, cells=(*row.cells, (Run(edit.word),))) for row in table.rows)
        return replace(table, columns=(*table.columns, f"More {number}"), rows=tuple(rows))

    return change_table(sheet, edit, widened)


def move_table(sheet, edit, number):
    tables = [block for block in blocks(sheet) if isinstance(block, Table)]
    if not tables:
        return sheet
    table = at(tables, edit.where)
    holder = next(p.clause for p in walk(sheet) if any(b is table for b in p.clause.body))
    target = at(clauses_at(sheet, 1), edit.to)

    def taken(clause):
        return [replace(clause, body=tuple(block for block in clause.body if block is not table))]

    def given(clause):
        return [replace(clause, body=(*clause.body, table))]

    return rebuilt(rebuilt(sheet, holder.id, taken), target.id, given)
