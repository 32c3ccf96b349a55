"""Rows go, move and rest; those in an order are numbered anew."""

from uuid import UUID

from django.db import transaction

from termsheets.domain.edits import Place, Rows, key_of, references, siblings, with_list
from termsheets.domain.invariants.saying import words
from termsheets.domain.problems import Problem, Refused
from termsheets.models import Draft, User, mapping
from termsheets.negotiation import recording
from termsheets.negotiation.adding import numbered
from termsheets.negotiation.removing import keep_removed
from termsheets.negotiation.saving import (
    Saved,
    Stale,
    commit,
    located,
    name_of,
    opened,
    refuse_problems,
)


@transaction.atomic
def remove_row(
    *, draft_id: UUID, version: int, key: str, code: str, user: User | None = None
) -> Saved:
    """Take a row, and the rows inside it, out of the draft; it can be put back.

    Raises Refused while other rows refer to it, naming each.
    """
    draft, place = _open_row(draft_id, version, key, code, user)
    recording.refuse_recorded(draft, place)
    _refuse_needed(draft, place)
    keep_removed(draft, [place])
    keys = mapping.Keys.of(draft.pk, ask=key == "fields_of_use")
    mapping.models_by_key()[key].objects.filter(pk=keys.pk(key, code)).delete()
    rows = siblings(draft.terms(), key, place.parent)
    return _rearrange(draft, place, (*rows[: place.index], *rows[place.index + 1 :]))


@transaction.atomic
def move_row(
    *, draft_id: UUID, version: int, key: str, code: str, up: bool, user: User | None = None
) -> Saved:
    """Move a row one place up or down; at the end of its list it stays."""
    draft, place = _open_row(draft_id, version, key, code, user)
    rows = list(siblings(draft.terms(), key, place.parent))
    other = place.index + (-1 if up else 1)
    if not 0 <= other < len(rows):
        return Saved(draft, code)
    rows[place.index], rows[other] = rows[other], rows[place.index]
    return _rearrange(draft, place, tuple(rows))


@transaction.atomic
def retire_row(
    *,
    draft_id: UUID,
    version: int,
    key: str,
    code: str,
    retired: bool = True,
    user: User | None = None,
) -> Saved:
    """Keep a row for those that refer to it but out of the sheet, or bring it back."""
    draft, place = _open_row(draft_id, version, key, code, user)
    keys = mapping.Keys.of(draft.pk, ask=key == "fields_of_use")
    rows = list(siblings(draft.terms(), key, place.parent))
    rows[place.index] = place.row.model_copy(update={"retired": retired})
    saved = _rearrange(draft, place, tuple(rows))
    pk = keys.pk(key, code)
    mapping.models_by_key()[key].objects.filter(pk=pk).update(retired=retired)
    return saved


def _rearrange(draft: Draft, place: Place, rows: Rows) -> Saved:
    """Store another sequence of the same rows, or of fewer."""
    entity = place.entity
    after = numbered(entity, rows)
    terms = with_list(draft.terms(), entity.key, place.parent, after)
    refuse_problems(terms, draft.terms(), draft.library)
    keys = mapping.Keys.of(draft.pk, ask=entity.key == "fields_of_use")
    mapping.reorder(entity.key, after, after, keys)
    return Saved(commit(draft, terms), place.row.key)


def _open_row(
    draft_id: UUID, version: int, key: str, code: str, user: User | None
) -> tuple[Draft, Place]:
    draft = opened(draft_id, user)
    if draft.version != version:
        raise Stale(draft)
    return draft, located(draft, key, code)


def _refuse_needed(draft: Draft, place: Place) -> None:
    code = place.row.key
    needed = [
        Problem(
            f"{other.path}.{field}",
            key_of(other.row),
            field,
            f"{other.name} names {name_of(place)} as {words(field)}. "
            f"Change that first, or retire {code} instead.",
        )
        for other, field in references(draft.terms(), place.entity.key, code)
        if other.row is not place.row
    ]
    if place.entity.key == "parties" and code == draft.party_code:
        message = f"{name_of(place)} is your own side. Change its answers instead."
        needed.insert(0, Problem(place.path, code, "", message))
    if needed:
        raise Refused(needed)
