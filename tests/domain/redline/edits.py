"""Random edits of a sheet, as two sides at a table would make them."""

from dataclasses import replace
from datetime import timedelta
from functools import cache, partial, reduce
from typing import NamedTuple

from hypothesis import strategies as st

from termsheets.domain.clauses import (
    Clause,
    Paragraph,
    Run,
    RunKind,
    Table,
    TableRow,
    blocks,
    runs_of,
    walk,
)
from termsheets.domain.redline.runs import settled
from tests.sample_deals import NAMES, sample_sheet

NEW_WORDS = (
    "shall", "may", "EUR 300,000", "12.5%", "30", "1 March 2027", "net-45", "only", "not",
    "affiliates", "and", "the", "in writing,", "party's", "USD 1,250,000.00", "at least", "(twice)",
)  # fmt: skip
SENTENCE = "Neither side may assign its rights before {} without consent of the other."


class Edit(NamedTuple):
    """One edit: its kind, and where and what by numbers that wrap around."""

    kind: str
    where: int
    to: int
    word: str


class Round(NamedTuple):
    """A sample deal and what is done to it; ``turned`` takes the edits back instead."""

    name: str
    edits: list[Edit]
    turned: bool

    @property
    def pair(self):
        """Return the old and the new sheet."""
        sheet = sample(self.name)
        pair = sheet, edited(sheet, self.edits)
        return pair[::-1] if self.turned else pair


sample = cache(sample_sheet)


def rounds(kinds=()):
    """Return a strategy for rounds, of some kinds of edit or of all."""
    place = st.integers(0, 10_000)
    kind = st.sampled_from(sorted(kinds or KINDS))
    edit = st.builds(Edit, kind, place, place, st.sampled_from(NEW_WORDS))
    edits = st.lists(edit, min_size=1, max_size=8)
    return st.builds(Round, st.sampled_from(NAMES), edits, st.booleans())


def edited(sheet, edits):
    """Return the sheet after all edits; those that find nothing to do are left out."""
    numbered = enumerate(edits)
    return reduce(lambda now, one: KINDS[one[1].kind](now, one[1], one[0]), numbered, sheet)


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


def insert_clause(sheet, edit, number):
    section = at(sheet.sections, edit.where)
    clause = Clause(
        f"new.clause{number}",
        f"Assignment {number}",
        (Paragraph((Run(SENTENCE.format(edit.word)),)),),
    )
    return put(sheet, section.id, clause, edit.to)


def put(sheet, holder, clause, place):
    def with_clause(found):
        spot = place % (len(found.children) + 1)
        children = (*found.children[:spot], clause, *found.children[spot:])
        return [replace(found, children=children)]

    return rebuilt(sheet, holder, with_clause)


def insert_part(sheet, edit, number):
    clause = at(clauses_at(sheet, 1), edit.where)
    part = Clause(
        f"new.part{number}", "", (Paragraph((Run(SENTENCE.format(edit.word), source="X-1.a"),)),)
    )
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


def with_paragraph(clause, edit, number):
    text = f"{SENTENCE.format(edit.word)} Exception {number}."
    spot = edit.to % (len(clause.body) + 1)
    body = (*clause.body[:spot], Paragraph((Run(text),)), *clause.body[spot:])
    return replace(clause, body=body)


def insert_paragraph(sheet, edit, number):
    clause = at(clauses_at(sheet, 1, 2), edit.where)
    return rebuilt(sheet, clause.id, lambda found: [with_paragraph(found, edit, number)])


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


def delete_paragraph(sheet, edit, number):
    def without(body):
        gone = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        return (block for block in body if block is not gone)

    return change_body(sheet, edit, without, Paragraph)


def own_wording(sheet, edit, number):
    own = [Paragraph((Run(SENTENCE.format(word)),)) for word in ("closing", edit.word)]
    return change_body(sheet, edit, lambda body: own)


def change_words(how, sheet, edit, number):
    """Change one word of a paragraph: replace, insert or delete it."""

    def changed(body):
        target = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        return (
            replace(block, runs=reworded(block.runs, how, edit)) if block is target else block
            for block in body
        )

    return change_body(sheet, edit, changed, Paragraph)


def reworded(runs, how, edit):
    long = [run for run in runs if " " in run.text.strip() and not run.target]
    if not long:
        return runs
    target = at(long, edit.to // 3)
    words = target.text.split(" ")
    place = edit.to % len(words)
    put_in = {"replace": [edit.word], "insert": [edit.word, words[place]], "delete": []}[how]
    text = " ".join([*words[:place], *put_in, *words[place + 1 :]])
    return settled(replace(run, text=text) if run is target else run for run in runs)


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


def retitle(sheet, edit, number):
    clause = at(clauses_at(sheet, 0, 1), edit.where)
    heading = f"{clause.heading} {edit.word}"
    return rebuilt(sheet, clause.id, lambda found: [replace(found, heading=heading)])


def turn_binding(sheet, edit, number):
    clause = at(clauses_at(sheet, 1), edit.where)
    return rebuilt(sheet, clause.id, lambda found: [replace(found, binding=not found.binding)])


def rename_term(sheet, edit, number):
    terms = [run.text for run in runs_of(sheet) if run.kind is RunKind.DEFINITION and run.source]
    if not terms:
        return sheet
    old = at(terms, edit.where)
    _, *rest = old.split(" ")
    name = " ".join([f"Nova{number}", *rest]) if edit.to % 2 else f"Nova{number}"

    def runs(found):
        return settled(replace(run, text=run.text.replace(old, name)) for run in found)

    def block(found):
        if isinstance(found, Paragraph):
            return replace(found, runs=runs(found.runs))
        rows = (replace(row, cells=tuple(map(runs, row.cells))) for row in found.rows)
        return replace(found, rows=tuple(rows))

    def clause(found):
        body, children = tuple(map(block, found.body)), tuple(map(clause, found.children))
        return replace(found, body=body, children=children)

    parties = tuple(replace(one, short_name=runs(one.short_name)) for one in sheet.parties)
    return replace(sheet, parties=parties, sections=tuple(map(clause, sheet.sections)))


def change_cover(sheet, edit, number):
    """Change the title, the date, a party's facts or the list of parties."""
    if not sheet.parties:
        return replace(sheet, title=(Run(edit.word),))
    party = at(sheet.parties, edit.where)
    new = {
        0: replace(party, contact_name=f"{party.contact_name} {edit.word}"),
        1: replace(party, role=(Run(edit.word),)),
        2: replace(party, legal_name=(Run(f"New {edit.word}", source=f"PA-9{number}.legal_name"),)),
        3: None,
    }
    choice = edit.to % 6
    if choice == 4:
        return replace(sheet, title=settled((*sheet.title, Run(f" {edit.word}"))))
    if choice == 5:
        day = sheet.effective_date
        return replace(sheet, effective_date=None if edit.to % 4 else day and day + timedelta(9))
    parties = (new[choice] if one is party else one for one in sheet.parties)
    return replace(sheet, parties=tuple(filter(None, parties)))


def relink(sheet, edit, number):
    """Let the same words print another answer, or point at another clause."""

    def changed(body):
        target = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        run = at(target.runs, edit.to) if target.runs else None
        other = replace(run, source="deal.other") if run and edit.to % 2 else run
        if run and run.target and not edit.to % 2:
            other = replace(run, target="general.law")
        runs = settled(other if one is run else one for one in target.runs)
        return (replace(block, runs=runs) if block is target else block for block in body)

    return change_body(sheet, edit, changed, Paragraph)


KINDS = {
    "insert clause": insert_clause,
    "insert part": insert_part,
    "insert section": insert_section,
    "delete section": partial(delete, 0),
    "delete clause": partial(delete, 1),
    "delete part": partial(delete, 2),
    "move clause": partial(move, 1),
    "move part": partial(move, 2),
    "move section": move_section,
    "move and edit": move_and_edit,
    "insert paragraph": insert_paragraph,
    "delete paragraph": delete_paragraph,
    "own wording": own_wording,
    "replace word": partial(change_words, "replace"),
    "insert word": partial(change_words, "insert"),
    "delete word": partial(change_words, "delete"),
    "insert row": insert_row,
    "delete row": delete_row,
    "move row": move_row,
    "change cell": change_cell,
    "change columns": change_columns,
    "move table": move_table,
    "retitle": retitle,
    "turn binding": turn_binding,
    "rename term": rename_term,
    "change cover": change_cover,
    "relink": relink,
}
