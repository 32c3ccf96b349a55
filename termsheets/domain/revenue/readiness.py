"""What a share's terms lack before money can be settled under them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from termsheets.domain.obligations.facts import Facts
from termsheets.domain.problems import Problem
from termsheets.domain.revenue.refusing import in_terms
from termsheets.domain.terms.revenue import RevenueShare

ALWAYS = ("kind", "payor", "payee", "base", "period")
FIX_TIERS = "Give the tiers from_amounts that start at 0 and rise, in their order."


def not_ready(facts: Facts, share: RevenueShare) -> Iterator[Problem]:
    """Yield each gap or contradiction, in the order of the fields."""
    yield from _of_the_deal(facts)
    for field in ALWAYS:
        if getattr(share, field) is None:
            yield _gap(share, field)
    if share.kind == "royalty":
        yield from _of_a_royalty(share)
    elif share.kind == "profit_pool":
        yield from _of_a_pool(share)
    elif share.kind == "sublicense_income":
        yield from _of_sublicense_income(share)


def _gap(row: Any, field: str) -> Problem:
    return in_terms(row.code, field, f"Fill in the {field.replace('_', ' ')} first.")


def _of_the_deal(facts: Facts) -> Iterator[Problem]:
    for field in ("effective_date", "currency"):
        if getattr(facts.terms.deal, field) is None:
            yield in_terms("deal", field, f"Fill in the {field.replace('_', ' ')} first.")


def _of_a_royalty(share: RevenueShare) -> Iterator[Problem]:
    tiers = [row for row in share.royalty_tiers if not row.retired]
    rate = "unit_amount" if share.base == "units" else "rate_pct"
    for tier in tiers:
        for field in ("from_amount", rate):
            if getattr(tier, field) is None:
                yield _gap(tier, field)
    opens = [tier.from_amount for tier in tiers if tier.from_amount is not None]
    if len(opens) == len(tiers) and (not opens or opens[0] != 0 or _falls(opens)):
        yield in_terms(share.code, "royalty_tiers", FIX_TIERS)
    if share.combination == "fixed" and share.bundled and share.combination_pct is None:
        yield _gap(share, "combination_pct")
    if share.base == "units" and share.stacking_rate_floor_pct is not None:
        message = "A rate floor is a percent of sales, and this share counts units. Remove it."
        yield in_terms(share.code, "stacking_rate_floor_pct", message)


def _falls(opens: list[Any]) -> bool:
    return any(lower >= upper for lower, upper in pairwise(opens))


def _of_a_pool(share: RevenueShare) -> Iterator[Problem]:
    steps = [row for row in share.waterfall_steps if not row.retired]
    for step in steps:
        yield from _of_a_step(step)
    if not any(step.kind == "split" for step in steps):
        message = "Add a split as the last step, or money would stay in the pool."
        yield in_terms(share.code, "waterfall_steps", message)
    orders = [step.order for step in steps]
    if len(set(orders)) < len(orders):
        yield in_terms(share.code, "waterfall_steps", "Give each step an order of its own.")


def _of_a_step(step: Any) -> Iterator[Problem]:
    needed = {
        "expense": ("order", "party"),
        "return_of_capital": ("order", "party", "amount_cap"),
        "preferred": ("order", "party", "pct"),
        "split": ("order",),
        None: ("order", "kind"),
    }
    for field in needed[step.kind]:
        if getattr(step, field) is None:
            yield _gap(step, field)
    if step.kind == "split" and sum(share.pct or 0 for share in step.shares) != 100:
        yield in_terms(step.code, "shares", "Make the shares total 100.")
    if step.kind == "split" and any(share.party is None for share in step.shares):
        yield in_terms(step.code, "shares", "Name the party of each share.")


def _of_sublicense_income(share: RevenueShare) -> Iterator[Problem]:
    rows = [row for row in share.sublicense_shares if not row.retired]
    if not rows:
        message = "Add the percent of sublicense income that is shared."
        yield in_terms(share.code, "sublicense_shares", message)
    for row in rows:
        if row.share_pct is None:
            yield _gap(row, "share_pct")
