"""What a missed milestone brings by itself: its consequences, step-downs, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.exits.case import Case, of_grant
from termsheets.domain.exits.events import row_of
from termsheets.domain.exits.telling import Line, Topic
from termsheets.domain.obligations.revenue import dates_of

STEPS = {
    "sole": "becomes sole",
    "non_exclusive": "becomes non-exclusive",
    "narrower_field": "is narrowed to fewer fields",
    "narrower_territory": "is narrowed to fewer territories",
    "end": "ends",
}


def of_milestone(case: Case) -> Iterator[Line]:
    """Yield what follows from missing the event's milestone."""
    milestone = row_of(case.facts, "milestones", case.event.milestone)
    if milestone is None:
        return
    for row in milestone.milestone_consequences:
        if row.outcome == "missed" and row.action and not row.retired:
            yield _consequence(case, milestone, row)
    for grant in case.facts.rows("license_grants"):
        if grant.step_down_milestone == milestone.code and case.runs(grant):
            yield _step_down(case, milestone, grant)
    yield from _waiting(case, milestone)
    if any(rule.scenario == case.event.scenario for rule in case.facts.rows("exit_rules")):
        text = "The exit rules on a failed milestone name none, so that they apply to this one."
        yield case.line(Topic.PROCESS, text, milestone.code)


def _consequence(case: Case, milestone: Any, row: Any) -> Line:
    day = _day(case, row)
    subject = case.facts.name(row.grant or row.revenue_share)
    about = f" ({subject})" if subject else ""
    text = f"{_title(case, milestone)} is missed: {words.choice(row.action)}{about}."
    if row.action == "payment":
        amount = "a sum nobody has named" if row.amount is None else case.facts.money(row.amount)
        payor, payee = case.called(row.payor), case.called(row.payee)
        text = f"{_title(case, milestone)} is missed: {payor} pays {payee} {amount}."
    if row.rate_delta_pct is not None and row.action == "rate_change":
        text = text.removesuffix(".") + f", {words.points(row.rate_delta_pct)}."
    topic = Topic.MONEY if row.action == "payment" else Topic.PROCESS
    return case.line(topic, text, milestone.code, row.code, day=day)


def _day(case: Case, row: Any) -> date:
    """Return the day a consequence takes effect: with the next period, if it says so."""
    share = row_of(case.facts, "revenue_shares", row.revenue_share or "")
    if row.effective != "next_period" or share is None or case.facts.start is None:
        return case.effective
    ends = dates_of(share, case.facts.start, dates.LAST_DAY)
    closing = (end for end in ends if case.effective <= end < dates.LAST_DAY)
    return next((end + timedelta(days=1) for end in closing), case.effective)


def _step_down(case: Case, milestone: Any, grant: Any) -> Line:
    step = STEPS.get(grant.step_down_to or "", "steps down; nobody has said to what")
    text = f"{grant.code} {step}, because {_title(case, milestone)} is missed."
    return case.line(Topic.USE, text, grant.code, milestone.code, parties=of_grant(grant))


def _waiting(case: Case, milestone: Any) -> Iterator[Line]:
    for later in case.facts.rows("milestones"):
        if later.depends_on == milestone.code:
            text = f"{_title(case, later)} builds on it and cannot be met before it."
            yield case.line(Topic.PROCESS, text, later.code, milestone.code)
    for trigger in case.facts.rows("equity_triggers"):
        if trigger.milestone == milestone.code:
            text = f"{case.called(trigger.holder)} does not earn the equity of {trigger.code}."
            yield case.line(Topic.MONEY, text, trigger.code, milestone.code)


def _title(case: Case, milestone: Any) -> str:
    return (
        f"{milestone.code}, {case.facts.name(milestone.code)},"
        if milestone.title
        else (str(milestone.code))
    )
