"""How every change of a draft begins and ends: locked, checked, counted."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from termsheets.domain import invariants, schema
from termsheets.domain.edits import NotThere, Place, clauses_named, key_of, locate
from termsheets.domain.library import Library
from termsheets.domain.library import library as shipped
from termsheets.domain.problems import Refused
from termsheets.domain.terms import Terms
from termsheets.models import Draft, User
from termsheets.negotiation import audit


class Stale(Exception):
    """Somebody else has changed the same answers meanwhile; ``draft`` is what stands now."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__("Somebody else has changed this meanwhile.")


@dataclass(frozen=True)
class Saved:
    """A draft as it stands after a change, and the code of the row concerned."""

    draft: Draft
    code: str = ""


def opened(draft_id: UUID, user: User | None = None, known: Draft | None = None) -> Draft:
    """Return the draft, locked until the transaction ends, for this person or for a command.

    ``known`` is the draft as it was read before: it is read again only if it has changed since.
    """
    draft = copy(known) if known and _stands(known) else _read(draft_id)
    draft.opened_by = user
    return draft


def _stands(known: Draft) -> bool:
    """Lock a draft, and tell whether it is still what was read: some changes count no version."""
    drafts = Draft.objects.select_for_update().filter(pk=known.pk)
    now = drafts.values_list("version", "base_id", "recorded").get()
    return now == (known.version, known.base_id, known.recorded)


def _read(draft_id: UUID) -> Draft:
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("side__deal", "own")
    return drafts.get(pk=draft_id)


def located(draft: Draft, key: str, code: str) -> Place:
    """Return where a row stands; raise Stale if it is there no more."""
    try:
        return locate(draft.terms(), key, code)
    except NotThere:
        raise Stale(draft) from None


def same(place: Place, seen: Mapping[str, Any] | None) -> bool:
    """Tell whether a row still holds the answers that a form started from."""
    if seen is None:
        return False
    try:
        started_from = schema.validated_row(place.entity, {**vars(place.row), **seen})
    except Refused:
        return False
    return all(getattr(started_from, name) == getattr(place.row, name) for name in seen)


def refuse_problems(
    terms: Terms, before: Terms | None = None, library: Library | None = None
) -> None:
    """Raise Refused for Terms that break what always holds, as those ``before`` did not.

    A clause that the library has dropped may stay where it was named before.
    """
    known = (library or shipped()).clauses
    if not (found := invariants.problems(terms, known, before=before)):
        return
    if before and (named := clauses_named(before) - set(known)):
        found = invariants.problems(terms, {*known, *named}, before=before)
    if found:
        raise Refused(found)


def commit(draft: Draft, terms: Terms | None = None) -> Draft:
    """Store the draft as its next version, with ``terms`` where they changed.

    One that follows a round of another side was opened by nobody: the round's event tells of it.
    """
    draft.version += 1
    draft.updated = timezone.now()
    if terms is not None:
        draft.keep(terms)
    if hasattr(draft, "opened_by"):
        audit.draft_saved(draft, draft.opened_by)
    draft.save()
    return draft


def next_code(draft: Draft, key: str, prefix: str) -> str:
    """Return a code that no row of the draft has had, and count it as used."""
    if not prefix:
        taken = {row.tag for row in draft.terms().fields_of_use}
        return next(tag for tag in _tags(draft) if tag not in taken)
    number = draft.next_numbers.get(prefix, 1)
    draft.next_numbers[prefix] = number + 1
    return f"{prefix}-{number}"


def _tags(draft: Draft):
    while True:
        number = draft.next_numbers.get("field", 1)
        draft.next_numbers["field"] = number + 1
        yield f"field-{number}"


def name_of(place: Place) -> str:
    """Return what to call a row in a sentence: its code and what it is called."""
    row = place.row
    names = [getattr(row, field, None) for field in ("short_name", "title", "name")]
    called = next(filter(None, names), "")
    return f"{key_of(row)} ({called})" if called else place.name
