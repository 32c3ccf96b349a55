"""Support, data, customers and escrow, and what stays in force when a deal is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.exits.case import Case
from termsheets.domain.exits.fates import Fate
from termsheets.domain.exits.telling import Line, Topic
from termsheets.domain.obligations.facts import count

BEARERS = {
    "startup": "the startup bears the cost",
    "partner": "the partner bears the cost",
    "shared": "the cost is shared",
    "defaulting": "who is in default bears the cost",
}
CUSTOMERS = {
    "keep_using": "they keep using what they paid for",
    "transfer": "they are handed over",
    "notify_only": "they are told, and no more is promised",
}
RELEASING = {"insolvency": "insolvency", "breach": "material_breach"}
"""The event of escrow that a scenario is by itself."""
FOLLOWING = {
    "insolvency": ("cease_business", "failure_to_support"),
    "breach": ("failure_to_support",),
}
"""What may follow from a scenario, and would release by itself."""


def of_plan(case: Case, fates: tuple[Fate, ...]) -> Iterator[Line]:
    """Yield support, data and customers by the plan of the scenario, or that there is none."""
    plans = [row for row in case.facts.rows("exit_plans") if row.scenario == case.event.scenario]
    for plan in plans:
        yield from _support(case, plan)
        yield from _data(case, plan)
        yield from _customers(case, plan, fates)
    stranded = [fate for fate in fates if fate.stops and fate.grant.purpose == "commercial"]
    if stranded and not plans:
        codes = dict.fromkeys(fate.grant.code for fate in stranded)
        text = "No exit plan says who supports, hands over data and tells customers."
        yield case.line(Topic.SUPPORT, text, *codes, is_gap=True)


def _support(case: Case, plan: Any) -> Iterator[Line]:
    months = plan.support_months
    if months is None:
        text = "Nobody has said how long support goes on."
        yield case.line(Topic.SUPPORT, text, plan.code, is_gap=True)
        return
    last = dates.add_months(case.effective, months)
    until = f" until {words.day(last)}" if last else ""
    bearer = BEARERS.get(plan.cost_bearer or "", "nobody has said who bears the cost")
    text = f"Support goes on for {count(months, 'month')}{until}, {_price(plan)}; {bearer}."
    yield case.line(Topic.SUPPORT, text, plan.code, until=last)


def _price(plan: Any) -> str:
    if plan.support_price == "cost_plus" and plan.support_markup_pct is not None:
        return f"at cost plus {words.percent(plan.support_markup_pct)}"
    prices = {"free": "free of charge", "cost": "at cost", "rate_card": "by the rate card"}
    return prices.get(plan.support_price or "", "at a price nobody has named")


def _data(case: Case, plan: Any) -> Iterator[Line]:
    days = plan.data_transfer_days
    last = dates.add_days(case.effective, days) if days is not None else None
    if last:
        form = f" as {plan.data_format}" if plan.data_format else ""
        text = f"Data is handed over{form} by {words.day(last)}."
        yield case.line(Topic.SUPPORT, text, plan.code, day=last)


def _customers(case: Case, plan: Any, fates: tuple[Fate, ...]) -> Iterator[Line]:
    """Yield who tells its customers, in time before anything stops or else at once."""
    days = plan.customer_notice_days
    day = _notice_day(case, days)
    plan_words = CUSTOMERS.get(plan.customer_plan or "", "nobody has said what becomes of them")
    notice = f" ({count(days, 'day')}' notice)" if days is not None else ""
    selling = (fate.grant for fate in fates if fate.grant.purpose == "commercial")
    for licensee in dict.fromkeys(grant.licensee for grant in selling):
        told = f"tells its customers by {words.day(day)}{notice}"
        text = f"{case.called(licensee)} {told}: {plan_words}."
        yield case.line(Topic.CUSTOMERS, text, plan.code, day=day)


def _notice_day(case: Case, days: int | None) -> date:
    """Return the last day to tell customers; what could not be foreseen is told at once."""
    ahead = dates.add_days(case.effective, -(days or 0)) or case.effective
    return ahead if case.event.scenario == "expiry" else max(case.day, ahead)


def of_escrow(case: Case) -> Iterator[Line]:
    """Yield what the escrow agent releases, or that it does not."""
    escrow = case.facts.terms.escrow_terms
    if not escrow.enabled:
        return
    if _releases(case, escrow):
        yield _release(case, escrow)
        return
    later = [one for one in FOLLOWING.get(case.event.scenario, ()) if one in escrow.release_events]
    is_rival = case.event.scenario == "change_of_control" and case.event.by_competitor
    what = "a sale to a competitor" if is_rival else words.choice(case.event.scenario)
    text = f"Nothing is released from escrow on {what} alone"
    if later:
        followed = " or ".join(map(words.choice, later))
        text += f"; it would be on {followed}"
    yield case.line(Topic.ESCROW, f"{text}.", "escrow_terms")


def _releases(case: Case, escrow: Any) -> bool:
    event = RELEASING.get(case.event.scenario, "")
    if case.event.scenario == "change_of_control" and case.event.by_competitor:
        event = "competitor_acquisition"
    return event in escrow.release_events


def _release(case: Case, escrow: Any) -> Line:
    last = dates.add_days(case.effective, escrow.objection_days or 0)
    what = ", ".join(map(words.choice, escrow.materials)) or "what is deposited"
    agent = escrow.agent or "The escrow agent"
    use = words.choice(escrow.use_after_release or "a use nobody has named")
    until = f" unless the depositor objects by {words.day(last)}" if last else ""
    text = f"{agent} releases {what}{until}. Use afterwards: {use}."
    return case.line(Topic.ESCROW, text, "escrow_terms", day=last or case.effective)


def of_afterwards(case: Case) -> Iterator[Line]:
    """Yield what outlives a deal that ends: secrecy, and the look-back of audits."""
    if not case.ends_deal:
        return
    secrecy, audit = case.facts.terms.confidentiality, case.facts.terms.audit_terms
    if secrecy.return_days is not None:
        text = "Confidential material goes back or is destroyed; what was shown stays secret."
        back = _later(case, secrecy.return_days)
        yield case.line(Topic.AFTERWARDS, text, "confidentiality", day=back)
    if audit.enabled and audit.lookback_months:
        last = dates.add_months(case.effective, audit.lookback_months)
        text = f"Payments can still be audited, {count(audit.lookback_months, 'month')} back."
        yield case.line(Topic.AFTERWARDS, text, "audit_terms", until=last)


def _later(case: Case, days: int) -> date:
    return dates.add_days(case.effective, days) or case.effective
