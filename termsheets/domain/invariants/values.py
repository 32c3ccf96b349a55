"""Values that other lists know: countries, currencies, laws, clauses, minor units."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale

from termsheets.domain import territories
from termsheets.domain.edits import Place
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.schema.writing import minor_units
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind, decimals_of
from termsheets.domain.text import shown

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


@cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of all currencies."""
    return frozenset(str(code) for code in Locale("en").currencies)


def problems(
    terms: Terms, places: Iterable[Place], clause_ids: Collection[str] | None
) -> Iterator[Problem]:
    """Yield each value that its list does not know."""
    units = minor_units(terms.deal.currency)
    for place in places:
        for fact in place.entity.facts.values():
            value = getattr(place.row, fact.name)
            if value is None or value == ():
                continue
            if sentence := wrong(fact, value, units):
                yield at(place, fact.name, sentence)
            if fact.kind in (Kind.CLAUSE, Kind.CLAUSES) and clause_ids is not None:
                yield from _clauses(place, fact, value, clause_ids)


KNOWN: dict[str, tuple[Callable[[str], Any], str]] = {
    "tag": (_SLUG.fullmatch, "not a tag. Use lower-case letters, digits and hyphens."),
    "country": (
        territories.COUNTRIES.__contains__,
        "not a country. Use a two-letter code such as US.",
    ),
    "currency": (
        lambda code: code in currencies(),
        "not a currency. Use a code such as USD.",
    ),
    "governing_law": (
        territories.is_legal_system,
        "not a law we know. Use a code such as US-DE, GB-ENG or DE.",
    ),
    "counsel_email": (
        _EMAIL.fullmatch,
        "not an e-mail address. Use one such as name@example.com.",
    ),
}


def wrong(fact: Fact, value: Any, units: int = 0) -> str:
    """Return what is wrong with a value, as a sentence; ``units`` are the currency's decimals."""
    if fact.kind is Kind.MONEY:
        return _money(fact, value, units)
    is_known, sentence = KNOWN.get(fact.name, (bool, ""))
    return "" if is_known(value) or not sentence else f"\u201c{shown(value)}\u201d is {sentence}"


def _money(fact: Fact, value: Any, units: int) -> str:
    if fact.name == "unit_amount" or decimals_of(value) <= units:
        return ""
    allowed = f"at most {units} decimals" if units else "whole amounts"
    return f"the {words(fact.name)} {value:f} is too fine for the deal's currency. Use {allowed}."


def _clauses(
    place: Place, fact: Fact, value: Any, clause_ids: Collection[str]
) -> Iterator[Problem]:
    for clause in value if fact.is_list else (value,):
        if clause not in clause_ids:
            sentence = (
                f"{words(fact.name)} names {shown(clause)}, which is no clause of the library."
            )
            yield at(place, fact.name, f"{sentence} Choose one of the list.")
