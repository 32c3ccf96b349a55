"""The dates of the talks: when an answer is due, what gates decide, when talks lapse.

Everything here is told the day, and what has been decided so far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from termsheets.domain import words
from termsheets.domain.terms.negotiation import DecisionGate
from termsheets.domain.terms.whole import PublicTerms, Terms

LONGEST_ANSWER = 3_650  # days; a plan may state any number
RESPONSE, TARGET, LONG_STOP = "response", "target", "long-stop"


@dataclass(frozen=True, slots=True)
class Asked:
    """The round on the table: when it was sent, and the day an answer was asked for by."""

    number: int
    sent: date
    respond_by: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due.

    ``subject`` is its permanent name (``response``, ``target``,
    ``long-stop``, or a gate's code); ``party`` the code of who must act,
    empty for all; ``then`` says what follows if it passes.
    """

    subject: str
    title: str
    due: date
    party: str = ""
    then: str = ""

    def days_left(self, today: date) -> int:
        """Return the days until it is due; negative once it has passed."""
        return (self.due - today).days


class GateState(StrEnum):
    """Where a decision gate stands."""

    AHEAD = "ahead"
    PASSED = "passed"
    FAILED = "failed"  # its owner said no
    MISSED = "missed"  # its day passed and its owner said nothing


@dataclass(frozen=True, slots=True)
class Gate:
    """A decision gate on a given day; ``then`` says what follows if it fails."""

    row: DecisionGate
    state: GateState
    then: str = ""

    @property
    def has_failed(self) -> bool:
        """Return whether there was no go by its day."""
        return self.state in (GateState.FAILED, GateState.MISSED)


def gates(
    terms: Terms | PublicTerms, outcomes: Mapping[str, bool], today: date
) -> tuple[Gate, ...]:
    """Return the gates of a deal; ``outcomes`` holds go or no-go by a gate's code."""
    return tuple(
        Gate(
            row, _state(row, outcomes.get(row.code), today), _IF_FAILED.get(row.if_failed or "", "")
        )
        for row in terms.decision_gates
        if not row.retired
    )


def _state(row: DecisionGate, outcome: bool | None, today: date) -> GateState:
    if outcome is not None:
        return GateState.PASSED if outcome else GateState.FAILED
    late = row.due_date is not None and row.due_date < today
    return GateState.MISSED if late else GateState.AHEAD


_IF_FAILED = {
    "fallback": "its fallback is proposed",
    "extend": "an extension is to be agreed",
    "stop": "each side may end the talks",
}


def deadlines(
    terms: PublicTerms, asked: Asked | None, outcomes: Mapping[str, bool], today: date
) -> tuple[Deadline, ...]:
    """Return what is due, the earliest first.

    The answer to the round that is ``asked`` about is due on its own date,
    or after the days the plan allows; where silence extends the time, that
    many days later again.
    """
    found = [*_answers(terms, asked, today), *_of_plan(terms)]
    for gate in gates(terms, outcomes, today):
        if gate.row.due_date and gate.row.code not in outcomes:
            title = f"Gate: {gate.row.title or gate.row.code}"
            owner = gate.row.owner or ""
            found.append(Deadline(gate.row.code, title, gate.row.due_date, owner, gate.then))
    return tuple(sorted(found, key=lambda deadline: (deadline.due, deadline.subject)))


def _answers(terms: PublicTerms, asked: Asked | None, today: date) -> list[Deadline]:
    plan = terms.negotiation_plan
    if asked is None or (asked.respond_by is None and plan.response_days is None):
        return []
    days = timedelta(days=min(plan.response_days or 0, LONGEST_ANSWER))
    due = asked.respond_by or asked.sent + days
    if plan.silence == "extended" and days:
        while due < today:
            due += days
    return [Deadline(RESPONSE, f"Answer to round {asked.number}", due, "", _silence(terms))]


def _silence(terms: PublicTerms) -> str:
    plan = terms.negotiation_plan
    steps = sorted(
        (step for step in terms.escalation_steps if not step.retired and step.level),
        key=lambda step: step.order or 0,
    )
    first = words.choice(steps[0].level or "") if steps else "the next level"
    return {
        "escalate": f"the matter goes to {first}",
        "rejected": "the round counts as rejected",
        "extended": "the time is extended",
    }.get(plan.silence or "", "")


def _of_plan(terms: PublicTerms) -> list[Deadline]:
    plan, found = terms.negotiation_plan, []
    if plan.target_date:
        found.append(Deadline(TARGET, "Signing aimed at", plan.target_date))
    if plan.long_stop_date:
        then = "the talks lapse unless extended in writing"
        found.append(Deadline(LONG_STOP, "Long-stop date", plan.long_stop_date, "", then))
    return found


def has_lapsed(terms: PublicTerms, today: date) -> bool:
    """Return whether the talks are past their long-stop date."""
    last = terms.negotiation_plan.long_stop_date
    return last is not None and last < today
