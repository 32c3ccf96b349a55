"""Who may do what, with which assets, where and for how long."""

from typing import Annotated, Literal

from termsheets.domain.terms.facts import Row, Several, fact, many
from termsheets.domain.terms.types import (
    Date,
    Link,
    Links,
    LongText,
    Money,
    Number,
    Territories,
    Whole,
    YesNo,
)


class LicenseGrant(Row):
    """Permission to use assets: what for, where, how long and how it changes."""

    prefix = "LG"

    licensor: Link = fact(to="Party", required=True)
    licensee: Link = fact("differs from licensor", to="Party", required=True)
    tiers: Links = many("AccessTier")
    assets: Links = many("BackgroundAsset", "one of tiers, assets, includes_foreground is needed")
    includes_foreground: YesNo = fact(default=False)
    purpose: (
        Literal["commercial", "project", "internal", "evaluation", "research", "support"] | None
    ) = fact(required=True)
    rights: Annotated[
        tuple[
            Literal[
                "make",
                "have_made",
                "use",
                "sell",
                "import",
                "reproduce",
                "modify",
                "distribute",
                "host",
                "demonstrate",
            ],
            ...,
        ],
        Several,
    ] = many(required=True)
    delivery: (
        Literal[
            "none",
            "object_code",
            "source_code",
            "hosted",
            "documents",
            "materials",
            "embedded",
            "masks",
        ]
        | None
    ) = fact(required=True)
    fields: Links = many("FieldOfUse", "or ALL", required=True)
    territories: Territories = many(required=True)
    exclusivity: Literal["exclusive", "sole", "non_exclusive"] | None = fact(
        required=True, default="non_exclusive"
    )
    reserved_rights: LongText = fact("what the licensor keeps")
    carve_outs: Links = many("LicenseGrant", "exceptions to this grant's exclusivity")
    start_date: Date = fact(required=True)
    term_basis: Literal["fixed", "life_of_rights", "perpetual"] | None = fact(
        required=True, default="fixed"
    )
    end_date: Date = fact("after start_date", due="term_basis == 'fixed'")
    renewal: Literal["none", "automatic", "by_agreement", "metric"] | None = fact(
        required=True, default="none"
    )
    renewal_metric: Link = fact(to="Metric", due="renewal == 'metric'")
    renewal_threshold: Number = fact(due="renewal == 'metric'")
    renewal_months: Whole = fact()
    renewal_notice_days: Whole = fact("shorter than the term", default=90)
    expansion: Literal["none", "option", "first_negotiation", "first_refusal"] | None = fact(
        default="none"
    )
    expansion_scope: LongText = fact()
    sublicensing: Literal["none", "affiliates", "with_consent", "free"] | None = fact(
        required=True, default="none"
    )
    sublicense_survives: YesNo = fact(default=False)
    step_down_milestone: Link = fact(to="Milestone")
    step_down_to: (
        Literal["sole", "non_exclusive", "narrower_field", "narrower_territory", "end"] | None
    ) = fact(due="step_down_milestone")
    sunset_date: Date = fact("inside the term")
    diligence_standard: Literal["none", "reasonable", "commercially_reasonable"] | None = fact(
        default="none"
    )
    minimum_spend_amount: Money = fact("per contract year")
    consideration: Literal["royalty", "paid_up", "royalty_free", "in_kind"] | None = fact(
        required=True
    )
    transferability: Literal["none", "with_consent", "to_successor", "free"] | None = fact(
        required=True, default="to_successor"
    )
    change_of_control: (
        Literal["no_effect", "notice", "consent", "convert_non_exclusive", "end"] | None
    ) = fact("of the licensee; licensor's is in §7", required=True, default="notice")
    competitor_acquirer: Literal["no_effect", "firewall", "narrow", "end"] | None = fact(
        "licensee's buyer competes with licensor", required=True, default="firewall"
    )
    insolvency_election: YesNo = fact("licensee may keep rights, US s.365(n) style", default=True)
    record_license: YesNo = fact("record at patent offices", default=False)
    grant_back: Literal["none", "non_exclusive", "exclusive", "assignment"] | None = fact(
        required=True, default="none"
    )
    challenge_effect: Literal["none", "terminate", "no_challenge"] | None = fact(
        required=True, default="none"
    )
    most_favored: YesNo = fact(default=False)
    most_favored_scope: LongText = fact("comparison, period and remedy")
    sales_restrictions: Annotated[
        tuple[
            Literal[
                "resale_price", "passive_sales", "output_cap", "customer_allocation", "non_compete"
            ],
            ...,
        ],
        Several,
    ] = many()
    support_level: Literal["none", "best_efforts", "sla"] | None = fact(default="none")
    quality_control: YesNo = fact("must be yes for trademarks", default=False)
    us_manufacture: YesNo = fact("US-sold products made substantially in the US")
