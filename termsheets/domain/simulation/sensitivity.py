"""Which term moves the result most: each up and down by a tenth, all else as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from termsheets.domain import words
from termsheets.domain.edits import AnyTerms, TermsT, locate, with_row
from termsheets.domain.revenue.amounts import HUNDRED, rounded
from termsheets.domain.simulation.reckoner import Reckoner, brought
from termsheets.domain.simulation.scenario import Scenario, years_of
from termsheets.domain.terms.revenue import RevenueShare

SWING = Decimal(10)
"""Percent up and down."""
SHOWN = 8
OF_SHARE = {
    "period_floor_amount": "floor a period",
    "annual_cap_amount": "annual cap",
    "lifetime_cap_amount": "lifetime cap",
    "upfront_amount": "upfront fee",
}
SALES = "Sales"


class Term(NamedTuple):
    """A number of the terms: where it stands, and what it is called."""

    key: str
    code: str
    field: str
    label: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """What a party gets with a term a tenth lower and a tenth higher."""

    label: str
    lower: Decimal
    higher: Decimal

    @property
    def swing(self) -> Decimal:
        """Return how far the two results lie apart."""
        return abs(self.higher - self.lower)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The terms that move a party's result, the strongest first, around ``result``."""

    party: str
    result: Decimal
    bars: tuple[Bar, ...]


def tornado(terms: TermsT, scenario: Scenario, party: str) -> Tornado:
    """Return how a party's payments in all depend on each number of the terms, and on sales."""
    reckoner = Reckoner(scenario, years_of(terms, scenario.forecast))
    result = brought(reckoner.payments(terms), party)
    bars = [_of_sales(terms, reckoner, party)]
    for term in terms_in(terms):
        lower, higher = (
            brought(reckoner.payments(_with(terms, term, percent)), party)
            for percent in (HUNDRED - SWING, HUNDRED + SWING)
        )
        bars.append(Bar(term.label, lower, higher))
    moving = sorted((bar for bar in bars if bar.swing), key=lambda bar: -bar.swing)
    return Tornado(party, result, tuple(moving[:SHOWN]))


def _of_sales(terms: AnyTerms, reckoner: Reckoner, party: str) -> Bar:
    places = words.minor_units(terms.deal.currency or "USD")
    forecast = reckoner.scenario.forecast
    lower, higher = (
        brought(
            Reckoner(
                replace(reckoner.scenario, forecast=forecast.at(percent, places)), reckoner.years
            ).payments(terms),
            party,
        )
        for percent in (HUNDRED - SWING, HUNDRED + SWING)
    )
    return Bar(SALES, lower, higher)


def _with(terms: TermsT, term: Term, percent: Decimal) -> TermsT:
    places = 6 if term.field == "unit_amount" else words.minor_units(terms.deal.currency or "USD")
    value = term.value * percent / HUNDRED
    exact = value if term.field.endswith("_pct") else rounded(value, places)
    return altered(terms, term, exact)


def altered(terms: TermsT, term: Term, value: Decimal) -> TermsT:
    """Return the terms with another value of one number."""
    place = locate(terms, term.key, term.code)
    return with_row(terms, place, place.row.model_copy(update={term.field: value}))


def terms_in(terms: AnyTerms) -> Iterator[Term]:
    """Yield the numbers of the shares, and the milestone payments, that are not 0."""
    for share in terms.revenue_shares:
        if not share.retired:
            yield from (term for term in of_share(share, terms) if term.value)
    for milestone in terms.milestones:
        for row in milestone.milestone_consequences:
            if row.action == "payment" and row.amount and not row.retired | milestone.retired:
                label = f"{milestone.title or milestone.code}: payment"
                yield Term("milestone_consequences", row.code, "amount", label, row.amount)


def of_share(share: RevenueShare, terms: AnyTerms) -> Iterator[Term]:
    """Yield the numbers of one share that are given, in the order of its clause."""
    shares = [row for row in terms.revenue_shares if not row.retired]
    name = f"{share.name or share.code}: " if len(shares) > 1 else ""
    yield from _of_tiers(share, name)
    for field, words_ in OF_SHARE.items():
        value = getattr(share, field)
        if value or (value is not None and share.kind == "royalty"):
            yield Term("revenue_shares", share.code, field, _label(name, words_), value)
    for least in share.minimum_guarantees:
        if least.amount is not None and not least.retired:
            label = _label(name, f"minimum from year {least.year_number}")
            yield Term("minimum_guarantees", least.code, "amount", label, least.amount)
    for sub in share.sublicense_shares:
        if sub.share_pct is not None and not sub.retired:
            label = _label(name, f"share of receipts {sub.code}")
            yield Term("sublicense_shares", sub.code, "share_pct", label, sub.share_pct)


def _of_tiers(share: RevenueShare, name: str) -> Iterator[Term]:
    field = "unit_amount" if share.base == "units" else "rate_pct"
    for tier in share.royalty_tiers:
        value = getattr(tier, field)
        if value is not None and not tier.retired:
            label = _label(name, f"rate from {words.number(tier.from_amount or Decimal(0))}")
            yield Term("royalty_tiers", tier.code, field, label, value)


def _label(name: str, text: str) -> str:
    return words.capital(f"{name}{text}")
