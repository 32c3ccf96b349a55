"""A draft's term sheet: its public terms in the wording its side has chosen."""

from collections.abc import Iterable

from termsheets.domain.clauses import TermSheet
from termsheets.domain.projection import public
from termsheets.domain.termsheet import Choices, ClauseChoice, staged, term_sheet
from termsheets.models import ClauseChoice as ChoiceRow
from termsheets.models import Draft


def choices_of(draft: Draft) -> Choices:
    """Return the wording a side has chosen, by clause; asks the database once."""
    return as_choices(draft.clause_choices.all())


def as_choices(rows: Iterable[ChoiceRow]) -> Choices:
    """Return what rows of chosen wording state, by clause."""
    return {
        chosen.clause_id: ClauseChoice(chosen.position, chosen.custom_text, chosen.binding)
        for chosen in rows
    }


def keep_choices(draft: Draft, choices: Choices) -> None:
    """Store the wording of a draft in place of any it had."""
    draft.clause_choices.all().delete()
    ChoiceRow.objects.bulk_create(
        ChoiceRow(
            draft=draft,
            clause_id=clause_id,
            position=chosen.position,
            custom_text=chosen.custom_text,
            binding=chosen.binding,
        )
        for clause_id, chosen in choices.items()
    )


def sheet_of(draft: Draft) -> TermSheet:
    """Return the draft's term sheet, without anything private."""
    return term_sheet(public(draft.terms()), choices_of(draft), library=draft.library)


def staged_sheet_of(draft: Draft, stage: str) -> TermSheet:
    """Return the draft's term sheet as other sides would read it at a stage."""
    return staged(public(draft.terms()), choices_of(draft), stage, draft.library)[1]
