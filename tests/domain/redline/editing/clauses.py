"""Clauses, parts and sections: inserted, deleted, moved, retitled."""

from dataclasses import replace

from termsheets.domain.clauses import Clause
from tests.domain.redline.editing.places import SENTENCE, at, clauses_at, paragraph, put, rebuilt
from tests.domain.redline.editing.words import with_paragraph


def insert_clause(sheet, edit, number):
    section = at(sheet.sections, edit.where)
    words = paragraph(SENTENCE.format(edit.word))
    clause = Clause(f"new.clause{number}", f"Assignment {number}", (words,))
    return put(sheet, section.id, clause, edit.to)


def insert_part(sheet, edit, number):
    clause = at(clauses_at(sheet, 1), edit.where)
    words = paragraph(SENTENCE.format(edit.word), source="X-1.a")
    part = Clause(f"new.part{number}", "", (words,))
    return put(sheet, clause.id, part, edit.to)


def insert_section(sheet, edit, number):
    section = Clause(f"new{number}", f"Security {number}")
    spot = edit.to % (len(sheet.sections) + 1)
    grown = replace(sheet, sections=(*sheet.sections[:spot], section, *sheet.sections[spot:]))
    return insert_clause(grown, edit._replace(where=spot), number)


def delete(depth, sheet, edit, number):
    found = clauses_at(sheet, depth)
    if len(found) < 3:
        return sheet
    return rebuilt(sheet, at(found, edit.where).id, lambda clause: [])


def move(depth, sheet, edit, number):
    """Move a clause under any node one level up, possibly its own."""
    found = clauses_at(sheet, depth)
    if not found:
        return sheet
    clause = at(found, edit.where)
    without = rebuilt(sheet, clause.id, lambda clause: [])
    holder = at(clauses_at(without, depth - 1), edit.to // 7)
    return put(without, holder.id, clause, edit.to)


def move_section(sheet, edit, number):
    sections = list(sheet.sections)
    section = sections.pop(edit.where % len(sections))
    sections.insert(edit.to % (len(sections) + 1), section)
    return replace(sheet, sections=tuple(sections))


def move_and_edit(sheet, edit, number):
    clause = at(clauses_at(sheet, 1), edit.where)
    moved = move(1, sheet, edit, number)
    return rebuilt(moved, clause.id, lambda found: [with_paragraph(found, edit, number)])


def retitle(sheet, edit, number):
    clause = at(clauses_at(sheet, 0, 1), edit.where)
    heading = f"{clause.heading} {edit.word}"
    return rebuilt(sheet, clause.id, lambda found: [replace(found, heading=heading)])


def turn_binding(sheet, edit, number):
    clause = at(clauses_at(sheet, 1), edit.where)
    return rebuilt(sheet, clause.id, lambda found: [replace(found, binding=not found.binding)])
