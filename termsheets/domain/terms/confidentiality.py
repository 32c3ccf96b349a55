"""What is protected, opened in stages and audited."""

from decimal import Decimal
from typing import Annotated, Literal

from termsheets.domain.terms.facts import Answers, Row, Several, fact, many
from termsheets.domain.terms.types import Date, Link, Percent, ShortText, Whole, YesNo


class Confidentiality(Answers):
    """How information is protected."""

    nda_signed: YesNo = fact(default=False)
    nda_date: Date = fact(due="nda_signed == yes")
    term_months: Whole = fact(required=True, default=60)
    trade_secrets_indefinite: YesNo = fact(default=True)
    residuals: Literal["none", "limited", "broad"] | None = fact(required=True, default="none")
    security_standard: Literal["basic", "iso_27001", "soc2", "other"] | None = fact(
        required=True, default="basic"
    )
    security_measures: Annotated[
        tuple[
            Literal[
                "encryption", "access_control", "mfa", "logging", "segregation", "no_ai_training"
            ],
            ...,
        ],
        Several,
    ] = many()
    incident_notice_hours: Whole = fact(default=72)
    return_days: Whole = fact(default=30)
    personal_data: YesNo = fact(default=False)
    dpa_required: YesNo = fact("must be yes with personal_data", default=False)


class DisclosureStage(Row):
    """A step in which financial and technical detail is opened."""

    prefix = "DS"

    order: Whole = fact(required=True)
    title: ShortText = fact(required=True)
    contents: Annotated[
        tuple[
            Literal[
                "cost_forecast",
                "royalty_range",
                "waterfall",
                "unit_economics",
                "customer_pricing",
                "cap_table",
                "technical_detail",
                "source_code",
            ],
            ...,
        ],
        Several,
    ] = many(required=True)
    detail: Literal["summary", "range", "aggregate", "full"] | None = fact(required=True)
    precondition: Literal["none", "nda", "clean_team", "term_sheet", "definitive"] | None = fact(
        required=True
    )
    gate: Link = fact(to="DecisionGate")
    data_protection: YesNo = fact("assurance in writing", default=False)


class AuditTerms(Answers):
    """How payments are checked."""

    enabled: YesNo = fact(default=True)
    per_year: Whole = fact(default=1)
    notice_days: Whole = fact(default=30)
    lookback_months: Whole = fact(default=36)
    records_months: Whole = fact(default=60)
    auditor: Literal["independent", "own_staff"] | None = fact(default="independent")
    scope: Annotated[tuple[Literal["payments", "field_use", "security"], ...], Several] = many()
    self_certification: YesNo = fact("yearly statement before any visit", default=True)
    underpayment_pct: Percent = fact("licensee pays audit cost above this", default=Decimal(5))
    settle_days: Whole = fact(default=30)
