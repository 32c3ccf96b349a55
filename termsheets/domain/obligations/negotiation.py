"""The days of the talks: signing, lapsing, gates, fallbacks, temporary licenses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due


def of_negotiation(facts: Facts) -> Iterator[Obligation]:
    """Yield the days by which the parties want to be done, or stop."""
    yield from _plan(facts)
    for gate in facts.rows("decision_gates"):
        failed = f" If it fails: {words.choice(gate.if_failed)}." if gate.if_failed else ""
        yield from due(
            gate.due_date,
            id=f"{gate.code}.due_date",
            title=f"Decision gate: {facts.name(gate.code)}",
            clause="negotiation.timetable",
            parties=facts.names(gate.owner),
            kind=Kind.DEADLINE,
            note=f"The due date of {gate.code}.{failed}",
        )
    for fallback in facts.rows("fallback_terms"):
        if fallback.trigger == "date":
            yield from _fallback(facts, fallback)
    for license_ in facts.rows("temporary_licenses"):
        yield from _temporary(facts, license_)


def _plan(facts: Facts) -> Iterator[Obligation]:
    plan = facts.terms.negotiation_plan
    timetable = {"clause": "negotiation.timetable", "parties": facts.everyone}
    yield from due(
        plan.target_date,
        id="negotiation_plan.target_date",
        title="Sign the definitive agreement",
        kind=Kind.DEADLINE,
        note="The target date of the negotiation plan.",
        **timetable,
    )
    yield from due(
        plan.long_stop_date,
        id="negotiation_plan.long_stop_date",
        title="Talks lapse unless extended in writing",
        kind=Kind.END,
        note="The long-stop date of the negotiation plan.",
        **timetable,
    )
    if plan.lockout:
        yield from due(
            plan.lockout_until,
            id="negotiation_plan.lockout_until",
            title="Lock-out ends",
            clause="negotiation.lockout",
            parties=facts.names(plan.lockout_party) or facts.everyone,
            kind=Kind.END,
            note="The last day of the lock-out.",
        )


def _fallback(facts: Facts, fallback: Any) -> Iterator[Obligation]:
    clause = facts.answered.title_of(fallback.clause_id) if fallback.clause_id else "a clause"
    yield from due(
        fallback.trigger_date,
        id=f"{fallback.code}.trigger_date",
        title=f"Fallback is proposed: {clause}",
        clause="negotiation.fallback",
        parties=facts.everyone,
        kind=Kind.DEADLINE,
        note=f"The trigger date of {fallback.code}; it replaces the clause in the next round.",
    )


def _temporary(facts: Facts, license_: Any) -> Iterator[Obligation]:
    code, end, extension = license_.code, license_.end_date, license_.max_extension_days
    shared = {
        "clause": "negotiation.temporary_license",
        "parties": facts.names(license_.licensor, license_.licensee),
    }
    yield from due(
        license_.start_date,
        id=f"{code}.start_date",
        title=f"Temporary license {code} starts",
        kind=Kind.START,
        note=f"The start date of {code}.",
        **shared,
    )
    yield from due(
        end,
        id=f"{code}.end_date",
        title=f"Temporary license {code} ends",
        kind=Kind.END,
        note=f"The end date of {code}.",
        **shared,
    )
    if end and extension:
        yield from due(
            dates.add_days(end, extension),
            id=f"{code}.max_extension_days",
            title=f"Temporary license {code} ends, if extended",
            kind=Kind.END,
            note=f"{count(extension, 'day')} after {code} ends on {words.day(end)}, "
            "the longest extension.",
            **shared,
        )
