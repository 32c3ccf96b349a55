"""Parties and goal: who is in the deal, and what each brings and wants."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Answers, Row, Several, Tagged, fact, many
from termsheets.domain.terms.types import (
    Date,
    Link,
    LongText,
    Money,
    Percent,
    ShortText,
    Whole,
    YesNo,
)


class Deal(Answers):
    """What the collaboration is, and when, where and under which law it runs."""

    title: ShortText = fact(required=True)
    purpose: LongText = fact("success in one paragraph", required=True)
    deal_type: (
        Literal[
            "saas_distribution",
            "oem_resale",
            "co_development",
            "platform_license",
            "research_collaboration",
            "manufacturing",
            "data_license",
            "cross_license",
            "other",
        ]
        | None
    ) = fact(required=True)
    effective_date: Date = fact("target start; contract years run from it", required=True)
    initial_term_months: Whole = fact(required=True, default=36, low=1, high=300)
    currency: ShortText = fact("ISO 4217", required=True, default="USD")
    governing_law: ShortText = fact("e.g. US-DE, GB-ENG, DE", required=True)
    parties_compete: Literal["none", "potential", "actual", "unknown"] | None = fact(
        "now or within three years", required=True, default="unknown"
    )
    uk_independent_alternatives: Whole = fact("rival technologies others control")
    sensitive_sectors: Annotated[
        tuple[
            Literal[
                "ai",
                "semiconductors",
                "quantum",
                "biotech",
                "defense",
                "energy",
                "critical_data",
                "space",
            ],
            ...,
        ],
        Several,
    ] = many()


class FieldOfUse(Tagged):
    """A product, application or customer segment that grants refer to by its tag."""

    definition: LongText = fact("products, users and exclusions", required=True)


class Party(Row):
    """A company or institution at the table."""

    prefix = "PA"

    short_name: ShortText = fact("unique", required=True)
    legal_name: ShortText = fact("registered name", required=True)
    role: Literal["startup", "partner", "university", "funder", "other"] | None = fact(
        required=True
    )
    country: ShortText = fact("ISO alpha-2", required=True)
    contact_name: ShortText = fact()
    contact_title: ShortText = fact()
    counsel_email: ShortText = fact()
    affiliates_included: YesNo = fact(default=False)
    market_share_pct: Percent = fact("own estimate, worst relevant market")
    no_background: YesNo = fact("declares it brings none", default=False)


class OwnParty(Party):
    """The same as its own side sees it, with what it keeps to itself."""

    planned_exit: Literal["none", "trade_sale", "merger", "asset_sale", "ipo", "unsure"] | None = (
        fact(default="unsure", private=True)
    )
    planned_exit_by: Date = fact(private=True)


class Contribution(Row):
    """What a party brings."""

    prefix = "CN"

    party: Link = fact(to="Party", required=True)
    kind: (
        Literal["ip", "cash", "people", "distribution", "data", "equipment", "expertise"] | None
    ) = fact(required=True)
    description: LongText = fact(required=True)
    value_amount: Money = fact()
    at_risk: YesNo = fact("lost if the project fails", default=False)


class Expectation(Row):
    """What a party expects in return."""

    prefix = "EX"

    party: Link = fact(to="Party", required=True)
    description: LongText = fact("what it expects to receive", required=True)
    metric: Link = fact(to="Metric")


class OwnExpectation(Expectation):
    """The same as its own side sees it, with what it keeps to itself."""

    priority: Literal["must", "should", "nice"] | None = fact(
        required=True, default="must", private=True
    )
