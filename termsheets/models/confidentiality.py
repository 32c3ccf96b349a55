"""What is protected, opened in stages and audited, as rows."""

from termsheets.domain.terms import confidentiality as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    LinkField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow, SingleRow


class Confidentiality(SingleRow):
    """How information is protected."""

    entity_key = "confidentiality"

    nda_signed = YesNoField()
    nda_date = DateField()
    term_months = WholeField()
    trade_secrets_indefinite = YesNoField()
    residuals = ChoiceField()
    security_standard = ChoiceField()
    security_measures = ChoicesField()
    incident_notice_hours = WholeField()
    return_days = WholeField()
    personal_data = YesNoField()
    dpa_required = YesNoField()

    class Meta:
        constraints = [
            *limits("confidentiality", terms.Confidentiality),
        ]


class DisclosureStage(CodedRow):
    """A step in which financial and technical detail is opened."""

    entity_key = "disclosure_stages"

    order = WholeField()
    title = ShortTextField()
    contents = ChoicesField()
    detail = ChoiceField()
    precondition = ChoiceField()
    gate = LinkField("DecisionGate")
    data_protection = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("disclosure_stage", terms.DisclosureStage),
            unique("disclosure_stage", "code", retired_too=True),
            unique("disclosure_stage", "order"),
        ]


class AuditTerms(SingleRow):
    """How payments are checked."""

    entity_key = "audit_terms"

    enabled = YesNoField()
    per_year = WholeField()
    notice_days = WholeField()
    lookback_months = WholeField()
    records_months = WholeField()
    auditor = ChoiceField()
    scope = ChoicesField()
    self_certification = YesNoField()
    underpayment_pct = PercentField()
    settle_days = WholeField()

    class Meta:
        constraints = [
            *limits("audit_terms", terms.AuditTerms),
        ]
