"""Who owns new work, who files and pays, who stays free to operate."""

from decimal import Decimal
from typing import Literal

from termsheets.domain.terms.facts import Answers, Row, fact, many, rows
from termsheets.domain.terms.shares import Shares
from termsheets.domain.terms.types import Link, Links, Percent, ShortText, Whole, YesNo

Category = Literal[
    "independent", "joint", "core_improvement", "ancillary_improvement", "data_outputs"
]


class ForegroundRule(Row):
    """Who owns and may use one category of new work."""

    prefix = "FR"

    category: Category | None = fact(required=True)
    owner_rule: Literal["originator", "named_party", "joint"] | None = fact(required=True)
    owner: Link = fact(to="Party", due="owner_rule == 'named_party'")
    shares: Shares = many(note="party, pct; total 100", due="owner_rule == 'joint'")
    assignment_form: Literal["present", "promise"] | None = fact(required=True, default="present")
    exploitation: Literal["free", "field_split", "account", "consent"] | None = fact(
        due="owner_rule == 'joint'"
    )
    licensing_rule: Literal["free_non_exclusive", "consent", "never", "default_law"] | None = fact(
        due="owner_rule == 'joint'"
    )
    accounting_pct: Percent = fact(due="exploitation == 'account'")
    other_party_access: Literal["none", "research", "research_and_exploit"] | None = fact(
        required=True, default="research_and_exploit"
    )
    incorporate_right: Literal["none", "favorable_terms", "free"] | None = fact(
        "build it into own products", required=True, default="favorable_terms"
    )
    cost_bearer: Literal["originator", "owner", "shared", "requester"] | None = fact(
        required=True, default="originator"
    )
    disclosure_days: Whole = fact(default=30)
    protection: Literal["patent", "trade_secret", "copyright", "case_by_case"] | None = fact(
        default="case_by_case"
    )
    reversion: Literal["none", "to_originator", "joint_for_period"] | None = fact(
        "after the deal ends", required=True, default="none"
    )
    joint_period_months: Whole = fact(due="reversion == 'joint_for_period'")


class PatentCountry(Row):
    """Who pays for, and benefits from, a patent in one country."""

    prefix = "PC"

    country: ShortText = fact(required=True)
    costs: Shares = many(note="party, pct; total 100", required=True)
    beneficiaries: Links = many("Party", "who holds or is licensed there", required=True)


class PatentPlan(Row):
    """Who files, keeps and enforces one family of patents."""

    prefix = "PP"

    subject: ShortText = fact(required=True)
    category: Category | None = fact("a ForegroundRule category", required=True)
    filing_lead: Link = fact(to="Party", required=True)
    decision_days: Whole = fact("from invention disclosure", required=True, default=60)
    review_days: Whole = fact("drafts to the other party", required=True, default=30)
    abandonment_notice_days: Whole = fact(required=True, default=60)
    step_in: Literal["none", "take_over", "assign"] | None = fact(required=True, default="assign")
    enforcement_lead: Link = fact(to="Party", required=True)
    enforcement_step_in_days: Whole = fact(default=90)
    recovery_lead_pct: Percent = fact("of recoveries after costs", default=Decimal(70))
    monetization: Literal["each_in_field", "lead_licenses", "joint_pool"] | None = fact(
        required=True, default="each_in_field"
    )
    patent_countries: tuple[PatentCountry, ...] = rows(1, None)


class ForegroundTerms(Answers):
    """How the sides stay free to operate under each other's new work."""

    cross_license: Literal["none", "non_assert", "non_exclusive"] | None = fact(
        required=True, default="none"
    )
    cross_license_fields: Links = many("FieldOfUse")
    cross_license_background: YesNo = fact("background needed to use foreground", default=False)
    cross_license_survives: YesNo = fact(default=True)
