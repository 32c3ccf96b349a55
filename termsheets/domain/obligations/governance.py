"""Committee meetings, the dashboard, audits and the end of secrecy."""

from __future__ import annotations

from collections.abc import Iterator

from termsheets.domain import dates, words
from termsheets.domain.obligations.facts import MONTHS, Facts, count
from termsheets.domain.obligations.obligation import Kind, Obligation, due, recurring


def of_governance(facts: Facts) -> Iterator[Obligation]:
    """Yield the committee's meetings and the dashboard's updates during the initial term."""
    governance = facts.terms.governance
    if not (facts.start and facts.end):
        return
    if months := MONTHS.get(governance.cadence or ""):
        minutes = governance.minutes_days
        yield from recurring(
            dates.every(facts.start, months, facts.end),
            id="governance.cadence",
            title="Joint steering committee meets",
            clause="governance.committee",
            parties=facts.everyone,
            kind=Kind.MEETING,
            note=f"{words.capital(words.choice(governance.cadence or ''))} from "
            f"{facts.from_start}; the committee may settle on a day nearby."
            + (f" Minutes follow within {count(minutes, 'day')}." if minutes else ""),
        )
    if months := MONTHS.get(governance.dashboard_frequency or ""):
        yield from recurring(
            dates.period_ends(facts.start, months, facts.end),
            id="governance.dashboard_frequency",
            title="Dashboard is updated",
            clause="governance.dashboard",
            parties=facts.everyone,
            kind=Kind.REPORT,
            note=f"{words.capital(words.choice(governance.dashboard_frequency or ''))}, "
            f"at the end of each period from {facts.from_start}.",
        )


def of_confidentiality(facts: Facts) -> Iterator[Obligation]:
    """Yield the end of secrecy, the stages that gates open, and what audits ask for."""
    secrecy = facts.terms.confidentiality
    if facts.start and secrecy.term_months is not None:
        longer = secrecy.trade_secrets_indefinite
        yield from due(
            dates.end_after(facts.start, secrecy.term_months),
            id="confidentiality.term_months",
            title="Confidentiality ends",
            clause="confidentiality.core",
            parties=facts.everyone,
            kind=Kind.END,
            note=f"{count(secrecy.term_months, 'month')} from {facts.from_start}; "
            "what is shown later is protected as long from the day it is shown."
            + (" Trade secrets stay protected as long as they qualify." if longer else ""),
        )
    yield from _stages(facts)
    if facts.terms.audit_terms.enabled:
        yield from _audit(facts)


def _stages(facts: Facts) -> Iterator[Obligation]:
    gates = {gate.code: gate for gate in facts.rows("decision_gates")}
    for stage in facts.rows("disclosure_stages"):
        if gate := gates.get(stage.gate or ""):
            yield from due(
                gate.due_date,
                id=f"{stage.code}.gate",
                title=f"Disclosure stage may open: {stage.title or stage.code}",
                clause="confidentiality.stages",
                parties=facts.everyone,
                kind=Kind.START,
                note=f"The due date of its gate, {facts.name(gate.code)}; "
                f"precondition: {words.choice(stage.precondition or 'none')}.",
            )


def _audit(facts: Facts) -> Iterator[Obligation]:
    audit = facts.terms.audit_terms
    payors = facts.names(*(share.payor for share in facts.rows("revenue_shares")))
    shared = {"clause": "audit.verification", "parties": facts.everyone}
    if audit.self_certification and payors and facts.start and facts.end:
        yield from recurring(
            dates.period_ends(facts.start, 12, facts.end),
            id="audit_terms.self_certification",
            title="Certify the year's statements",
            kind=Kind.REPORT,
            note=f"At the end of each contract year; they run from {facts.from_start}.",
            **shared | {"parties": payors},
        )
    for field, title in (
        ("lookback_months", "Last day that an audit can look back to the term"),
        ("records_months", "Records of the term are kept until this day"),
    ):
        months = getattr(audit, field)
        if facts.end and months is not None:
            yield from due(
                dates.add_months(facts.end, months),
                id=f"audit_terms.{field}",
                title=title,
                kind=Kind.END,
                note=f"{count(months, 'month')} after {facts.at_end}.",
                **shared,
            )
