"""What happens when assumptions break or the deal ends, as rows."""

from termsheets.domain.terms import exits as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    LinkField,
    LongTextField,
    NumberField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow, SingleRow


class DisruptionTrigger(CodedRow):
    """A changed assumption that reopens the talks."""

    entity_key = "disruption_triggers"

    kind = ChoiceField()
    description = LongTextField()
    assumption = LinkField("Assumption")
    metric = LinkField("Metric")
    threshold = NumberField()
    notice_days = WholeField()
    negotiation_days = WholeField()
    interim = ChoiceField()
    if_no_agreement = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("disruption_trigger", terms.DisruptionTrigger),
            unique("disruption_trigger", "code", retired_too=True),
        ]


class TerminationTerms(SingleRow):
    """How a party may end the deal."""

    entity_key = "termination_terms"

    convenience_notice_days = WholeField()
    convenience_after_months = WholeField()
    breach_cure_days = WholeField()
    payment_cure_days = WholeField()

    class Meta:
        constraints = [
            *limits("termination_terms", terms.TerminationTerms),
        ]


class ExitRule(CodedRow):
    """What happens to one right in one way of ending."""

    entity_key = "exit_rules"

    scenario = ChoiceField()
    affected_role = ChoiceField()
    grant = LinkField("LicenseGrant")
    asset = LinkField("BackgroundAsset")
    category = ChoiceField()
    outcome = ChoiceField()
    period_months = WholeField()
    fee_treatment = ChoiceField()
    use_rights = ChoicesField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("exit_rule", terms.ExitRule),
            unique("exit_rule", "code", retired_too=True),
            unique("exit_rule", "scenario", "affected_role", "grant"),
            unique("exit_rule", "scenario", "affected_role", "asset"),
            unique("exit_rule", "scenario", "affected_role", "category"),
        ]


class ExitPlan(CodedRow):
    """Support, data and customers in one way of ending."""

    entity_key = "exit_plans"

    scenario = ChoiceField()
    support_months = WholeField()
    support_price = ChoiceField()
    support_markup_pct = PercentField()
    data_transfer_days = WholeField()
    data_format = ShortTextField()
    customer_plan = ChoiceField()
    customer_notice_days = WholeField()
    cost_bearer = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("exit_plan", terms.ExitPlan),
            unique("exit_plan", "code", retired_too=True),
            unique("exit_plan", "scenario"),
        ]


class EscrowTerms(SingleRow):
    """What is deposited with a third party, and when it is released."""

    entity_key = "escrow_terms"

    enabled = YesNoField()
    materials = ChoicesField()
    agent = ShortTextField()
    deposit = ChoiceField()
    verification = ChoiceField()
    release_events = ChoicesField()
    objection_days = WholeField()
    use_after_release = ChoiceField()

    class Meta:
        constraints = [
            *limits("escrow_terms", terms.EscrowTerms),
        ]
