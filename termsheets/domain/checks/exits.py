"""Checks of change and exit: nothing is left open, contradicted or stranded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import words
from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hit, Hits, Rule, hit
from termsheets.domain.exits import unanswered

SURVIVING = ("survives", "survives_non_exclusive", "survives_paid_up")
MOVING_OWNERSHIP = ("reverts", "joint_for_period", "assigned")
BEYOND_CUSTOMERS = ("object_code", "hosted", "embedded", "masks")
TRIGGERS = (("competitor_entry", "competitor"), ("regulatory_change", "regulation"))


def _on_grants(matter: Matter) -> Iterator[tuple[Any, Any, dict[str, str]]]:
    """Yield each rule on a license, the license, and the names of both."""
    for rule in matter.rows("exit_rules"):
        if grant := matter.grant(rule.grant):
            yield rule, grant, {"rule": rule.code, "grant": matter.called_grant(grant)}


def uncovered(matter: Matter) -> Hits:
    """exit.uncovered: nobody says what happens to a license, or for how long.

    Source: exit plan.
    """
    for cell in unanswered(matter.terms):
        named = {"grant": matter.called_grant(matter.grant(cell.grant))}
        yield hit(cell.grant, why="rule", scenario=words.choice(cell.usual.scenario), **named)
    for rule, grant, named in _on_grants(matter):
        if rule.outcome == "wind_down" and rule.period_months is None:
            yield hit(grant, "period_months", "period", row=rule, **named)


def contradiction(matter: Matter) -> Hits:
    """exit.contradiction: a rule says otherwise than its license, or moves ownership.

    Source: consistency.
    """
    for rule, grant, named in _on_grants(matter):
        survives = rule.outcome in SURVIVING
        is_sold = rule.scenario == "change_of_control" and rule.affected_role != "licensor"
        if is_sold and survives and grant.change_of_control == "end":
            yield hit(rule, "outcome", "control", **named)
        is_missed = rule.scenario == "failed_milestone"
        if is_missed and survives and grant.step_down_to == "end":
            yield hit(rule, "outcome", "milestone", **named)
        if rule.outcome in MOVING_OWNERSHIP:
            outcome = words.choice(rule.outcome)
            yield hit(rule, "outcome", "ownership", outcome=outcome, **named)


def stranded_product(matter: Matter) -> Hits:
    """exit.stranded_product: customers are left with what nobody may run or support.

    Source: continuity.
    """
    for rule, grant, named in _on_grants(matter):
        is_cut = rule.outcome == "ends" and rule.scenario not in (None, "breach")
        if grant.purpose == "commercial" and is_cut and not rule.use_rights:
            yield hit(rule, "use_rights", "use", **named)
    plans = {plan.scenario: plan for plan in matter.rows("exit_plans")}
    for rule in matter.rows("exit_rules"):
        if rule.outcome == "wind_down" and rule.scenario:
            yield from _unsupported(rule, plans.get(rule.scenario))
    escrow = matter.terms.escrow_terms
    is_kept = escrow.enabled and escrow.release_events
    for grant in matter.grants:
        if grant.delivery in BEYOND_CUSTOMERS and not is_kept:
            yield hit(grant, why="escrow", grant=matter.called_grant(grant))


def _unsupported(rule: Any, plan: Any) -> Iterator[Hit]:
    named = {"rule": rule.code, "scenario": words.choice(rule.scenario)}
    if plan is None:
        yield hit(rule, why="plan", **named)
        return
    supported, needed = plan.support_months, rule.period_months
    if supported is not None and needed is not None and supported < needed:
        yield hit(rule, "period_months", "support", **named)


def disruption(matter: Matter) -> Hits:
    """exit.disruption: no trigger reopens the talks when the market or the law changes.

    Source: assumptions change.
    """
    kinds = {row.kind for row in matter.rows("disruption_triggers")}
    for kind, why in TRIGGERS:
        if kind not in kinds:
            yield hit(why=why)


RULES = (
    Rule("exit.uncovered", uncovered),
    Rule("exit.contradiction", contradiction),
    Rule("exit.stranded_product", stranded_product),
    Rule("exit.disruption", disruption),
)
