"""Rows come: new, usual, copied or put back; those in an order are numbered anew."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from termsheets.domain import exits, schema
from termsheets.domain.edits import (
    NotThere,
    Place,
    Rows,
    key_of,
    places,
    siblings,
    with_list,
)
from termsheets.domain.invariants.saying import words
from termsheets.domain.invariants.unique import FIELDS, NAMES
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import LIST_LIMIT
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.models import Draft, User, mapping
from termsheets.negotiation import pruning
from termsheets.negotiation.saving import (
    Saved,
    Stale,
    commit,
    located,
    next_code,
    opened,
    refuse_problems,
)


@transaction.atomic
def add_row(
    *,
    draft_id: UUID,
    version: int,
    key: str,
    parent: str = "",
    answers: Mapping[str, Any] | None = None,
    user: User | None = None,
) -> Saved:
    """Add a row at the end of its list, inside the row ``parent`` where it has one.

    Adding disturbs nobody, so an older ``version`` is as good. Raises Refused
    for answers that break what always holds, Stale where the parent is gone.
    """
    draft = opened(draft_id, user)
    entity = entities()[key]
    code = next_code(draft, key, getattr(entity.cls, "prefix", ""))
    known = "code" if hasattr(entity.cls, "prefix") else "tag"
    row = schema.validated_row(entity, {known: code, **(answers or {})})
    return _inserted(draft, entity, parent, (row,))


@transaction.atomic
def fill_exits(*, draft_id: UUID, cells: Collection[str], user: User | None = None) -> Saved:
    """Add the usual exit rule of each cell of the matrix, by key, that is open now.

    Returns the first rule's code, empty where somebody has answered all of
    them meanwhile. Raises Refused for more rules than a deal holds.
    """
    draft = opened(draft_id, user)
    entity = entities()["exit_rules"]
    new = tuple(
        schema.validated_row(
            entity, {"code": next_code(draft, entity.key, entity.cls.prefix), **cell.answers}
        )
        for cell in exits.unanswered(draft.terms())
        if cell.key in cells
    )
    return _inserted(draft, entity, "", new) if new else Saved(draft)


@transaction.atomic
def duplicate_row(
    *, draft_id: UUID, version: int, key: str, code: str, user: User | None = None
) -> Saved:
    """Add a row with the same answers, behind the row; what is unique is left open."""
    draft = opened(draft_id, user)
    place = located(draft, key, code)
    row = _copy(draft, place.entity, place.row)
    for child in children_of(key):
        rows = (_copy(draft, child, inner, inside=True) for inner in getattr(row, child.key))
        row = row.model_copy(update={child.key: tuple(rows)})
    return _inserted(draft, place.entity, place.parent, (row,), place.index + 1)


@transaction.atomic
def undo_removal(
    *, draft_id: UUID, version: int, removed_id: int, user: User | None = None
) -> Saved:
    """Put a removed row back where it stood, without links to rows that are gone.

    Raises Refused if the row it stood in is gone, Stale if it is back already.
    """
    draft = opened(draft_id, user)
    removed = draft.removed_rows.select_related("own").filter(pk=removed_id).first()
    if removed is None:
        raise Stale(draft)
    entity = entities()[removed.key]
    if removed.parent and not _holds(draft.terms(), entity, removed.parent):
        message = f"{removed.parent}, which held {removed.code}, is gone. Put that back first."
        raise Refused([Problem(removed.key, removed.code, "", message)])
    row = schema.validated_row(entity, removed.answers())
    removed.delete()
    row = pruning.without_dead_links(draft.terms(), entity, row)
    return _inserted(draft, entity, removed.parent, (row,), removed.position)


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


def _holds(terms: Terms, entity: Entity, parent: str) -> bool:
    return any(row.code == parent for row in getattr(terms, entity.parent))


def _inserted(
    draft: Draft, entity: Entity, parent: str, new: Rows, index: int | None = None
) -> Saved:
    """Put new rows into a list at a place, by default its end; the first one's code is told."""
    rows = _list(draft, entity.key, parent)
    if len(rows) + len(new) > LIST_LIMIT:
        holder = parent or "A deal"
        message = f"{holder} holds at most {LIST_LIMIT} {words(entity.key)}. Remove one first."
        raise Refused([Problem(entity.key, parent, "", message)])
    index = len(rows) if index is None else min(index, len(rows))
    after = numbered(entity, (*rows[:index], *new, *rows[index:]))
    terms = with_list(draft.terms(), entity.key, parent, after)
    refuse_problems(terms, draft.terms(), draft.library)
    keys = mapping.Keys.of(draft.pk, ask=True)
    if entity.key == "fields_of_use":
        keys.tags |= {row.tag: mapping.models_by_key()[entity.key]().pk for row in new}
    codes = {row.key for row in new}
    mapping.reorder(entity.key, [row for row in after if row.key not in codes], after, keys)
    mapping.insert(_with_inside(terms, entity, codes), keys)
    return Saved(commit(draft, terms), new[0].key)


def _with_inside(terms: Terms, entity: Entity, codes: Collection[str]) -> list[Place]:
    """Return the places of an entity's rows with these codes, and of the rows inside them."""
    return [
        place
        for place in places(terms)
        if (place.entity.key == entity.key and key_of(place.row) in codes)
        or (place.entity.parent == entity.key and place.parent in codes)
    ]


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
