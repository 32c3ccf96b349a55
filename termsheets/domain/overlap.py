"""Whether walk-away values leave room for an agreement: a yes or a no, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind

COMPARED = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.DATE})
LEAST, MOST = "least", "most"

Value = Decimal | date


def may_compare(fact: Fact) -> bool:
    """Return whether a term is a number or a date that other sides see."""
    return fact.kind in COMPARED and not fact.private


def read(fact: Fact, text: str) -> Value:
    """Return a walk-away value as it is stored; raise ValueError for any other text."""
    if fact.kind is Kind.DATE:
        return date.fromisoformat(text)
    try:
        value = Decimal(text)
    except ArithmeticError:
        raise ValueError("Type a number.") from None
    if not value.is_finite():
        raise ValueError("Type a number.")
    return value


def overlap(limits: Iterable[tuple[str, Value]]) -> bool:
    """Return whether one value satisfies every limit, "least" or "most", itself included."""
    found = tuple(limits)
    floors = [value for bound, value in found if bound == LEAST]
    ceilings = [value for bound, value in found if bound == MOST]
    return not any(floor > ceiling for floor in floors for ceiling in ceilings)  # type: ignore[operator]
