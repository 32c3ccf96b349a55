"""What might happen to a deal, and when it takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from termsheets.domain import dates
from termsheets.domain.obligations.facts import Facts

BY_A_PARTY = ("convenience", "breach", "insolvency", "change_of_control", "divestiture")
"""The scenarios that are somebody's doing."""

ENDING = ("expiry", "convenience", "breach")
"""The scenarios that end the whole deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that might happen, by the scenario of the exit matrix.

    ``party`` is the code of who ends, breaches, fails or is sold; it has no
    meaning for a deal that expires, a missed milestone or a disruption.
    ``day`` may be left open where the deal tells it: the end of the term, the
    last day for a ``milestone`` (MS-2). ``trigger`` is a disruption's (DT-1).
    """

    scenario: str
    party: str = ""
    day: date | None = None
    milestone: str = ""
    trigger: str = ""
    by_competitor: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """The day something happens, and the day on which its outcome takes effect.

    ``effective`` is None where the deal does not allow it.
    """

    day: date
    effective: date | None


def day_in_month(start: date, month: int) -> date | None:
    """Return the first day of a month of the deal, the first month being 1."""
    return dates.add_months(start, month - 1)


def row_of(facts: Facts, key: str, code: str) -> Any:
    """Return the row of a list that has the code, None where none has."""
    return next((row for row in facts.rows(key) if row.code == code), None)


def last_day_of(milestone: Any) -> date | None:
    """Return the last day on which a milestone is still in time, its grace included."""
    due: date | None = milestone.due_date
    return due and dates.add_days(due, milestone.grace_days or 0)


def moment_of(facts: Facts, event: Event) -> Moment | None:
    """Return when an event happens; None where neither it nor the deal says so."""
    day = event.day or _told_by_the_deal(facts, event)
    return None if day is None else Moment(day, _effective(facts, event, day))


def _told_by_the_deal(facts: Facts, event: Event) -> date | None:
    if event.scenario == "expiry":
        return facts.end
    if event.scenario == "failed_milestone":
        milestone = row_of(facts, "milestones", event.milestone)
        last = last_day_of(milestone) if milestone else None
        return last and dates.add_days(last, 1)
    return None


def _effective(facts: Facts, event: Event, day: date) -> date | None:
    terms = facts.terms.termination_terms
    if event.scenario == "convenience":
        days = terms.convenience_notice_days
        return dates.add_days(notice_day(facts, day), days) if days else None
    if event.scenario == "breach":
        return dates.add_days(day, terms.breach_cure_days or 0) or day
    if event.scenario == "disruption":
        trigger = row_of(facts, "disruption_triggers", event.trigger)
        return (talks_end(trigger, day) if trigger else None) or day
    return day


def notice_day(facts: Facts, day: date) -> date:
    """Return the day from which a notice without cause counts: not before it is allowed."""
    months = facts.terms.termination_terms.convenience_after_months
    first = dates.add_months(facts.start, months) if facts.start and months else None
    return max(day, first or day)


def talks_end(trigger: Any, day: date) -> date | None:
    """Return the last day of the talks that a disruption of a day leads to."""
    return dates.add_days(day, (trigger.notice_days or 0) + (trigger.negotiation_days or 0))
