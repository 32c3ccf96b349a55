"""What is shared, how it is counted and how it adapts."""

from decimal import Decimal
from typing import Literal

from termsheets.domain.terms.facts import Row, fact, many, rows
from termsheets.domain.terms.shares import Shares
from termsheets.domain.terms.types import (
    Date,
    Link,
    Links,
    LongText,
    Money,
    Number,
    Percent,
    ShortText,
    Whole,
    YesNo,
)


class RoyaltyTier(Row):
    """The rate of one slice of its share's base."""

    prefix = "RT"

    from_amount: Money = fact("first is 0; counts units when base=units", required=True)
    rate_pct: Percent = fact(due="base != 'units'")
    unit_amount: Money = fact("per unit, six decimals; instead of rate_pct", due="base == 'units'")


class DeductionRule(Row):
    """A kind of deduction that reduces the base."""

    prefix = "DR"

    kind: (
        Literal["taxes", "freight", "returns", "discounts", "rebates", "bad_debt", "platform_fees"]
        | None
    ) = fact(required=True)
    cap_pct: Percent = fact()


class MinimumGuarantee(Row):
    """The least a contract year pays."""

    prefix = "MG"

    year_number: Whole = fact("holds until the next row", required=True)
    amount: Money = fact(required=True)


class SublicenseShare(Row):
    """The percent of sublicense income due until a milestone."""

    prefix = "SS"

    until_milestone: Link = fact("empty means thereafter", to="Milestone")
    share_pct: Percent = fact(required=True)


class WaterfallStep(Row):
    """One step in the order in which a pool is paid out."""

    prefix = "WF"

    order: Whole = fact(required=True)
    label: ShortText = fact(required=True)
    kind: Literal["expense", "return_of_capital", "preferred", "split"] | None = fact(required=True)
    party: Link = fact(to="Party", due="kind != 'split'")
    amount_cap: Money = fact()
    pct: Percent = fact()
    shares: Shares = many(note="party, pct; total 100", due="kind == 'split'")


class RecalibrationTrigger(Row):
    """A metric whose move changes the rate."""

    prefix = "RC"

    metric: Link = fact(to="Metric", required=True)
    comparator: Literal["gte", "lte"] | None = fact(required=True)
    threshold: Number = fact(required=True)
    window_months: Whole = fact(default=12)
    effect: Literal["renegotiate", "auto_adjust"] | None = fact(required=True)
    adjust_pct: Number = fact("signed percent of rate", due="effect == 'auto_adjust'")
    rate_min_pct: Percent = fact(due="effect == 'auto_adjust'")
    rate_max_pct: Percent = fact(due="effect == 'auto_adjust'")
    notice_days: Whole = fact(default=30)


class RevenueShare(Row):
    """A royalty, a profit pool or a share of sublicense income."""

    prefix = "RS"

    name: ShortText = fact(required=True)
    kind: Literal["royalty", "profit_pool", "sublicense_income"] | None = fact(required=True)
    payor: Link = fact(to="Party", required=True)
    payee: Link = fact("differs from payor", to="Party", required=True)
    grants: Links = many("LicenseGrant")
    rationale: LongText = fact(
        "risk, investment and strategic value each side carries", required=True
    )
    base: (
        Literal[
            "net_sales",
            "gross_sales",
            "subscription_revenue",
            "gross_margin",
            "units",
            "pool",
            "sublicense_receipts",
        ]
        | None
    ) = fact(required=True)
    deduction_cap_pct: Percent = fact("all deductions, of gross")
    bundled: YesNo = fact("sold with other items", default=False)
    combination: Literal["none", "price_ratio", "fixed", "expert"] | None = fact(
        required=True, default="none"
    )
    combination_pct: Percent = fact(
        "under expert: once the expert has fixed it", due="combination == 'fixed'"
    )
    tier_method: Literal["marginal", "cliff"] | None = fact(required=True, default="marginal")
    tier_basis: Literal["contract_year", "cumulative"] | None = fact(
        required=True, default="contract_year"
    )
    period: Literal["monthly", "quarterly", "semiannual", "annual"] | None = fact(
        required=True, default="quarterly"
    )
    period_floor_amount: Money = fact(default=Decimal(0))
    annual_cap_amount: Money = fact()
    lifetime_cap_amount: Money = fact()
    mag_remedy: Literal["pay", "pay_or_step_down", "step_down"] | None = fact(default="pay")
    upfront_amount: Money = fact("not creditable", default=Decimal(0))
    advance_amount: Money = fact("creditable", default=Decimal(0))
    royalty_term: (
        Literal["license_term", "last_valid_claim", "fixed_years", "longer_of_claim_and_years"]
        | None
    ) = fact(required=True)
    royalty_years: Whole = fact(
        "from first_sale_date", due="royalty_term in ('fixed_years', 'longer_of_claim_and_years')"
    )
    first_sale_date: Date = fact("empty means effective_date")
    expiry_reduction_pct: Percent = fact("cut where no valid claim remains", default=Decimal(0))
    non_patent_value: LongText = fact("know-how, software or data still supplied")
    stacking_offset_pct: Percent = fact(default=Decimal(0))
    stacking_max_reduction_pct: Percent = fact()
    stacking_rate_floor_pct: Percent = fact()
    stacking_carry_forward: YesNo = fact(default=False)
    statement_days: Whole = fact(required=True, default=30)
    payment_due_days: Whole = fact("not before statement_days", required=True, default=45)
    late_interest_pct: Percent = fact(default=Decimal(5))
    fx_rule: Literal["period_average", "period_end", "transaction"] | None = fact(
        default="period_average"
    )
    tax_gross_up: Literal["payor", "payee", "shared"] | None = fact()
    public_summary: LongText = fact("non-confidential wording for first talks")
    royalty_tiers: tuple[RoyaltyTier, ...] = rows(1, None)
    deduction_rules: tuple[DeductionRule, ...] = rows(0, None)
    minimum_guarantees: tuple[MinimumGuarantee, ...] = rows(0, None)
    sublicense_shares: tuple[SublicenseShare, ...] = rows(0, None)
    waterfall_steps: tuple[WaterfallStep, ...] = rows(0, None)
    recalibration_triggers: tuple[RecalibrationTrigger, ...] = rows(0, None)


class ForecastYear(Row):
    """One year of the forecast, shown only from its disclosure stage."""

    prefix = "FY"

    year_number: Whole = fact(required=True)
    share: Link = fact("empty means all together", to="RevenueShare")
    revenue_low_amount: Money = fact(required=True)
    revenue_high_amount: Money = fact(required=True)
    cost_amount: Money = fact(required=True)
    rate_low_pct: Percent = fact()
    rate_high_pct: Percent = fact()
    value_milestone: Link = fact("value that should exist by then", to="Milestone")
