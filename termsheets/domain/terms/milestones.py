"""Dated, provable events with automatic consequences."""

from typing import Literal

from termsheets.domain.terms.facts import Row, fact, rows
from termsheets.domain.terms.types import (
    Date,
    Link,
    LongText,
    Money,
    Number,
    Percent,
    ShortText,
    Whole,
    YesNo,
)


class Metric(Row):
    """A defined number with a source."""

    prefix = "MT"

    name: ShortText = fact(required=True)
    definition: LongText = fact("formula and exclusions", required=True)
    unit: Literal["currency", "count", "percent", "date", "yes_no"] | None = fact(required=True)
    source: LongText = fact("system or report", required=True)
    measured_by: Link = fact(to="Party", required=True)
    frequency: Literal["monthly", "quarterly", "semiannual", "annual", "event"] | None = fact(
        required=True
    )
    baseline: Number = fact()
    on_dashboard: YesNo = fact(default=True)


class MilestoneConsequence(Row):
    """What happens when its milestone is met or missed."""

    prefix = "MC"

    outcome: Literal["met", "missed"] | None = fact(required=True)
    action: (
        Literal[
            "payment",
            "rate_change",
            "equity",
            "step_down",
            "step_up",
            "extend_term",
            "expand_license",
            "gate",
            "termination_right",
            "recalibrate",
            "escrow_release",
        ]
        | None
    ) = fact(required=True)
    grant: Link = fact(to="LicenseGrant")
    revenue_share: Link = fact(to="RevenueShare")
    payor: Link = fact(to="Party", due="action == 'payment'")
    payee: Link = fact(to="Party", due="action == 'payment'")
    amount: Money = fact(due="action == 'payment'")
    rate_delta_pct: Number = fact("signed points", due="action == 'rate_change'")
    effective: Literal["next_period", "verified_date"] | None = fact(default="next_period")


class Milestone(Row):
    """A dated, provable event."""

    prefix = "MS"

    title: ShortText = fact(required=True)
    kind: Literal["technical", "regulatory", "sales", "adoption", "expansion", "funding"] | None = (
        fact(required=True)
    )
    responsible: Link = fact(to="Party", required=True)
    metric: Link = fact(to="Metric", required=True)
    comparator: Literal["gte", "lte", "eq"] | None = fact(required=True, default="gte")
    threshold: Number = fact("1 for yes_no", required=True)
    due_date: Date = fact(
        "without it the milestone can be met but not missed",
        due="not kind in ('sales', 'expansion')",
    )
    grace_days: Whole = fact(default=0)
    evidence: LongText = fact("document that proves it", required=True)
    verifier: Literal["party", "jsc", "expert", "auditor", "regulator"] | None = fact(required=True)
    verifier_party: Link = fact(to="Party", due="verifier == 'party'")
    verification_days: Whole = fact(required=True, default=30)
    depends_on: Link = fact(to="Milestone")
    milestone_consequences: tuple[MilestoneConsequence, ...] = rows(1, None)


class EquityTrigger(Row):
    """Shares or warrants that a milestone earns."""

    prefix = "EQ"

    milestone: Link = fact(to="Milestone", required=True)
    issuer: Link = fact(to="Party", required=True)
    holder: Link = fact(to="Party", required=True)
    instrument: Literal["warrant", "option", "shares", "convertible"] | None = fact(required=True)
    fully_diluted_pct: Percent = fact("per trigger", required=True)
    strike_amount: Money = fact()
    cap_pct: Percent = fact("all triggers together", required=True)
    expiry_date: Date = fact(required=True)
    board_approval: YesNo = fact(default=False)
    anti_dilution: YesNo = fact(default=False)
