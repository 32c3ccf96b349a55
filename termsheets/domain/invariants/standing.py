"""Invariants 9 to 12: what must agree before a deal is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from termsheets.domain.edits import Place
from termsheets.domain.invariants.saying import at, words
from termsheets.domain.problems import Problem
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.foreground import Category
from termsheets.domain.terms.shares import total
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind

TIERS = ("core", "core_improvement", "ancillary")
ORDERED = ("escalation_steps", "disclosure_stages", "waterfall_steps")


def problems(terms: Terms, places: Iterable[Place]) -> Iterator[Problem]:
    """Yield each disagreement between answers."""
    found = tuple(places)
    kinds = Counter(tier.kind for tier in terms.access_tiers if not tier.retired)
    yield from _once("access_tiers", "kind", TIERS, kinds)
    categories = Counter(rule.category for rule in terms.foreground_rules if not rule.retired)
    yield from _once("foreground_rules", "category", get_args(Category), categories)
    yield from _ladders(found)
    trademarks = {row.code for row in terms.background_assets if row.kind == "trademark"}
    for place in found:
        yield from _totals(place)
        yield from _subject(place)
        yield from _grant(place, trademarks)
        yield from _agreeing(place)


def _once(
    key: str, field: str, wanted: Iterable[str], found: Mapping[Any, int]
) -> Iterator[Problem]:
    for value in wanted:
        if found[value] != 1:
            mend = "Add it." if not found[value] else "Keep one."
            count = "is missing" if not found[value] else f"stands {found[value]} times"
            message = f"{words(key).capitalize()}: {words(value)} {count}. {mend}"
            yield Problem(key, "", field, message)


def _totals(place: Place) -> Iterator[Problem]:
    for fact in _splits(place.entity.key):
        shares = getattr(place.row, fact.name)
        if shares and total(shares) != 100:
            sentence = f"the {fact.words} total {total(shares):f}%. Make them total 100%."
            yield at(place, fact.name, sentence)


@cache
def _splits(key: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in entities()[key].facts.values() if fact.kind is Kind.SHARES)


def _ladders(places: tuple[Place, ...]) -> Iterator[Problem]:
    orders: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        if place.entity.key in ORDERED and place.row.order is not None:
            orders.setdefault((place.entity.key, place.parent), []).append(place)
    for several in orders.values():
        ranked = sorted(several, key=lambda place: place.row.order)
        for number, place in enumerate(ranked, start=1):
            if place.row.order != number:
                sentence = f"the order jumps to {place.row.order}; {number} comes next. Renumber."
                yield at(place, "order", sentence)
                break


def _subject(place: Place) -> Iterator[Problem]:
    if place.entity.key == "exit_rules" and not (
        place.row.grant or place.row.asset or place.row.category
    ):
        yield at(place, "grant", "it names no grant, asset or category. Choose one.")


def _grant(place: Place, trademarks: set[str]) -> Iterator[Problem]:
    if place.entity.key != "license_grants":
        return
    grant = place.row
    if not (grant.tiers or grant.assets or grant.includes_foreground):
        yield at(place, "assets", "it licenses nothing. Choose tiers or assets, or new work.")
    if trademarks & set(grant.assets) and not grant.quality_control:
        yield at(place, "quality_control", "a trademark is licensed. Answer yes.")
    start, end, sunset = grant.start_date, grant.end_date, grant.sunset_date
    if sunset and ((start and sunset < start) or (end and sunset > end)):
        yield at(place, "sunset_date", f"{sunset} lies outside the term. Choose a day inside it.")


def _agreeing(place: Place) -> Iterator[Problem]:
    row = place.row
    if place.entity.key == "confidentiality" and row.personal_data and not row.dpa_required:
        yield at(place, "dpa_required", "personal data is handled. Answer yes.")
    if place.entity.key == "revenue_shares":
        due, statement = row.payment_due_days, row.statement_days
        if due is not None and statement is not None and due < statement:
            sentence = f"payment falls due before the statement ({statement} days). Change one."
            yield at(place, "payment_due_days", sentence)
