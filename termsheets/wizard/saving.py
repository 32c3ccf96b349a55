"""Saves what was typed: every valid answer, and nothing over somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from termsheets.domain.problems import Problem, Refused
from termsheets.models import User
from termsheets.negotiation import drafting
from termsheets.wizard import telling
from termsheets.wizard.forms import AnswersForm

Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else answered while this person answered it."""

    form: AnswersForm
    name: str

    @property
    def label(self) -> str:
        """Return the question both have answered."""
        return str(self.form.fields[self.name].label)


def _changed(form: AnswersForm) -> Iterator[str]:
    """Yield the valid fields whose answer differs from what the page showed."""
    seen = form.seen_before()
    for name in form.cleaned_data:
        if not form.is_stored(name) and form.digest(name) != seen.get(name):
            yield name


def _is_contested(form: AnswersForm, name: str) -> bool:
    stored = form.stored(name)
    return stored != form.seen_before().get(name, stored)


def conflicts(form: AnswersForm) -> tuple[Conflict, ...]:
    """Return the changed fields whose stored answer is not the one the page showed."""
    return tuple(Conflict(form, name) for name in _changed(form) if _is_contested(form, name))


def answers(form: AnswersForm) -> dict[str, Any]:
    """Return what to save: changed, valid and in nobody's way."""
    return {name: form.value(name) for name in _changed(form) if not _is_contested(form, name)}


def waits_for_a_button(form: AnswersForm) -> bool:
    """Tell whether a new tag is typed that autosave leaves alone, as it would move the page."""
    return "tag" in answers(form)


def _unknown(form: AnswersForm, names: Any) -> tuple[str, ...]:
    kept = [name for name in form.found.row.unknown if name not in names]
    return (*kept, *(name for name in names if form.is_unknown(name)))


def save(
    draft: Any, form: AnswersForm, user: User, *, final: bool = False, renames: bool = True
) -> drafting.Saved:
    """Save the form's answers for a person and return the draft and code as they then stand.

    ``final`` is true for a button, false while somebody types. Without
    ``renames`` a row keeps the tag it is known by, and so its address.
    What the deal refuses is told beside its field and the rest is saved.
    Raises drafting.Stale if somebody saves at the same moment.
    """
    form.full_clean()
    chosen = answers(form)
    if not renames:
        chosen.pop("tag", None)
    while chosen:
        try:
            return _store(draft, form, chosen, user=user, final=final)
        except Refused as refused:
            problems = refused.problems
        wrong = telling.fields_of(form, problems) & set(chosen)
        if not wrong:
            return _store_most(draft, form, chosen, problems, user=user, final=final)
        telling.tell(form, (one for one in problems if telling.field_of(form, one) in wrong))
        chosen = _without(chosen, wrong)
    return drafting.Saved(draft, form.found.code)


def _without(chosen: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: answer for name, answer in chosen.items() if name not in names}


def _store(draft: Any, form: AnswersForm, chosen: dict[str, Any], **by: Any) -> drafting.Saved:
    return drafting.save_answers(
        draft_id=draft.pk,
        version=draft.version,
        known=draft,
        key=form.entity.key,
        code=form.found.code,
        answers=chosen | {"unknown": _unknown(form, chosen)},
        seen={name: getattr(form.found.row, name) for name in chosen},
        **by,
    )


def _store_most(
    draft: Any, form: AnswersForm, chosen: dict[str, Any], problems: Problems, **by: Any
) -> drafting.Saved:
    """Save all answers but the one that contradicts what is stored; none if none alone does.

    That one is told what it contradicts.
    """
    kept = drafting.Saved(draft, form.found.code)
    for name in chosen:
        with suppress(Refused):
            rest = _without(chosen, {name})
            saved = _store(draft, form, rest, **by) if rest else kept
            telling.tell(form, problems, cause=name)
            return saved
    telling.tell(form, problems)
    return kept
