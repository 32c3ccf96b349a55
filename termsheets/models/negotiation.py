"""Talks with deadlines, and rights while they last, as rows."""

from termsheets.domain.terms import negotiation as terms
from termsheets.models.fields import (
    ChoiceField,
    ClauseField,
    ClausesField,
    DateField,
    LinkField,
    LinksField,
    LongTextField,
    MoneyField,
    ShortTextField,
    TerritoriesField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import after, differ, limits, not_after, unique
from termsheets.models.rows import CodedRow, SingleRow


class NegotiationPlan(SingleRow):
    """The timetable of the talks, and what binds while they last."""

    entity_key = "negotiation_plan"

    response_days = WholeField()
    silence = ChoiceField()
    target_date = DateField()
    long_stop_date = DateField()
    good_faith = ChoiceField()
    lockout = YesNoField()
    lockout_party = LinkField("Party")
    lockout_until = DateField()
    costs = ChoiceField()
    binding_clauses = ClausesField()

    class Meta:
        constraints = [
            *limits("negotiation_plan", terms.NegotiationPlan),
            after("negotiation_plan", "long_stop_date", "target_date"),
            not_after("negotiation_plan", "lockout_until", "long_stop_date"),
        ]


class DecisionGate(CodedRow):
    """A dated go or no-go point."""

    entity_key = "decision_gates"

    title = ShortTextField()
    due_date = DateField()
    owner = LinkField("Party")
    criteria = LongTextField()
    if_failed = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("decision_gate", terms.DecisionGate),
            unique("decision_gate", "code", retired_too=True),
        ]


class FallbackTerm(CodedRow):
    """Wording that applies if a gate fails or talks are stuck."""

    entity_key = "fallback_terms"

    clause_id = ClauseField()
    trigger = ChoiceField()
    gate = LinkField("DecisionGate")
    trigger_date = DateField()
    fallback_text = LongTextField()
    shared = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("fallback_term", terms.FallbackTerm),
            unique("fallback_term", "code", retired_too=True),
        ]


class TemporaryLicense(CodedRow):
    """A short permission while terms are negotiated."""

    entity_key = "temporary_licenses"

    licensor = LinkField("Party")
    licensee = LinkField("Party")
    assets = LinksField("BackgroundAsset")
    purpose = LongTextField()
    fields = LinksField("FieldOfUse")
    territories = TerritoriesField()
    start_date = DateField()
    end_date = DateField()
    max_extension_days = WholeField()
    fee_amount = MoneyField()
    improvements_owner = ChoiceField()
    no_expectation = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("temporary_license", terms.TemporaryLicense),
            unique("temporary_license", "code", retired_too=True),
            differ("temporary_license", "licensor", "licensee"),
        ]
