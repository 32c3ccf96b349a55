"""Fallbacks whose moment has come: proposed to be seen, never applied by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from termsheets.domain import words
from termsheets.domain.agreement import Sent
from termsheets.domain.terms.negotiation import FallbackTerm
from termsheets.domain.terms.whole import PublicTerms, Terms
from termsheets.domain.timetable import Gate, GateState

DEADLOCK_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fallback to consider now: its text for a clause, and why.

    One that is not ``shared`` is known to its own side alone.
    """

    code: str
    clause_id: str
    text: str
    reason: str
    shared: bool


def proposals(
    terms: Terms | PublicTerms, gates: Sequence[Gate], rounds: Sequence[Sent], today: date
) -> tuple[Proposal, ...]:
    """Return the fallbacks whose gate failed, whose clause is deadlocked or whose day has come."""
    by_code = {gate.row.code: gate for gate in gates}
    found = []
    for row in terms.fallback_terms:
        if row.retired or not row.clause_id or not row.fallback_text:
            continue
        if reason := _reason(row, by_code.get(row.gate or ""), rounds, today):
            shared = bool(row.shared)
            found.append(Proposal(row.code, row.clause_id, row.fallback_text, reason, shared))
    return tuple(found)


def _reason(row: FallbackTerm, gate: Gate | None, rounds: Sequence[Sent], today: date) -> str:
    if row.trigger == "gate_failed" and gate is not None and gate.has_failed:
        title = gate.row.title or gate.row.code
        said = "failed" if gate.state is GateState.FAILED else "was not passed in time"
        return f"The gate {title} {said}."
    if row.trigger == "date" and row.trigger_date and row.trigger_date <= today:
        return f"Its day, {words.day(row.trigger_date)}, has come."
    if row.trigger == "deadlock" and is_deadlocked(row.clause_id or "", rounds):
        return f"Each of the last {DEADLOCK_ROUNDS} rounds has changed this clause."
    return ""


def is_deadlocked(clause_id: str, rounds: Sequence[Sent]) -> bool:
    """Return whether each of the last three rounds that stand has changed the clause."""
    texts = [_text(clause_id, sent) for sent in rounds[-DEADLOCK_ROUNDS - 1 :]]
    changes = sum(old != new for old, new in pairwise(texts))
    return changes == DEADLOCK_ROUNDS


def _text(clause_id: str, sent: Sent) -> tuple[str, ...]:
    """Return the digests of a clause, or of all its parts."""
    return tuple(
        passage.digest
        for passage in sent.passages
        if passage.id == clause_id or passage.id.startswith(f"{clause_id}.")
    )
