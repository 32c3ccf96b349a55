"""The terms that differ between two deals and may move money, each applicable alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from termsheets.domain.edits import NotThere, Place, key_of, locate, places, siblings
from termsheets.domain.edits import with_list as replaced_list
from termsheets.domain.edits import with_row as replaced_row
from termsheets.domain.terms.structure import children_of
from termsheets.domain.terms.whole import PublicTerms

WORDS = frozenset({"name", "rationale", "public_summary", "non_patent_value", "unknown"})
"""Answers of a share that no payment depends on."""
READ = {
    "deal": ("effective_date", "initial_term_months", "currency"),
    "license_grants": ("end_date", "term_basis", "assets", "tiers", "retired"),
    "background_assets": ("expiry_date", "priority_date", "tier", "excluded", "retired"),
    "milestones": ("due_date", "retired"),
    "equity_triggers": (),
}
"""What the engine reads of entities that it does not read whole."""
WHOLE = (
    "revenue_shares",
    *(entity.key for entity in children_of("revenue_shares")),
    "milestone_consequences",
)
SINGLE = ""


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that differs: a field of a row, or a whole row that came or went.

    ``field`` is empty for a whole row, ``before`` or ``after`` None where
    there is no row. ``parent`` is the code of the row that holds it.
    """

    key: str
    code: str
    field: str
    before: Any
    after: Any
    parent: str = ""

    @property
    def source(self) -> str:
        """Return how a clause's run names the answer: RT-1.rate_pct, or deal.currency."""
        return f"{self.code or self.key}.{self.field}" if self.field else self.code


def differing(old: PublicTerms, new: PublicTerms) -> tuple[TermChange, ...]:
    """Return the terms that differ and may move money, in the order of the deal."""
    before, after = _rows(old), _rows(new)
    return tuple(
        change
        for place in dict.fromkeys([*before, *after])
        for change in _of_row(before.get(place), after.get(place), before, after)
    )


def _rows(terms: PublicTerms) -> dict[tuple[str, str], Place]:
    wanted = {*READ, *WHOLE}
    return {
        (place.entity.key, key_of(place.row)): place
        for place in places(terms)
        if place.entity.key in wanted
    }


def _of_row(
    old: Place | None,
    new: Place | None,
    before: Mapping[tuple[str, str], Place],
    after: Mapping[tuple[str, str], Place],
) -> Iterator[TermChange]:
    place = old or new
    if place is None:
        return
    key, code = place.entity.key, key_of(place.row)
    if old is None or new is None:
        if not _goes_with_parent(place, before, after):
            yield TermChange(key, code, "", old and old.row, new and new.row, place.parent)
        return
    for name in _fields(key, old.row):
        values = getattr(old.row, name), getattr(new.row, name)
        if values[0] != values[1]:
            yield TermChange(key, code, name, *values, parent=place.parent)


def _goes_with_parent(place: Place, *sides: Mapping[tuple[str, str], Place]) -> bool:
    """Tell whether a row came or went only because the row that holds it did."""
    if not place.parent:
        return False
    return any((place.entity.parent, place.parent) not in side for side in sides)


def _fields(key: str, row: Any) -> tuple[str, ...]:
    if key in READ:
        return READ[key]
    inner = {entity.key for entity in children_of(key)}
    return tuple(name for name in type(row).model_fields if name not in WORDS | inner)


def applied(terms: PublicTerms, change: TermChange) -> PublicTerms:
    """Return the terms with one change made; as they are where its row is not there."""
    try:
        if change.field:
            place = locate(terms, change.key, change.code)
            row = place.row.model_copy(update={change.field: change.after})
            return replaced_row(terms, place, row)
        rows = siblings(terms, change.key, change.parent)
    except NotThere:
        return terms
    kept = tuple(row for row in rows if row.code != change.code)
    if change.after is not None:
        kept = _in_order((*kept, change.after))
    return replaced_list(terms, change.key, change.parent, kept)


def _in_order(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return rows with tiers by their thresholds, as the engine wants them."""
    if not all(hasattr(row, "from_amount") for row in rows):
        return rows
    return tuple(sorted(rows, key=lambda row: row.from_amount or Decimal(0)))
