"""Measured events and their consequences, as rows."""

from django.db import models

from termsheets.domain.terms import milestones as terms
from termsheets.models.fields import (
    ChoiceField,
    DateField,
    LinkField,
    LongTextField,
    MoneyField,
    NumberField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import differ, limits, unique
from termsheets.models.rows import CodedRow


class Metric(CodedRow):
    """A defined number with a source."""

    entity_key = "metrics"

    name = ShortTextField()
    definition = LongTextField()
    unit = ChoiceField()
    source = LongTextField()
    measured_by = LinkField("Party")
    frequency = ChoiceField()
    baseline = NumberField()
    on_dashboard = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("metric", terms.Metric),
            unique("metric", "code", retired_too=True),
            unique("metric", "name", retired_too=True),
        ]


class Milestone(CodedRow):
    """A dated, provable event."""

    entity_key = "milestones"

    title = ShortTextField()
    kind = ChoiceField()
    responsible = LinkField("Party")
    metric = LinkField("Metric")
    comparator = ChoiceField()
    threshold = NumberField()
    due_date = DateField()
    grace_days = WholeField()
    evidence = LongTextField()
    verifier = ChoiceField()
    verifier_party = LinkField("Party")
    verification_days = WholeField()
    depends_on = LinkField("self")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("milestone", terms.Milestone),
            unique("milestone", "code", retired_too=True),
        ]


class MilestoneConsequence(CodedRow):
    """What happens when its milestone is met or missed."""

    entity_key = "milestone_consequences"

    parent = models.ForeignKey(Milestone, models.CASCADE, related_name="milestone_consequences")
    outcome = ChoiceField()
    action = ChoiceField()
    grant = LinkField("LicenseGrant")
    revenue_share = LinkField("RevenueShare")
    payor = LinkField("Party")
    payee = LinkField("Party")
    amount = MoneyField()
    rate_delta_pct = NumberField()
    effective = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("milestone_consequence", terms.MilestoneConsequence),
            unique("milestone_consequence", "code", retired_too=True),
            differ("milestone_consequence", "payor", "payee"),
        ]


class EquityTrigger(CodedRow):
    """Shares or warrants that a milestone earns."""

    entity_key = "equity_triggers"

    milestone = LinkField("Milestone")
    issuer = LinkField("Party")
    holder = LinkField("Party")
    instrument = ChoiceField()
    fully_diluted_pct = PercentField()
    strike_amount = MoneyField()
    cap_pct = PercentField()
    expiry_date = DateField()
    board_approval = YesNoField()
    anti_dilution = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("equity_trigger", terms.EquityTrigger),
            unique("equity_trigger", "code", retired_too=True),
            differ("equity_trigger", "issuer", "holder"),
        ]
