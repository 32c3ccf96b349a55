"""Checks of milestones: measurable, proven, in time, and of effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.checks.matter import Matter, standing
from termsheets.domain.checks.rule import Hit, Hits, Rule, hit

MOVING = ("payment", "rate_change", "equity", "step_down", "step_up")


def not_measurable(matter: Matter) -> Hits:
    """milestone.not_measurable: nobody can say what is counted, from where, or how much.

    What a metric lacks is mended at the metric.
    Source: objective milestones.
    """
    for milestone in matter.rows("milestones"):
        name = matter.name(milestone.code)
        if not milestone.metric:
            yield hit(milestone, "metric", what=name, missing="metric")
        if milestone.threshold is None:
            yield hit(milestone, "threshold", what=name, missing="threshold")
        metric = matter.row("metrics", milestone.metric)
        for field in ("definition", "source") if metric else ():
            if not getattr(metric, field):
                yield hit(metric, field, what=matter.name(metric.code), missing=field)


def unproven(matter: Matter) -> Hits:
    """milestone.unproven: no proof, or nobody to accept it.

    Source: objective milestones.
    """
    for milestone in matter.rows("milestones"):
        for field in ("evidence", "verifier"):
            if not getattr(milestone, field):
                yield hit(milestone, field, milestone=matter.name(milestone.code), missing=field)


def self_verified(matter: Matter) -> Hits:
    """milestone.self_verified: who must reach it also says that it is reached.

    Source: conflict of interest.
    """
    for milestone in matter.rows("milestones"):
        is_own = milestone.verifier_party and milestone.verifier_party == milestone.responsible
        consequences = standing(milestone.milestone_consequences)
        if milestone.verifier != "party" or not is_own:
            continue
        if any(row.action in MOVING for row in consequences):
            party, name = matter.called(milestone.responsible), matter.name(milestone.code)
            yield hit(milestone, "verifier", party=party, milestone=name)


def no_consequence(matter: Matter) -> Hits:
    """milestone.no_consequence: nothing follows from it.

    Source: incentive design.
    """
    for milestone in matter.rows("milestones"):
        if not standing(milestone.milestone_consequences):
            named = {"milestone": matter.name(milestone.code)}
            yield hit(milestone, "milestone_consequences", **named)


def order_of_dates(matter: Matter) -> Hits:
    """milestone.dates: a milestone is due too early, too late or never.

    Source: workability.
    """
    for milestone in matter.rows("milestones"):
        named = {"milestone": matter.name(milestone.code)}
        if milestone.due_date is None:
            if _can_be_missed(matter, milestone):
                yield hit(milestone, "due_date", "undated", **named)
            continue
        yield from _out_of_term(matter, milestone, named)
        yield from _too_late(matter, milestone, named)


def _stepping_down(matter: Matter, milestone: Any) -> Iterator[Any]:
    """Yield the grants that step down when a milestone is missed."""
    for grant in matter.grants:
        if grant.step_down_milestone == milestone.code:
            yield grant


def _can_be_missed(matter: Matter, milestone: Any) -> bool:
    consequences = standing(milestone.milestone_consequences)
    follows = any(row.outcome == "missed" or row.action == "step_down" for row in consequences)
    return follows or any(_stepping_down(matter, milestone))


def _out_of_term(matter: Matter, milestone: Any, named: dict[str, str]) -> Iterator[Hit]:
    due = milestone.due_date
    if matter.start and due < matter.start:
        yield hit(milestone, "due_date", "early", **named)
    if matter.end and due > matter.end:
        yield hit(milestone, "due_date", "late", end=words.day(matter.end), **named)
    earlier = matter.row("milestones", milestone.depends_on)
    if earlier and earlier.due_date and due < earlier.due_date:
        yield hit(milestone, "due_date", "depends", other=matter.name(earlier.code), **named)


def _too_late(matter: Matter, milestone: Any, named: dict[str, str]) -> Iterator[Hit]:
    days = (milestone.grace_days or 0) + (milestone.verification_days or 0)
    decided = dates.add_days(milestone.due_date, days) or date.max
    for grant, end, why in _ends(matter, milestone):
        if end and decided > end:
            told, called = words.day(decided), matter.called_grant(grant)
            yield hit(milestone, "due_date", why, decided=told, grant=called, **named)


def _ends(matter: Matter, milestone: Any) -> Iterator[tuple[Any, date | None, str]]:
    """Yield the days by which a milestone must be decided, with the grant and what ends then."""
    for row in standing(milestone.milestone_consequences):
        if grant := matter.grant(row.grant):
            yield grant, matter.grant_end(grant), "ended"
    for grant in _stepping_down(matter, milestone):
        yield grant, matter.grant_end(grant), "ended"
        yield grant, grant.sunset_date, "sunset"


def equity(matter: Matter) -> Hits:
    """milestone.equity: equity without limit, approval or amount, or with anti-dilution.

    Source: financing readiness.
    """
    triggers = matter.rows("equity_triggers")
    totals: dict[tuple[Any, Any], Decimal] = {}
    for trigger in triggers:
        pair = (trigger.issuer, trigger.holder)
        totals[pair] = totals.get(pair, Decimal(0)) + (trigger.fully_diluted_pct or 0)
    for trigger in triggers:
        yield from _of_trigger(matter, trigger, totals[trigger.issuer, trigger.holder])
    known = {trigger.milestone for trigger in triggers}
    for milestone in matter.rows("milestones"):
        earns = any(row.action == "equity" for row in standing(milestone.milestone_consequences))
        if earns and milestone.code not in known:
            yield hit(milestone, why="trigger", milestone=matter.name(milestone.code))


def _of_trigger(matter: Matter, trigger: Any, total: Decimal) -> Iterator[Hit]:
    issuer, holder = matter.called(trigger.issuer), matter.called(trigger.holder)
    if trigger.cap_pct is not None and total > trigger.cap_pct:
        told = {"total": words.percent(total), "cap": words.percent(trigger.cap_pct)}
        yield hit(trigger, "cap_pct", "cap", issuer=issuer, holder=holder, **told)
    if not trigger.board_approval:
        yield hit(trigger, "board_approval", "board", issuer=issuer)
    if trigger.anti_dilution:
        yield hit(trigger, "anti_dilution", "dilution")


RULES = (
    Rule("milestone.not_measurable", not_measurable),
    Rule("milestone.unproven", unproven),
    Rule("milestone.self_verified", self_verified),
    Rule("milestone.no_consequence", no_consequence),
    Rule("milestone.dates", order_of_dates),
    Rule("milestone.equity", equity),
)
