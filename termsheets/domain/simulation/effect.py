"""What a change of terms moves from whom to whom under one forecast, term by term, to the cent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from termsheets.domain import words
from termsheets.domain.revenue.amounts import ZERO, rounded
from termsheets.domain.simulation.differing import TermChange, applied, differing
from termsheets.domain.simulation.flows import Flow
from termsheets.domain.simulation.outlook import present
from termsheets.domain.simulation.reckoner import Payments, Reckoner
from termsheets.domain.simulation.scenario import Scenario, years_of
from termsheets.domain.terms.whole import PublicTerms

COMMON_RATE = Decimal(10)
"""Percent a year by which shared papers state present values: nobody's own rate."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What each party gains, undiscounted and at present value, in the deal's currency."""

    plain: Mapping[str, Decimal]
    present: Mapping[str, Decimal]

    def __sub__(self, other: Moved) -> Moved:
        return Moved(_less(self.plain, other.plain), _less(self.present, other.present))

    def __add__(self, other: Moved) -> Moved:
        return Moved(_more(self.plain, other.plain), _more(self.present, other.present))

    @property
    def is_nothing(self) -> bool:
        """Tell whether nobody gains or loses anything."""
        return not any(self.plain.values()) and not any(self.present.values())


def _less(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {party: one[party] - other[party] for party in one}


def _more(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {party: one[party] + other[party] for party in one}


@dataclass(frozen=True, slots=True)
class Alone:
    """A changed term and what it moves if nothing else changes."""

    change: TermChange
    moved: Moved


@dataclass(frozen=True, slots=True)
class MoneyEffect:
    """The whole effect: each change alone, and the remainder that comes of their interplay.

    The parts and the remainder total ``total``. ``left_out`` names shares that
    cannot be settled on both sides.
    """

    case: str
    currency: str
    years: int
    parties: tuple[str, ...]
    parts: tuple[Alone, ...]
    remainder: Moved
    total: Moved
    left_out: tuple[str, ...] = ()


def money_effect(
    old: PublicTerms, new: PublicTerms, scenario: Scenario, *, rate: Decimal = COMMON_RATE
) -> MoneyEffect | None:
    """Return what changes of the terms move under a scenario, None where nothing compares.

    That is a deal without a start on one side, or in two currencies.
    """
    start, currency = new.deal.effective_date, new.deal.currency
    if not start or not old.deal.effective_date or not currency or currency != old.deal.currency:
        return None
    named = old.model_copy(update={"parties": new.parties})
    years = max(years_of(old, scenario.forecast), years_of(new, scenario.forecast))
    reckoner = Reckoner(scenario, years)
    desk = _Desk(reckoner, named, new, rate, min(start, old.deal.effective_date))
    return desk.effect(currency)


@dataclass(slots=True)
class _Desk:
    reckoner: Reckoner
    old: PublicTerms
    new: PublicTerms
    rate: Decimal
    start: date

    def effect(self, currency: str) -> MoneyEffect:
        before, after = self.reckoner.payments(self.old), self.reckoner.payments(self.new)
        left_out = self._left_out(before, after)
        worth = self._worth(before, left_out, currency)
        total = self._worth(after, left_out, currency) - worth
        parts = []
        for change in differing(self.old, self.new):
            payments = before | self.reckoner.payments(applied(self.old, change))
            if not change.field and change.after is None and change.key == "revenue_shares":
                payments.pop(change.code, None)
            moved = self._worth(payments, left_out, currency) - worth
            if not moved.is_nothing:
                parts.append(Alone(change, moved))
        remainder = total
        for part in parts:
            remainder = remainder - part.moved
        return MoneyEffect(
            case=self.reckoner.scenario.case,
            currency=currency,
            years=self.reckoner.years,
            parties=self.parties,
            parts=tuple(parts),
            remainder=remainder,
            total=total,
            left_out=tuple(sorted(left_out)),
        )

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(row.short_name or row.code for row in self.new.parties if not row.retired)

    def _left_out(self, before: Payments, after: Payments) -> set[str]:
        """Return shares that are there on a side but cannot be settled there."""
        sides = ((self.old, before), (self.new, after))
        return {
            share.code
            for terms, settled in sides
            for share in terms.revenue_shares
            if not share.retired and share.code not in settled
        }

    def _worth(self, payments: Payments, left_out: Iterable[str], currency: str) -> Moved:
        places = words.minor_units(currency)
        flows: list[Flow] = [
            flow for code, found in payments.items() if code not in left_out for flow in found
        ]
        plain = {party: sum((flow.of(party) for flow in flows), ZERO) for party in self.parties}
        worth = {
            party: rounded(present(flows, party, self.rate, self.start), places)
            for party in self.parties
        }
        return Moved(plain, worth)
