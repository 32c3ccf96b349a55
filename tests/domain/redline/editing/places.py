"""Finds a place in a sheet, and changes what stands there."""

from dataclasses import replace

from termsheets.domain.clauses import Paragraph, Run, Table, walk

SENTENCE = "Neither side may assign its rights before {} without consent of the other."


def paragraph(text, source=""):
    """Return a paragraph of one run."""
    return Paragraph((Run(text, source=source),))


def clauses_at(sheet, *depths):
    return [placed.clause for placed in walk(sheet) if placed.depth in depths]


def rebuilt(sheet, identity, change):
    """Return the sheet with one clause replaced by what ``change`` makes of it, a list."""

    def inside(clauses):
        found = []
        for clause in clauses:
            below = inside(clause.children)
            whole = clause if below == clause.children else replace(clause, children=below)
            found += change(whole) if clause.id == identity else [whole]
        return tuple(found)

    return replace(sheet, sections=inside(sheet.sections))


def at(things, place):
    return things[place % len(things)]


def put(sheet, holder, clause, place):
    def with_clause(found):
        spot = place % (len(found.children) + 1)
        children = (*found.children[:spot], clause, *found.children[spot:])
        return [replace(found, children=children)]

    return rebuilt(sheet, holder, with_clause)


def change_body(sheet, edit, change, kind=None):
    """Return the sheet with a clause's body changed; one of those that hold such a block."""
    found = [
        clause
        for clause in clauses_at(sheet, 1, 2)
        if any(isinstance(block, kind or Paragraph | Table) for block in clause.body)
    ]
    if not found:
        return sheet

    def changed(clause):
        return [replace(clause, body=tuple(change(clause.body)))]

    return rebuilt(sheet, at(found, edit.where).id, changed)
