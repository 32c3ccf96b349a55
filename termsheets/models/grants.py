"""Who may use what, where and how long, as rows."""

from termsheets.domain.terms import grants as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    LinkField,
    LinksField,
    LongTextField,
    MoneyField,
    NumberField,
    TerritoriesField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import after, differ, limits, unique
from termsheets.models.rows import CodedRow


class LicenseGrant(CodedRow):
    """Permission to use assets: what for, where, how long and how it changes."""

    entity_key = "license_grants"

    licensor = LinkField("Party")
    licensee = LinkField("Party")
    tiers = LinksField("AccessTier")
    assets = LinksField("BackgroundAsset")
    includes_foreground = YesNoField()
    purpose = ChoiceField()
    rights = ChoicesField()
    delivery = ChoiceField()
    fields = LinksField("FieldOfUse")
    territories = TerritoriesField()
    exclusivity = ChoiceField()
    reserved_rights = LongTextField()
    carve_outs = LinksField("self")
    start_date = DateField()
    term_basis = ChoiceField()
    end_date = DateField()
    renewal = ChoiceField()
    renewal_metric = LinkField("Metric")
    renewal_threshold = NumberField()
    renewal_months = WholeField()
    renewal_notice_days = WholeField()
    expansion = ChoiceField()
    expansion_scope = LongTextField()
    sublicensing = ChoiceField()
    sublicense_survives = YesNoField()
    step_down_milestone = LinkField("Milestone")
    step_down_to = ChoiceField()
    sunset_date = DateField()
    diligence_standard = ChoiceField()
    minimum_spend_amount = MoneyField()
    consideration = ChoiceField()
    transferability = ChoiceField()
    change_of_control = ChoiceField()
    competitor_acquirer = ChoiceField()
    insolvency_election = YesNoField()
    record_license = YesNoField()
    grant_back = ChoiceField()
    challenge_effect = ChoiceField()
    most_favored = YesNoField()
    most_favored_scope = LongTextField()
    sales_restrictions = ChoicesField()
    support_level = ChoiceField()
    quality_control = YesNoField()
    us_manufacture = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("license_grant", terms.LicenseGrant),
            unique("license_grant", "code", retired_too=True),
            differ("license_grant", "licensor", "licensee"),
            after("license_grant", "end_date", "start_date"),
        ]
