"""Rows come, go, move and rest; those in an order are numbered anew."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from termsheets.domain import schema
from termsheets.domain.edits import (
    NotThere,
    Place,
    Rows,
    key_of,
    locate,
    places,
    references,
    siblings,
    with_list,
)
from termsheets.domain.invariants.saying import words
from termsheets.domain.invariants.unique import FIELDS, NAMES
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.models import Draft, RemovedRow, mapping
from termsheets.negotiation import pruning, recording
from termsheets.negotiation.saving import (
    Saved,
    Stale,
    commit,
    located,
    name_of,
    next_code,
    opened,
    refuse_problems,
)

LIST_LIMIT = 500


@transaction.atomic
def add_row(
    *,
    draft_id: UUID,
    version: int,
    key: str,
    parent: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Saved:
    """Add a row at the end of its list, inside the row ``parent`` where it has one.

    Adding disturbs nobody, so an older ``version`` is as good. Raises Refused
    for answers that break what always holds, Stale where the parent is gone.
    """
    draft = opened(draft_id)
    entity = entities()[key]
    code = next_code(draft, key, getattr(entity.cls, "prefix", ""))
    known = "code" if hasattr(entity.cls, "prefix") else "tag"
    row = schema.validated_row(entity, {known: code, **(answers or {})})
    return _inserted(draft, entity, parent, row)


def _inserted(
    draft: Draft, entity: Entity, parent: str, row: Any, index: int | None = None
) -> Saved:
    rows = _list(draft, entity.key, parent)
    if len(rows) >= LIST_LIMIT:
        message = f"A deal holds at most {LIST_LIMIT} {words(entity.key)}. Remove one first."
        raise Refused([Problem(entity.key, parent, "", message)])
    index = len(rows) if index is None else min(index, len(rows))
    after = numbered(entity, (*rows[:index], row, *rows[index:]))
    terms = with_list(draft.terms(), entity.key, parent, after)
    refuse_problems(terms, draft.terms())
    place = locate(terms, entity.key, key_of(row))
    keys = mapping.Keys.of(draft.pk, ask=True)
    if entity.key == "fields_of_use":
        keys.tags[row.tag] = mapping.models_by_key()[entity.key]().pk
    mapping.reorder(entity.key, [other for other in after if other.key != row.key], after, keys)
    mapping.insert(_with_inside(terms, place), keys)
    return Saved(commit(draft, terms), row.key)


def _with_inside(terms: Terms, place: Place) -> list[Place]:
    return [one for one in places(terms) if one.row is place.row or one.holder is place.row]


def _list(draft: Draft, key: str, parent: str) -> Rows:
    try:
        return siblings(draft.terms(), key, parent)
    except NotThere:
        raise Stale(draft) from None


def numbered(entity: Entity, rows: Rows) -> Rows:
    """Return the rows with their ``order``, where they have one, counted from 1."""
    if "order" not in entity.facts:
        return rows
    counted = iter(range(1, len(rows) + 1))
    return tuple(
        row.model_copy(update={"order": None if row.retired else next(counted)}) for row in rows
    )


def _rearrange(draft: Draft, place: Place, rows: Rows) -> Saved:
    """Store another sequence of the same rows, or of fewer."""
    entity = place.entity
    after = numbered(entity, rows)
    terms = with_list(draft.terms(), entity.key, place.parent, after)
    refuse_problems(terms, draft.terms())
    keys = mapping.Keys.of(draft.pk, ask=entity.key == "fields_of_use")
    mapping.reorder(entity.key, after, after, keys)
    return Saved(commit(draft, terms), place.row.key)


def _open_row(draft_id: UUID, version: int, key: str, code: str) -> tuple[Draft, Place]:
    draft = opened(draft_id)
    if draft.version != version:
        raise Stale(draft)
    return draft, located(draft, key, code)


@transaction.atomic
def remove_row(*, draft_id: UUID, version: int, key: str, code: str) -> Saved:
    """Take a row, and the rows inside it, out of the draft; it can be put back.

    Raises Refused while other rows refer to it, naming each.
    """
    draft, place = _open_row(draft_id, version, key, code)
    recording.refuse_recorded(draft, place)
    _refuse_needed(draft, place)
    RemovedRow.objects.create(
        draft=draft,
        key=key,
        code=code,
        parent=place.parent,
        position=place.index,
        row_json=schema.row_text(place.entity, place.row),
    )
    keys = mapping.Keys.of(draft.pk, ask=key == "fields_of_use")
    mapping.models_by_key()[key].objects.filter(pk=keys.pk(key, code)).delete()
    rows = siblings(draft.terms(), key, place.parent)
    return _rearrange(draft, place, (*rows[: place.index], *rows[place.index + 1 :]))


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


@transaction.atomic
def undo_removal(*, draft_id: UUID, version: int, removed_id: int) -> Saved:
    """Put a removed row back where it stood, without links to rows that are gone.

    Raises Refused if the row it stood in is gone, Stale if it is back already.
    """
    draft = opened(draft_id)
    removed = draft.removed_rows.filter(pk=removed_id).first()
    if removed is None:
        raise Stale(draft)
    entity = entities()[removed.key]
    if removed.parent and not _holds(draft.terms(), entity, removed.parent):
        message = f"{removed.parent}, which held {removed.code}, is gone. Put that back first."
        raise Refused([Problem(removed.key, removed.code, "", message)])
    row = schema.validated_row(entity, removed.answers())
    removed.delete()
    row = pruning.without_dead_links(draft.terms(), entity, row)
    return _inserted(draft, entity, removed.parent, row, removed.position)


def _holds(terms: Terms, entity: Entity, parent: str) -> bool:
    return any(row.code == parent for row in getattr(terms, entity.parent))


@transaction.atomic
def move_row(*, draft_id: UUID, version: int, key: str, code: str, up: bool) -> Saved:
    """Move a row one place up or down; at the end of its list it stays."""
    draft, place = _open_row(draft_id, version, key, code)
    rows = list(siblings(draft.terms(), key, place.parent))
    other = place.index + (-1 if up else 1)
    if not 0 <= other < len(rows):
        return Saved(draft, code)
    rows[place.index], rows[other] = rows[other], rows[place.index]
    return _rearrange(draft, place, tuple(rows))


@transaction.atomic
def retire_row(*, draft_id: UUID, version: int, key: str, code: str, retired: bool = True) -> Saved:
    """Keep a row for those that refer to it but out of the sheet, or bring it back."""
    draft, place = _open_row(draft_id, version, key, code)
    keys = mapping.Keys.of(draft.pk, ask=key == "fields_of_use")
    rows = list(siblings(draft.terms(), key, place.parent))
    rows[place.index] = place.row.model_copy(update={"retired": retired})
    saved = _rearrange(draft, place, tuple(rows))
    pk = keys.pk(key, code)
    mapping.models_by_key()[key].objects.filter(pk=pk).update(retired=retired)
    return saved


@transaction.atomic
def duplicate_row(*, draft_id: UUID, version: int, key: str, code: str) -> Saved:
    """Add a row with the same answers, behind the row; what is unique is left open."""
    draft = opened(draft_id)
    place = located(draft, key, code)
    row = _copy(draft, place.entity, place.row)
    for child in children_of(key):
        rows = (_copy(draft, child, inner, inside=True) for inner in getattr(row, child.key))
        row = row.model_copy(update={child.key: tuple(rows)})
    return _inserted(draft, place.entity, place.parent, row, place.index + 1)


def _copy(draft: Draft, entity: Entity, row: Any, *, inside: bool = False) -> Any:
    prefix = getattr(entity.cls, "prefix", "")
    code = next_code(draft, entity.key, prefix)
    update: dict[str, Any] = {"code" if prefix else "tag": code, "retired": False}
    if not inside:
        for fields in FIELDS.get(entity.key, ()):
            update[fields[0]] = None
        if prefix and entity.key in NAMES:
            update[NAMES[entity.key]] = None
    return row.model_copy(update=update)
