"""A draft's term sheet: its public terms in the wording its side has chosen."""

from termsheets.domain.clauses import TermSheet
from termsheets.domain.projection import public
from termsheets.domain.termsheet import Choices, ClauseChoice, term_sheet
from termsheets.models import Draft


def choices_of(draft: Draft) -> Choices:
    """Return the wording a side has chosen, by clause; asks the database once."""
    return {
        chosen.clause_id: ClauseChoice(chosen.position, chosen.custom_text, chosen.binding)
        for chosen in draft.clause_choices.all()
    }


def sheet_of(draft: Draft) -> TermSheet:
    """Return the draft's term sheet, without anything private."""
    return term_sheet(public(draft.terms()), choices_of(draft))
