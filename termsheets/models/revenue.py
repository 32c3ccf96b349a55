"""What is shared and how it is counted, as rows."""

from django.db import models

from termsheets.domain.terms import revenue as terms
from termsheets.domain.terms.shares import Share
from termsheets.models.fields import (
    ChoiceField,
    DateField,
    LinkField,
    LinksField,
    LongTextField,
    MoneyField,
    NumberField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import differ, limits, unique
from termsheets.models.rows import CodedRow, ShareRow


class RevenueShare(CodedRow):
    """A royalty, a profit pool or a share of sublicense income."""

    entity_key = "revenue_shares"

    name = ShortTextField()
    kind = ChoiceField()
    payor = LinkField("Party")
    payee = LinkField("Party")
    grants = LinksField("LicenseGrant")
    rationale = LongTextField()
    base = ChoiceField()
    deduction_cap_pct = PercentField()
    bundled = YesNoField()
    combination = ChoiceField()
    combination_pct = PercentField()
    tier_method = ChoiceField()
    tier_basis = ChoiceField()
    period = ChoiceField()
    period_floor_amount = MoneyField()
    annual_cap_amount = MoneyField()
    lifetime_cap_amount = MoneyField()
    mag_remedy = ChoiceField()
    upfront_amount = MoneyField()
    advance_amount = MoneyField()
    royalty_term = ChoiceField()
    royalty_years = WholeField()
    first_sale_date = DateField()
    expiry_reduction_pct = PercentField()
    non_patent_value = LongTextField()
    stacking_offset_pct = PercentField()
    stacking_max_reduction_pct = PercentField()
    stacking_rate_floor_pct = PercentField()
    stacking_carry_forward = YesNoField()
    statement_days = WholeField()
    payment_due_days = WholeField()
    late_interest_pct = PercentField()
    fx_rule = ChoiceField()
    tax_gross_up = ChoiceField()
    public_summary = LongTextField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("revenue_share", terms.RevenueShare),
            unique("revenue_share", "code", retired_too=True),
            differ("revenue_share", "payor", "payee"),
        ]


class RoyaltyTier(CodedRow):
    """The rate of one slice of its share's base."""

    entity_key = "royalty_tiers"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="royalty_tiers")
    from_amount = MoneyField()
    rate_pct = PercentField()
    unit_amount = MoneyField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("royalty_tier", terms.RoyaltyTier),
            unique("royalty_tier", "code", retired_too=True),
            unique("royalty_tier", "from_amount", within="parent"),
        ]


class DeductionRule(CodedRow):
    """A kind of deduction that reduces the base."""

    entity_key = "deduction_rules"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="deduction_rules")
    kind = ChoiceField()
    cap_pct = PercentField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("deduction_rule", terms.DeductionRule),
            unique("deduction_rule", "code", retired_too=True),
        ]


class MinimumGuarantee(CodedRow):
    """The least a contract year pays."""

    entity_key = "minimum_guarantees"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="minimum_guarantees")
    year_number = WholeField()
    amount = MoneyField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("minimum_guarantee", terms.MinimumGuarantee),
            unique("minimum_guarantee", "code", retired_too=True),
            unique("minimum_guarantee", "year_number", within="parent"),
        ]


class SublicenseShare(CodedRow):
    """The percent of sublicense income due until a milestone."""

    entity_key = "sublicense_shares"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="sublicense_shares")
    until_milestone = LinkField("Milestone")
    share_pct = PercentField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("sublicense_share", terms.SublicenseShare),
            unique("sublicense_share", "code", retired_too=True),
        ]


class WaterfallStep(CodedRow):
    """One step in the order in which a pool is paid out."""

    entity_key = "waterfall_steps"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="waterfall_steps")
    order = WholeField()
    label = ShortTextField()
    kind = ChoiceField()
    party = LinkField("Party")
    amount_cap = MoneyField()
    pct = PercentField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("waterfall_step", terms.WaterfallStep),
            unique("waterfall_step", "code", retired_too=True),
            unique("waterfall_step", "order", within="parent"),
        ]


class WaterfallStepShare(ShareRow):
    """One party's percent of the shares of a waterfall step."""

    row = models.ForeignKey(WaterfallStep, models.CASCADE, related_name="shares")

    class Meta(ShareRow.Meta):
        constraints = [
            *limits("waterfall_step_share", Share),
            models.UniqueConstraint(
                fields=["row", "party"], name="waterfall_step_share_one_per_party"
            ),
        ]


class RecalibrationTrigger(CodedRow):
    """A metric whose move changes the rate."""

    entity_key = "recalibration_triggers"

    parent = models.ForeignKey(RevenueShare, models.CASCADE, related_name="recalibration_triggers")
    metric = LinkField("Metric")
    comparator = ChoiceField()
    threshold = NumberField()
    window_months = WholeField()
    effect = ChoiceField()
    adjust_pct = NumberField()
    rate_min_pct = PercentField()
    rate_max_pct = PercentField()
    notice_days = WholeField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("recalibration_trigger", terms.RecalibrationTrigger),
            unique("recalibration_trigger", "code", retired_too=True),
        ]


class ForecastYear(CodedRow):
    """One year of the forecast, shown only from its disclosure stage."""

    entity_key = "forecast_years"

    year_number = WholeField()
    share = LinkField("RevenueShare")
    revenue_low_amount = MoneyField()
    revenue_high_amount = MoneyField()
    cost_amount = MoneyField()
    rate_low_pct = PercentField()
    rate_high_pct = PercentField()
    value_milestone = LinkField("Milestone")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("forecast_year", terms.ForecastYear),
            unique("forecast_year", "code", retired_too=True),
        ]
