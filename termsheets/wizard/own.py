"""A side's own positions beside the questions they are about: no other side gets to see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from termsheets.domain.terms.structure import children_of
from termsheets.models import PrivatePosition
from termsheets.negotiation.positions import positions_of
from termsheets.wizard.desk import Desk
from termsheets.wizard.steps import Step

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


def addresses_of(deal_id: UUID, key: str, code: str, fields: Sequence[str]) -> dict[str, str]:
    """Return where a side notes its position on each of a row's terms, by field."""
    address = reverse("position", args=[deal_id, key, code or SINGLE, "field"])
    start = address.removesuffix("field/")
    return {name: f"{start}{name}/" for name in fields}


def pin(desk: Desk, step: Step, forms: Iterable[Any]) -> frozenset[str]:
    """Give each form the positions on its answers; one query, none where there are none.

    Returns the codes of the step's rows that have any, to those who may edit.
    """
    found = list(forms) if desk.may_edit else []
    told = positions_of(desk.draft.side, _keys(step)) if desk.may_edit else []
    known = {position.term: position for position in told}
    for form in found:
        key, code = form.entity.key, form.found.code
        names = [name for name, fact in form.entity.facts.items() if not fact.private]
        form.own = {
            name: _own(address, known.get((key, code, name)))
            for name, address in addresses_of(desk.deal.pk, key, code, names).items()
        }
    return frozenset(position.code for position in told if position.code)


def _keys(step: Step) -> Iterator[str]:
    """Yield the keys of a step's entities and of those inside them."""
    for entity in step.entities:
        yield entity.key
        yield from (child.key for child in children_of(entity.key))


def _own(address: str, found: PrivatePosition | None) -> Own:
    if found is None:
        return Own(address)
    walk_away = " ".join(filter(None, [found.get_bound_display(), found.walk_away]))
    return Own(address, found.note, found.target, walk_away)
