"""Talks with deadlines, and rights while they last."""

from decimal import Decimal
from typing import Literal

from termsheets.domain.terms.facts import Answers, Row, fact, many
from termsheets.domain.terms.types import (
    ClauseId,
    ClauseIds,
    Date,
    Link,
    Links,
    LongText,
    Money,
    ShortText,
    Territories,
    Whole,
    YesNo,
)


class NegotiationPlan(Answers):
    """The timetable of the talks, and what binds while they last."""

    response_days: Whole = fact(required=True, default=10)
    silence: Literal["escalate", "rejected", "extended"] | None = fact(
        required=True, default="escalate"
    )
    target_date: Date = fact(required=True)
    long_stop_date: Date = fact("after target_date", required=True)
    good_faith: Literal["none", "non_binding", "binding"] | None = fact(
        required=True, default="non_binding"
    )
    lockout: YesNo = fact(default=False)
    lockout_party: Link = fact(to="Party", due="lockout == yes")
    lockout_until: Date = fact("not after long_stop_date", due="lockout == yes")
    costs: Literal["own", "shared"] | None = fact(default="own")
    binding_clauses: ClauseIds = many(
        note="clause ids; empty means those binding in §4, which then print"
    )


class DecisionGate(Row):
    """A dated go or no-go point."""

    prefix = "DG"

    title: ShortText = fact(required=True)
    due_date: Date = fact(required=True)
    owner: Link = fact(to="Party", required=True)
    criteria: LongText = fact(required=True)
    if_failed: Literal["fallback", "extend", "stop"] | None = fact(required=True)


class FallbackTerm(Row):
    """Wording that applies if a gate fails or talks are stuck."""

    prefix = "FB"

    clause_id: ClauseId = fact(required=True)
    trigger: Literal["gate_failed", "deadlock", "date"] | None = fact(required=True)
    gate: Link = fact(to="DecisionGate", due="trigger == 'gate_failed'")
    trigger_date: Date = fact(due="trigger == 'date'")
    fallback_text: LongText = fact(required=True)
    shared: YesNo = fact("no makes the row private", default=True)


class TemporaryLicense(Row):
    """A short permission while terms are negotiated."""

    prefix = "TL"

    licensor: Link = fact(to="Party", required=True)
    licensee: Link = fact(to="Party", required=True)
    assets: Links = many("BackgroundAsset", required=True)
    purpose: LongText = fact(required=True)
    fields: Links = many("FieldOfUse", required=True)
    territories: Territories = many(required=True)
    start_date: Date = fact(required=True)
    end_date: Date = fact(required=True)
    max_extension_days: Whole = fact(default=0)
    fee_amount: Money = fact(default=Decimal(0))
    improvements_owner: Literal["licensor", "originator"] | None = fact(
        required=True, default="licensor"
    )
    no_expectation: YesNo = fact("no promise of a final deal", default=True)
