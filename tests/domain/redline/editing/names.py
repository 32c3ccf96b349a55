"""The cover, and the terms that are defined."""

from dataclasses import replace
from datetime import timedelta

from termsheets.domain.clauses import Paragraph, Run, RunKind, runs_of
from termsheets.domain.redline.runs import settled
from tests.domain.redline.editing.places import at


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
