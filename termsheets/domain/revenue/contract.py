"""A revenue share made ready to settle: its terms complete, checked and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from termsheets.domain import words
from termsheets.domain.obligations.facts import MONTHS, Facts
from termsheets.domain.obligations.royalty_end import royalty_end
from termsheets.domain.problems import Refused
from termsheets.domain.revenue.amounts import HUNDRED, ONE, ZERO
from termsheets.domain.revenue.periods import Calendar
from termsheets.domain.revenue.readiness import not_ready
from termsheets.domain.revenue.refusing import in_terms, refuse_any
from termsheets.domain.revenue.tiers import Tier
from termsheets.domain.terms.facts import Row
from termsheets.domain.terms.milestones import EquityTrigger, Milestone
from termsheets.domain.terms.revenue import (
    DeductionRule,
    RecalibrationTrigger,
    RevenueShare,
    SublicenseShare,
    WaterfallStep,
)
from termsheets.domain.terms.whole import PublicTerms, Terms

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Contract:
    """What the engine asks of the terms; retired rows have left it.

    ``scale`` is what rates are divided by: 100 for percents, 1 for amounts a
    unit. ``ends`` is the last day whose sales are shared, None while open.
    """

    share: RevenueShare
    currency: str
    places: int
    calendar: Calendar
    ends: date | None
    scale: Decimal
    tiers: tuple[Tier, ...]
    deductions: Mapping[str, DeductionRule]
    minimums: tuple[tuple[int, Decimal], ...]
    triggers: tuple[RecalibrationTrigger, ...]
    sublicense_shares: tuple[SublicenseShare, ...]
    steps: tuple[WaterfallStep, ...]
    milestones: Mapping[str, Milestone]
    equity: tuple[EquityTrigger, ...]
    party_names: Mapping[str, str]
    other_codes: frozenset[str]
    """Shares, steps, triggers and metrics of the whole deal that an event may name."""
    neighbors: tuple[RevenueShare, ...]
    """All shares of the deal, in their order."""

    @property
    def code(self) -> str:
        """Return the share's code."""
        return self.share.code

    def minimum(self, year: int) -> Decimal:
        """Return the guarantee in force in a contract year, 0 before the first."""
        reached = [amount for first, amount in self.minimums if first <= year]
        return reached[-1] if reached else ZERO

    def party(self, code: str | None) -> str:
        """Return a party's short name."""
        return self.party_names.get(code or "", code or "")


def contract_of(terms: Terms | PublicTerms, code: str) -> Contract:
    """Return a share of the terms, ready to settle.

    Raises Refused, naming row and field, where the share is not there or its
    terms have a gap or contradict each other.
    """
    facts = Facts(terms)  # type: ignore[arg-type]
    shares = facts.rows("revenue_shares")
    share: RevenueShare | None = next((row for row in shares if row.code == code), None)
    if share is None:
        known = ", ".join(row.code for row in shares) or "none"
        raise Refused([in_terms(code, "", f"There is no such share. The deal has: {known}.")])
    refuse_any(not_ready(facts, share))
    return _resolved(facts, share, shares)


def _resolved(facts: Facts, share: RevenueShare, shares: tuple[RevenueShare, ...]) -> Contract:
    deal = facts.terms.deal
    return Contract(
        share=share,
        currency=deal.currency or "",
        places=words.minor_units(deal.currency or ""),
        calendar=Calendar(facts.start or date.max, MONTHS[share.period or "quarterly"]),
        ends=royalty_end(facts, share),
        scale=ONE if share.base == "units" else HUNDRED,
        tiers=_tiers(share),
        deductions={rule.kind: rule for rule in standing(share.deduction_rules) if rule.kind},
        minimums=_minimums(share),
        triggers=standing(share.recalibration_triggers),
        sublicense_shares=standing(share.sublicense_shares),
        steps=tuple(sorted(standing(share.waterfall_steps), key=lambda step: step.order or 0)),
        milestones={row.code: row for row in facts.rows("milestones")},
        equity=facts.rows("equity_triggers"),
        party_names={row.code: row.short_name or row.code for row in facts.rows("parties")},
        other_codes=_codes(facts, shares),
        neighbors=shares,
    )


def standing(rows: tuple[RowT, ...]) -> tuple[RowT, ...]:
    """Return the rows that have not been retired."""
    return tuple(row for row in rows if not row.retired)


def _tiers(share: RevenueShare) -> tuple[Tier, ...]:
    per_unit = share.base == "units"
    return tuple(
        Tier(row.from_amount or ZERO, (row.unit_amount if per_unit else row.rate_pct) or ZERO)
        for row in share.royalty_tiers
        if not row.retired
    )


def _minimums(share: RevenueShare) -> tuple[tuple[int, Decimal], ...]:
    rows = [row for row in share.minimum_guarantees if not row.retired]
    return tuple(sorted((row.year_number or 0, row.amount or ZERO) for row in rows))


def _codes(facts: Facts, shares: tuple[RevenueShare, ...]) -> frozenset[str]:
    metrics = {row.code for row in facts.rows("metrics")}
    children = {
        row.code
        for share in shares
        for row in (*share.waterfall_steps, *share.recalibration_triggers)
    }
    return frozenset(metrics | children | {share.code for share in shares})
