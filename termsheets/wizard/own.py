"""A side's own positions beside the questions they are about: no other side gets to see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from termsheets.models import PrivatePosition
from termsheets.negotiation.positions import positions_of
from termsheets.wizard.desk import Desk

SINGLE = "-"
"""What stands for the code of an entity that has no rows, in an address."""


class Own(NamedTuple):
    """A position as the page shows it, and where it is changed."""

    address: str
    note: str = ""
    target: str = ""
    walk_away: str = ""

    @property
    def is_told(self) -> bool:
        """Return whether anything is noted."""
        return bool(self.note or self.target or self.walk_away)


def address_of(deal_id: UUID, key: str, code: str, field: str) -> str:
    """Return where a side notes its position on a term."""
    return reverse("position", args=[deal_id, key, code or SINGLE, field])


def pin(desk: Desk, forms: Iterable[Any]) -> None:
    """Give each form the positions on its answers; one query, none where there are none."""
    found = list(forms)
    told = positions_of(desk.draft.side, (form.entity.key for form in found))
    known = {position.term: position for position in told}
    for form in found:
        form.own = {
            name: _own(desk, known, form, name)
            for name, fact in form.entity.facts.items()
            if not fact.private and desk.may_edit
        }


def _own(desk: Desk, known: dict[tuple, PrivatePosition], form: Any, name: str) -> Own:
    key, code = form.entity.key, form.found.code
    address = address_of(desk.deal.pk, key, code, name)
    found = known.get((key, code, name))
    if found is None:
        return Own(address)
    walk_away = " ".join(filter(None, [found.get_bound_display(), found.walk_away]))
    return Own(address, found.note, found.target, walk_away)
