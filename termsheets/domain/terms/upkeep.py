"""Why terms are as they are, and how they stay healthy."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Row, Several, fact, many, rows
from termsheets.domain.terms.types import ClauseIds, Date, Link, Links, LongText, ShortText, YesNo

Scope = Literal[
    "overlapping_claims",
    "freedom_to_operate",
    "license_consolidation",
    "open_source",
    "chain_of_title",
    "renewal_fees",
    "secrecy_controls",
    "roadmap",
]


class Assumption(Row):
    """A belief on which terms rest, with a date to look again."""

    prefix = "AS"

    statement: LongText = fact(required=True)
    category: Literal["market", "technology", "regulatory", "financial", "ip", "people"] | None = (
        fact(required=True)
    )
    owner: Link = fact(to="Party", required=True)
    metric: Link = fact(to="Metric")
    review_date: Date = fact(required=True)
    status: Literal["open", "holds", "broken"] | None = fact(required=True, default="open")


class OwnAssumption(Assumption):
    """The same as its own side sees it, with what it keeps to itself."""

    confidence: Literal["low", "medium", "high"] | None = fact(default="medium", private=True)


class Decision(Row):
    """Why a term is as it is; never changed once recorded."""

    prefix = "DC"

    decided_on: Date = fact(required=True)
    title: ShortText = fact(required=True)
    decision: LongText = fact(required=True)
    rationale: LongText = fact(required=True)
    decided_by: ShortText = fact(required=True)
    affects: ClauseIds = many(note="clause ids")
    supersedes: Link = fact(to="Decision")


class HygieneFinding(Row):
    """Something a review found."""

    prefix = "HF"

    kind: Scope | None = fact("a scope value", required=True)
    description: LongText = fact(required=True)
    assets: Links = many("BackgroundAsset")
    action: LongText = fact(required=True)
    due_date: Date = fact(required=True)
    closed: YesNo = fact(default=False)


class HygieneReview(Row):
    """A regular look at the portfolio."""

    prefix = "HR"

    cadence: Literal["quarterly", "semiannual", "annual"] | None = fact(required=True)
    next_date: Date = fact(required=True)
    scope: Annotated[tuple[Scope, ...], Several] = many(required=True)
    participants: Annotated[
        tuple[Literal["engineering", "legal", "business", "finance"], ...], Several
    ] = many(required=True)
    owner: Link = fact(to="Party", required=True)
    hygiene_findings: tuple[HygieneFinding, ...] = rows(0, None)
