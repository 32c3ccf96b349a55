"""Who decides what, how fast, and what breaks a tie."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Answers, Row, Several, fact, many
from termsheets.domain.terms.types import Link, Links, ShortText, Whole, YesNo


class Governance(Answers):
    """How the joint committee meets, votes and reports."""

    cadence: Literal["monthly", "bimonthly", "quarterly", "semiannual"] | None = fact(
        required=True, default="quarterly"
    )
    quorum_per_party: Whole = fact(required=True, default=1)
    voting: Literal["one_vote_per_party", "majority", "unanimous"] | None = fact(
        required=True, default="one_vote_per_party"
    )
    chair: Literal["startup", "partner", "rotating"] | None = fact(default="rotating")
    minutes_days: Whole = fact(default=10)
    may_amend: YesNo = fact("committee cannot change the contract", default=False)
    status_quo: YesNo = fact("work continues during disputes", default=True)
    urgent_relief: YesNo = fact("courts stay open for urgent orders", default=True)
    dashboard_frequency: Literal["monthly", "quarterly", "semiannual"] | None = fact(
        default="quarterly"
    )
    dashboard_metrics: Links = many("Metric")


class CommitteeSeat(Row):
    """A seat in the committee."""

    prefix = "CS"

    party: Link = fact(to="Party", required=True)
    title: ShortText = fact(required=True)
    expertise: Annotated[
        tuple[Literal["business", "technical", "legal", "finance"], ...], Several
    ] = many(required=True)


class DecisionRight(Row):
    """Who decides one topic, and how fast."""

    prefix = "DX"

    topic: (
        Literal[
            "development_priorities",
            "license_negotiations",
            "revenue_allocation",
            "improvement_classification",
            "patent_filing",
            "patent_enforcement",
            "sublicense_approval",
            "milestone_verification",
            "budget",
            "publication",
        ]
        | None
    ) = fact(required=True)
    decider: Literal["committee", "party", "both", "expert"] | None = fact(required=True)
    party: Link = fact(to="Party", due="decider == 'party'")
    casting_vote: Link = fact(to="Party")
    response_days: Whole = fact(required=True, default=10)


class EscalationStep(Row):
    """One rung of the deadlock ladder."""

    prefix = "ES"

    order: Whole = fact(required=True)
    level: (
        Literal["leads", "committee", "executives", "mediation", "expert", "arbitration", "courts"]
        | None
    ) = fact(required=True)
    days: Whole = fact("0 only for the last", required=True)
    binding: YesNo = fact(required=True)
    detail: ShortText = fact("rules, seat")
