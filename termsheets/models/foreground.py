"""Who owns, files and pays for new work, as rows."""

from django.db import models

from termsheets.domain.terms import foreground as terms
from termsheets.domain.terms.shares import Share
from termsheets.models.fields import (
    ChoiceField,
    LinkField,
    LinksField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow, ShareRow, SingleRow


class ForegroundRule(CodedRow):
    """Who owns and may use one category of new work."""

    entity_key = "foreground_rules"

    category = ChoiceField()
    owner_rule = ChoiceField()
    owner = LinkField("Party")
    assignment_form = ChoiceField()
    exploitation = ChoiceField()
    licensing_rule = ChoiceField()
    accounting_pct = PercentField()
    other_party_access = ChoiceField()
    incorporate_right = ChoiceField()
    cost_bearer = ChoiceField()
    disclosure_days = WholeField()
    protection = ChoiceField()
    reversion = ChoiceField()
    joint_period_months = WholeField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("foreground_rule", terms.ForegroundRule),
            unique("foreground_rule", "code", retired_too=True),
        ]


class ForegroundRuleShare(ShareRow):
    """One party's percent of the shares of a foreground rule."""

    row = models.ForeignKey(ForegroundRule, models.CASCADE, related_name="shares")

    class Meta(ShareRow.Meta):
        constraints = [
            *limits("foreground_rule_share", Share),
            models.UniqueConstraint(
                fields=["row", "party"], name="foreground_rule_share_one_per_party"
            ),
        ]


class PatentPlan(CodedRow):
    """Who files, keeps and enforces one family of patents."""

    entity_key = "patent_plans"

    subject = ShortTextField()
    category = ChoiceField()
    filing_lead = LinkField("Party")
    decision_days = WholeField()
    review_days = WholeField()
    abandonment_notice_days = WholeField()
    step_in = ChoiceField()
    enforcement_lead = LinkField("Party")
    enforcement_step_in_days = WholeField()
    recovery_lead_pct = PercentField()
    monetization = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("patent_plan", terms.PatentPlan),
            unique("patent_plan", "code", retired_too=True),
        ]


class PatentCountry(CodedRow):
    """Who pays for, and benefits from, a patent in one country."""

    entity_key = "patent_countries"

    parent = models.ForeignKey(PatentPlan, models.CASCADE, related_name="patent_countries")
    country = ShortTextField()
    beneficiaries = LinksField("Party")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("patent_country", terms.PatentCountry),
            unique("patent_country", "code", retired_too=True),
        ]


class PatentCountryCost(ShareRow):
    """One party's percent of the costs of a patent country."""

    row = models.ForeignKey(PatentCountry, models.CASCADE, related_name="costs")

    class Meta(ShareRow.Meta):
        constraints = [
            *limits("patent_country_cost", Share),
            models.UniqueConstraint(
                fields=["row", "party"], name="patent_country_cost_one_per_party"
            ),
        ]


class ForegroundTerms(SingleRow):
    """How the sides stay free to operate under each other's new work."""

    entity_key = "foreground_terms"

    cross_license = ChoiceField()
    cross_license_fields = LinksField("FieldOfUse")
    cross_license_background = YesNoField()
    cross_license_survives = YesNoField()

    class Meta:
        constraints = [
            *limits("foreground_terms", terms.ForegroundTerms),
        ]
