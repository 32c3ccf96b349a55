"""The term, its end, and what is still due after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import MONTHS, Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring


def of_exits(facts: Facts) -> Iterator[Obligation]:
    """Yield the days of the term, of an ordinary end, of escrow and of joint ownership."""
    yield from _term(facts)
    yield from _without_cause(facts)
    if facts.end:
        for plan in facts.rows("exit_plans"):
            if plan.scenario == "expiry":
                yield from _plan(facts, plan, facts.end)
        for rule in facts.rows("foreground_rules"):
            yield from _reversion(facts, rule, facts.end)
    for rule in facts.rows("exit_rules"):
        if rule.scenario == "expiry":
            yield from _outcome(facts, rule)
    yield from _escrow(facts)


def _term(facts: Facts) -> Iterator[Obligation]:
    yield from due(
        facts.start,
        id="deal.effective_date",
        title="The deal takes effect",
        clause="exit.termination",
        parties=facts.everyone,
        kind=Kind.START,
        note="The effective date. Contract years run from it.",
    )
    months = facts.terms.deal.initial_term_months or 0
    yield from due(
        facts.end,
        id="deal.initial_term_months",
        title="The initial term ends",
        clause="exit.termination",
        parties=facts.everyone,
        kind=Kind.END,
        note=f"The last day of {count(months, 'month')} from {facts.from_start}.",
    )


def _without_cause(facts: Facts) -> Iterator[Obligation]:
    terms = facts.terms.termination_terms
    notice, months = terms.convenience_notice_days, terms.convenience_after_months
    if facts.start and notice and months is not None:
        yield from due(
            dates.add_months(facts.start, months),
            id="termination_terms.convenience_after_months",
            title="Ending without cause becomes possible",
            clause="exit.termination",
            parties=facts.everyone,
            kind=Kind.START,
            note=f"{count(months, 'month')} from {facts.from_start}; "
            f"{count(notice, 'day')}' notice is needed.",
        )


def _plan(facts: Facts, plan: Any, end: date) -> Iterator[Obligation]:
    shared = {"clause": "exit.wind_down", "parties": facts.everyone}
    if plan.customer_notice_days is not None:
        yield from due(
            dates.add_days(end, -plan.customer_notice_days),
            id=f"{plan.code}.customer_notice_days",
            title="Tell customers about the end of the term",
            kind=Kind.NOTICE,
            note=f"{count(plan.customer_notice_days, 'day')} before {facts.at_end}.",
            **shared,
        )
    if plan.data_transfer_days is not None:
        yield from due(
            dates.add_days(end, plan.data_transfer_days),
            id=f"{plan.code}.data_transfer_days",
            title="Last day to hand over data",
            kind=Kind.DEADLINE,
            note=f"{count(plan.data_transfer_days, 'day')} after {facts.at_end}.",
            **shared,
        )
    if plan.support_months is not None:
        yield from due(
            dates.add_months(end, plan.support_months),
            id=f"{plan.code}.support_months",
            title="Last day of support after the term",
            kind=Kind.END,
            note=f"{count(plan.support_months, 'month')} after {facts.at_end}.",
            **shared,
        )


def _outcome(facts: Facts, rule: Any) -> Iterator[Obligation]:
    """Yield the end of what an exit rule lets last for some months after an ordinary end."""
    grants = {grant.code: grant for grant in facts.rows("license_grants")}
    grant = grants.get(rule.grant or "")
    end = (facts.grant_end(grant) if grant else None) or facts.end
    subject = rule.grant or facts.name(rule.asset) or words.choice(rule.category or "")
    if end and rule.period_months and rule.outcome:
        outcome = "joint_ownership" if rule.outcome == "joint_for_period" else rule.outcome
        yield from due(
            dates.add_months(end, rule.period_months),
            id=f"{rule.code}.period_months",
            title=f"{words.capital(words.choice(outcome))} ends ({subject})",
            clause="exit.matrix",
            parties=facts.names(grant.licensor, grant.licensee) if grant else facts.everyone,
            kind=Kind.END,
            note=f"{count(rule.period_months, 'month')} after {subject} ends by time "
            f"on {words.day(end)} ({rule.code}).",
        )


def _reversion(facts: Facts, rule: Any, end: date) -> Iterator[Obligation]:
    if rule.reversion == "joint_for_period" and rule.joint_period_months:
        category = words.choice(rule.category)
        yield from due(
            dates.add_months(end, rule.joint_period_months),
            id=f"{rule.code}.joint_period_months",
            title=f"Joint ownership ends ({category})",
            clause="exit.ownership",
            parties=facts.everyone,
            kind=Kind.END,
            note=f"{count(rule.joint_period_months, 'month')} after {facts.at_end}; "
            "each part then goes to its originator.",
        )


def _escrow(facts: Facts) -> Iterator[Obligation]:
    escrow = facts.terms.escrow_terms
    months = MONTHS.get(escrow.deposit or "")
    if escrow.enabled and months and facts.start and facts.end:
        yield from recurring(
            dates.every(facts.start, months, facts.end),
            id="escrow_terms.deposit",
            title="Deposit materials in escrow",
            clause="exit.escrow",
            parties=facts.everyone,
            kind=Kind.DEADLINE,
            note=f"{words.capital(words.choice(escrow.deposit or ''))} "
            f"from {facts.from_start}, until {facts.at_end}.",
        )
