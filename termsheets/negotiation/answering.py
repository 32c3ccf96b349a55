"""Answers of one row, and the wording of one clause."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from termsheets.domain import schema
from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import Place, key_of, rename_tag, with_row
from termsheets.domain.invariants import values
from termsheets.domain.invariants.saying import at
from termsheets.domain.library import Library
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms import Terms
from termsheets.domain.termsheet import BALANCED
from termsheets.domain.text import clean, shown
from termsheets.models import ClauseChoice, Draft, User, mapping
from termsheets.negotiation import recording
from termsheets.negotiation.saving import (
    Saved,
    Stale,
    commit,
    located,
    opened,
    refuse_problems,
    same,
)
from termsheets.negotiation.sheets import choices_of


@transaction.atomic
def save_answers(
    *,
    draft_id: UUID,
    version: int,
    key: str,
    code: str = "",
    answers: Mapping[str, Any],
    seen: Mapping[str, Any] | None = None,
    final: bool = False,
    user: User | None = None,
    known: Draft | None = None,
) -> Saved:
    """Save answers of one row, or of a single entity, whose ``code`` is empty.

    ``answers`` may hold ``unknown``, the names answered "I do not know yet".
    A save from an older ``version`` still goes through if the row holds what
    the form started from, ``seen``. ``final`` is a save by the button, which
    records a complete decision for good. ``known`` is the draft where it was
    read already. Raises Refused or Stale.
    """
    draft = opened(draft_id, user, known)
    place = located(draft, key, code)
    if draft.version != version and not same(place, seen):
        raise Stale(draft)
    recording.refuse_recorded(draft, place)
    row = answered(place, answers)
    changed = {name for name in type(row).model_fields if _differs(place.row, row, name)}
    if changed:
        _change(draft, place, row, changed)
    if final:
        recording.record(draft, place, row)
    return Saved(draft, key_of(row))


def answered(place: Place, answers: Mapping[str, Any]) -> Any:
    """Return the row with new answers; whatever is answered is no longer unknown."""
    stated = tuple(answers.get("unknown", ()))
    emptied = {name: place.entity.facts[name] for name in stated if name in place.entity.facts}
    blank = {name: () if fact.is_list else None for name, fact in emptied.items()}
    row = schema.validated_row(place.entity, {**vars(place.row), **answers, **blank})
    open_still = (name for name in row.unknown if is_empty(getattr(row, name, None)))
    return row.model_copy(update={"unknown": tuple(open_still)})


def _differs(old: Any, new: Any, name: str) -> bool:
    return bool(getattr(old, name) != getattr(new, name))


def _change(draft: Draft, place: Place, row: Any, changed: set[str]) -> None:
    terms = with_answers(draft.terms(), place, row)
    refuse_problems(terms, draft.terms(), draft.library)
    _write(draft, place, row, changed)
    commit(draft, terms)


def with_answers(terms: Terms, place: Place, row: Any) -> Terms:
    """Return the Terms with a row's new answers, a new tag wherever it is named. Raises Refused."""
    if place.entity.key == "fields_of_use" and row.tag != place.row.tag:
        old, new = place.row.tag, row.tag
        _refuse_tag(terms, place, new)
        return rename_tag(with_row(terms, place, row.model_copy(update={"tag": old})), old, new)
    return with_row(terms, place, row)


def _refuse_tag(terms: Terms, place: Place, tag: str) -> None:
    """Refuse a tag before it is put wherever the old one stands: it is wrong in one place only."""
    sentence = values.wrong(place.entity.facts["tag"], tag)
    if any(row.tag == tag for row in terms.fields_of_use):
        sentence = f"the tag {shown(tag)} is taken. Choose another."
    if sentence:
        raise Refused([at(place, "tag", sentence)])


def _write(draft: Draft, place: Place, row: Any, changed: set[str]) -> None:
    key = place.entity.key
    facts = [fact for fact in place.entity.facts.values() if fact.name in changed]
    to_fields = any(fact.target == "FieldOfUse" for fact in facts)
    keys = mapping.Keys.of(draft.pk, ask=to_fields or key == "fields_of_use")
    mapping.update(place, row, changed, keys)


@transaction.atomic
def choose_wording(
    *,
    draft_id: UUID,
    version: int,
    clause_id: str,
    position: str,
    custom_text: str = "",
    binding: bool | None = None,
    seen: str = "",
    user: User | None = None,
) -> Saved:
    """Choose whose wording a clause takes, or a text of one's own.

    A choice from an older ``version`` still goes through if the clause has
    the wording the form started from, whose mark is ``seen``. Raises Stale,
    and Refused for a clause or position that the library does not have and
    for own wording that is empty or cannot be printed.
    """
    draft = opened(draft_id, user)
    text = _own_text(draft.library, clause_id, position, custom_text)
    if draft.version != version and seen != choices_of(draft).get(clause_id, BALANCED).mark:
        raise Stale(draft)
    ClauseChoice.objects.update_or_create(
        draft=draft,
        clause_id=clause_id,
        defaults={"position": position, "custom_text": text, "binding": binding},
    )
    return Saved(commit(draft), clause_id)


def _own_text(library: Library, clause_id: str, position: str, custom_text: str) -> str:
    entry = library.clauses.get(clause_id)
    if entry is None:
        raise _refused(clause_id, f"There is no clause {clause_id}. Choose one of the list.")
    if position not in (*entry.positions, ClauseChoice.Position.CUSTOM):
        offered = ", ".join(entry.positions)
        raise _refused(clause_id, f"{entry.title}: choose one of {offered}, or custom.")
    try:
        text = clean(custom_text)
    except ValueError as error:
        raise _refused(clause_id, f"{entry.title}: {error}") from error
    if position == ClauseChoice.Position.CUSTOM and not text:
        raise _refused(clause_id, f"{entry.title}: write your own wording, or choose another.")
    return text


def _refused(clause_id: str, message: str) -> Refused:
    return Refused([Problem(f"wording.{clause_id}", clause_id, "position", message)])
