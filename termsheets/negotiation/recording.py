"""Decisions are written once: a recorded one is superseded, never changed."""

from typing import Any

from termsheets.domain.conditions import is_empty
from termsheets.domain.edits import Place
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import entities
from termsheets.models import Draft

KEY = "decisions"


def _is_complete(row: Any) -> bool:
    facts = entities()[KEY].facts
    return not any(fact.required and is_empty(getattr(row, name)) for name, fact in facts.items())


def refuse_recorded(draft: Draft, place: Place) -> None:
    """Raise Refused for a decision that is on record."""
    if place.entity.key == KEY and place.row.code in draft.recorded:
        sentence = "this decision is on record. Add a new one that supersedes it."
        raise Refused([Problem(place.path, place.name, "", f"{place.name}: {sentence}")])


def record(draft: Draft, place: Place, row: Any) -> None:
    """Put a complete decision on record."""
    if place.entity.key == KEY and _is_complete(row):
        draft.recorded = [*draft.recorded, row.code]
        draft.save(update_fields=["recorded"])


def recorded_in(terms: Terms) -> list[str]:
    """Return the codes of the decisions that come complete, and so on record."""
    return [row.code for row in terms.decisions if _is_complete(row)]
