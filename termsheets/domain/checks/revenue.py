"""Checks of revenue shares: that they can be computed, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from termsheets.domain import words
from termsheets.domain.checks.matter import Matter, standing
from termsheets.domain.checks.minimums import minimum_over_cap, minimum_vs_forecast
from termsheets.domain.checks.rule import Hit, Hits, Rule, hit
from termsheets.domain.checks.thresholds import RECALIBRATION_TERM_MONTHS
from termsheets.domain.obligations.facts import MONTHS

MONTHS_A_YEAR = 12


def royalties(matter: Matter) -> Iterator[tuple[Any, dict[str, str]]]:
    """Yield each royalty, and its name for a message."""
    return ((row, named) for row, named in shares(matter) if row.kind == "royalty")


def shares(matter: Matter) -> Iterator[tuple[Any, dict[str, str]]]:
    """Yield each revenue share, and its name for a message."""
    for share in matter.rows("revenue_shares"):
        yield share, {"share": f"{matter.name(share.code)} ({share.code})"}


def rate_field(share: Any) -> str:
    """Return the field that holds a tier's rate: units pay an amount each."""
    return "unit_amount" if share.base == "units" else "rate_pct"


def tiers(matter: Matter) -> Hits:
    """revenue.tiers: a royalty that cannot be computed.

    Source: arithmetic.
    """
    for share, named in royalties(matter):
        found = standing(share.royalty_tiers)
        if not found:
            yield hit(share, "royalty_tiers", "none", **named)
        elif found[0].from_amount:
            yield hit(share, "from_amount", "first", row=found[0], **named)
        yield from _rising(share, found, named)
        field = rate_field(share)
        for tier in found:
            if getattr(tier, field) is None:
                yield hit(share, field, "rate", row=tier, tiers=tier.code, **named)
        for field, what in _percentages(matter, share) if share.base == "units" else ():
            yield hit(share, field, "units", what=what, **named)


def _rising(share: Any, found: tuple[Any, ...], named: dict[str, str]) -> Iterator[Hit]:
    known = [tier for tier in found if tier.from_amount is not None]
    for tier, following in pairwise(known):
        if following.from_amount <= tier.from_amount:
            yield hit(share, "from_amount", "rising", row=following, **named)


def _percentages(matter: Matter, share: Any) -> Iterator[tuple[str, str]]:
    """Yield the field and name of whatever would move a rate in percent."""
    for milestone in matter.rows("milestones"):
        for row in standing(milestone.milestone_consequences):
            if row.action == "rate_change" and row.revenue_share == share.code:
                yield "", f"the rate change of {matter.name(milestone.code)}"
    if any(row.effect == "auto_adjust" for row in standing(share.recalibration_triggers)):
        yield "recalibration_triggers", "the automatic recalibration"
    if share.stacking_rate_floor_pct:
        yield "stacking_rate_floor_pct", "the rate floor"


def cliff_drop(matter: Matter) -> Hits:
    """revenue.cliff_drop: one sale more makes the total owed fall.

    Source: incentives.
    """
    for share, named in shares(matter):
        field = rate_field(share)
        known = [row for row in standing(share.royalty_tiers) if getattr(row, field) is not None]
        for tier, following in pairwise(known if share.tier_method == "cliff" else ()):
            if getattr(following, field) < getattr(tier, field):
                threshold = _threshold(matter, share, following.from_amount)
                yield hit(share, "tier_method", threshold=threshold, row=following, **named)


def _threshold(matter: Matter, share: Any, amount: Any) -> str:
    if amount is None:
        return "the next threshold"
    return f"{words.number(amount)} units" if share.base == "units" else matter.money(amount)


def floor_over_cap(matter: Matter) -> Hits:
    """revenue.floor_over_cap: the floors of a year exceed its cap.

    Source: arithmetic.
    """
    for share, named in shares(matter):
        floor, cap, months = share.period_floor_amount, share.annual_cap_amount, share.period
        if None in (floor, cap) or months not in MONTHS:
            continue
        floors = MONTHS_A_YEAR // MONTHS[months] * floor
        if floors > cap:
            told = {"floors": matter.money(floors), "cap": matter.money(cap)}
            yield hit(share, "period_floor_amount", **told, **named)


def no_bounds(matter: Matter) -> Hits:
    """revenue.no_bounds: a royalty without a most or a least.

    Source: caps and floors.
    """
    for share, named in royalties(matter):
        if share.annual_cap_amount is None and share.lifetime_cap_amount is None:
            yield hit(share, "annual_cap_amount", "cap", **named)
        minimums = any(row.amount for row in standing(share.minimum_guarantees))
        if not share.period_floor_amount and not minimums:
            yield hit(share, "period_floor_amount", "minimum", **named)


def base_open(matter: Matter) -> Hits:
    """revenue.base_open: nobody said what may be deducted, or how a bundle is split.

    Source: net-sales practice.
    """
    for share, named in shares(matter):
        is_net = share.base == "net_sales"
        if is_net and not standing(share.deduction_rules):
            yield hit(share, "deduction_rules", "kinds", **named)
        if is_net and share.deduction_cap_pct is None:
            yield hit(share, "deduction_cap_pct", "cap", **named)
        if share.bundled and share.combination == "none":
            yield hit(share, "combination", "bundle", **named)


def stacking(matter: Matter) -> Hits:
    """revenue.stacking: third parties' royalties may cut this one too far, or not at all.

    Source: anti-stacking practice.
    """
    for share, named in shares(matter):
        most, floor = share.stacking_max_reduction_pct, share.stacking_rate_floor_pct
        rates = [row.rate_pct for row in standing(share.royalty_tiers) if row.rate_pct]
        if not share.stacking_offset_pct:
            continue
        if most is None and floor is None:
            yield hit(share, "stacking_max_reduction_pct", "unlimited", **named)
        elif floor is not None and rates and floor >= min(rates):
            told = words.percent(floor)
            yield hit(share, "stacking_rate_floor_pct", "floor", floor=told, **named)


def recalibration(matter: Matter) -> Hits:
    """revenue.recalibration: a rate that stays, or moves without room, when the market does.

    Source: recalibration.
    """
    months = matter.terms.deal.initial_term_months or 0
    for share, named in shares(matter):
        triggers = standing(share.recalibration_triggers)
        if share.kind == "royalty" and not triggers and months > RECALIBRATION_TERM_MONTHS:
            yield hit(share, "recalibration_triggers", "missing", **named)
        for row in triggers:
            low, high = row.rate_min_pct, row.rate_max_pct
            is_bounded = row.effect == "auto_adjust" and None not in (low, high)
            if is_bounded and low >= high:
                yield hit(share, "rate_min_pct", "range", row=row, **named)


RULES = (
    Rule("revenue.tiers", tiers),
    Rule("revenue.cliff_drop", cliff_drop),
    Rule("revenue.floor_over_cap", floor_over_cap),
    Rule("revenue.minimum_over_cap", minimum_over_cap),
    Rule("revenue.no_bounds", no_bounds),
    Rule("revenue.minimum_vs_forecast", minimum_vs_forecast),
    Rule("revenue.base_open", base_open),
    Rule("revenue.stacking", stacking),
    Rule("revenue.recalibration", recalibration),
)
