"""Checks of new work: joint ownership, patents and staying free to operate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import territories, words
from termsheets.domain.checks.background import called_work
from termsheets.domain.checks.co_ownership import rows_about
from termsheets.domain.checks.matter import Matter, standing
from termsheets.domain.checks.rule import Hit, Hits, Rule, hit
from termsheets.domain.checks.thresholds import ABANDONMENT_NOTICE_DAYS
from termsheets.domain.terms.shares import total

JOINT_RULES = ("exploitation", "licensing_rule", "shares")
MAY_BE_PATENTED = ("patent", "case_by_case")
EITHER_MAY_OWN = ("originator", "joint")
REVENUE_STEP = 7


def joint_rules(matter: Matter) -> Hits:
    """foreground.joint_rules: joint work without rules on use, licensing and shares.

    Source: defaults differ, Table 5.1.
    """
    for rule in matter.rows("foreground_rules"):
        for field in JOINT_RULES if rule.owner_rule == "joint" else ():
            if not getattr(rule, field):
                yield hit(rule, field, work=called_work(rule), missing=field.replace("_", " "))


def co_owner_default(matter: Matter) -> Hits:
    """foreground.co_owner_default: joint work licensed as each country's law has it.

    Source: domain catalog, Table 5.1.
    """
    for rule in matter.rows("foreground_rules"):
        if rule.owner_rule == "joint" and rule.licensing_rule == "default_law":
            rows = rows_about(_countries(matter, rule))
            told = "; ".join(f"{row.where}: {row.non_exclusive}" for row in rows)
            yield hit(rule, "licensing_rule", work=called_work(rule), rows=told)


def _countries(matter: Matter, rule: Any) -> Iterator[str | None]:
    """Yield the countries of the parties, and those in which the category is to be patented."""
    yield from (party.country for party in matter.parties)
    for plan in matter.rows("patent_plans"):
        if plan.category == rule.category:
            yield from (row.country for row in standing(plan.patent_countries))


def shares_sum(matter: Matter) -> Hits:
    """shares.sum: what is split does not add up to 100.

    Source: arithmetic.
    """
    for rule in matter.rows("foreground_rules"):
        yield from _sum(rule, "shares")
    for plan in matter.rows("patent_plans"):
        for country in standing(plan.patent_countries):
            yield from _sum(country, "costs")
    for share in matter.rows("revenue_shares"):
        for step in standing(share.waterfall_steps):
            yield from (one.mended_in(REVENUE_STEP) for one in _sum(step, "shares"))


def _sum(row: Any, field: str) -> Iterator[Hit]:
    split = getattr(row, field)
    if split and total(split) != 100:
        told = words.percent(total(split))
        yield hit(row, field, what=field, code=row.code, total=told)


def patent_plan(matter: Matter) -> Hits:
    """foreground.patent_plan: who pays does not benefit, or nobody may take over in time.

    Source: collaboration practice.
    """
    plans = matter.rows("patent_plans")
    for plan in plans:
        called = f"{plan.subject or 'the patent'} ({plan.code})"
        yield from _unrewarded(matter, plan, called)
        if plan.step_in == "none":
            yield hit(plan, "step_in", "step_in", plan=called)
        days = plan.abandonment_notice_days
        if days is not None and days < ABANDONMENT_NOTICE_DAYS:
            least = str(ABANDONMENT_NOTICE_DAYS)
            yield hit(plan, "abandonment_notice_days", "notice", plan=called, days=least)
    planned = {plan.category for plan in plans}
    for rule in matter.rows("foreground_rules"):
        may_be = rule.owner_rule == "joint" and rule.protection in MAY_BE_PATENTED
        if may_be and rule.category not in planned:
            yield hit(rule, why="missing", work=called_work(rule))


def _unrewarded(matter: Matter, plan: Any, called: str) -> Iterator[Hit]:
    for row in standing(plan.patent_countries):
        for cost in row.costs:
            if cost.party and cost.pct and cost.party not in row.beneficiaries:
                party = matter.called(cost.party)
                country = territories.country_name(row.country or "a country not yet named")
                named = {"plan": called, "party": party, "countries": country}
                yield hit(plan, "patent_countries", "payer", row=row, **named)


def blocking(matter: Matter) -> Hits:
    """foreground.blocking: two parties can own new work, and nothing keeps either free.

    Source: freedom to operate.
    """
    rules = matter.rows("foreground_rules")
    owners = {rule.owner for rule in rules if rule.owner_rule == "named_party" and rule.owner}
    can_both_own = len(owners) > 1 or any(rule.owner_rule in EITHER_MAY_OWN for rule in rules)
    if matter.terms.foreground_terms.cross_license == "none" and can_both_own:
        yield hit(field="cross_license")


RULES = (
    Rule("foreground.joint_rules", joint_rules),
    Rule("foreground.co_owner_default", co_owner_default),
    Rule("shares.sum", shares_sum),
    Rule("foreground.patent_plan", patent_plan),
    Rule("foreground.blocking", blocking),
)
