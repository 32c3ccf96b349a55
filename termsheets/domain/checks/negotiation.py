"""Checks of the timetable of the talks, and of what binds while they last."""

from __future__ import annotations

from itertools import pairwise

from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit
from termsheets.domain.checks.thresholds import INTERIM_EXTENSION_DAYS
from termsheets.domain.library import library

GOOD_FAITH_LAWS = ("US-DE", "GB-ENG")
BINDING_EFFECT = "status.binding_effect"


def order_of_dates(matter: Matter) -> Hits:
    """negotiation.dates: a timetable that cannot be kept.

    Source: workability.
    """
    plan, gates = matter.terms.negotiation_plan, matter.rows("decision_gates")
    stop = plan.long_stop_date
    if plan.target_date and stop and plan.target_date >= stop:
        yield hit(field="target_date", why="target")
    dated = [gate for gate in gates if gate.due_date]
    for gate, following in pairwise(dated):
        if following.due_date < gate.due_date:
            name = matter.name(following.code)
            yield hit(field="due_date", why="order", row=following, gate=name)
    for gate in dated:
        if stop and gate.due_date > stop:
            yield hit(field="due_date", why="gate", row=gate, gate=matter.name(gate.code))
    for row in matter.rows("temporary_licenses"):
        if row.start_date and row.end_date and row.end_date < row.start_date:
            yield hit(row, "end_date", "license", license=row.code)


def lockout(matter: Matter) -> Hits:
    """negotiation.lockout: a promise not to negotiate elsewhere without a certain end.

    Source: Walford v. Miles [1992].
    """
    plan = matter.terms.negotiation_plan
    until, stop = plan.lockout_until, plan.long_stop_date
    if plan.lockout and until is None:
        yield hit(field="lockout_until", why="empty")
    elif plan.lockout and until and stop and until > stop:
        yield hit(field="lockout_until", why="late")


def good_faith(matter: Matter) -> Hits:
    """negotiation.good_faith: a binding duty whose worth depends on the court.

    Source: SIGA v. PharmAthene (Del. 2013); Walford.
    """
    law = matter.terms.deal.governing_law
    if matter.terms.negotiation_plan.good_faith == "binding" and law in GOOD_FAITH_LAWS:
        yield hit(field="good_faith", why=law)


def interim(matter: Matter) -> Hits:
    """negotiation.interim: a gate without its fallback, or interim rights that last too long.

    Source: momentum without lock-in.
    """
    fallen_back = {row.gate for row in matter.rows("fallback_terms") if row.shared}
    for gate in matter.rows("decision_gates"):
        if gate.if_failed == "fallback" and gate.code not in fallen_back:
            yield hit(gate, "if_failed", "fallback", gate=matter.name(gate.code))
    for row in matter.rows("temporary_licenses"):
        if (row.max_extension_days or 0) > INTERIM_EXTENSION_DAYS:
            limit = str(INTERIM_EXTENSION_DAYS)
            yield hit(row, "max_extension_days", "extension", license=row.code, limit=limit)


def binding_mix(matter: Matter) -> Hits:
    """negotiation.binding_mix: it is not said what binds, or commercial terms would.

    Source: term-sheet practice.
    """
    chosen = matter.terms.negotiation_plan.binding_clauses
    if chosen and BINDING_EFFECT not in chosen:
        told = library().title(BINDING_EFFECT)
        yield hit(field="binding_clauses", why="missing", clauses=told)
    for clause in chosen:
        entry = library().clauses.get(clause)
        if entry and not entry.binding:
            yield hit(field="binding_clauses", why="commercial", clauses=entry.title)


RULES = (
    Rule("negotiation.dates", order_of_dates),
    Rule("negotiation.lockout", lockout),
    Rule("negotiation.good_faith", good_faith),
    Rule("negotiation.interim", interim),
    Rule("negotiation.binding_mix", binding_mix),
)
