"""The tables of a sheet: which columns each entity's schedule has."""

from __future__ import annotations

from termsheets.domain.terms import structure
from termsheets.domain.terms.facts import named

SCHEDULES: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "party": (
            "legal_name short_name role country affiliates_included contact_name contact_title"
        ),
        "contribution": "party kind description value_amount at_risk",
        "expectation": "party description metric",
        "field_of_use": "tag definition",
        "metric": "name definition unit source measured_by frequency baseline",
        "patent_country": "plan country costs beneficiaries",
        "foreground_rule": "category cost_bearer protection",
        "milestone_consequence": (
            "milestone outcome action grant revenue_share payor payee amount rate_delta_pct"
            " effective"
        ),
        "royalty_tier": "from_amount rate",
        "deduction_rule": "kind cap_pct",
        "minimum_guarantee": "year_number amount",
        "sublicense_share": "until_milestone share_pct",
        "waterfall_step": "order label kind party amount_cap pct shares",
        "committee_seat": "party title expertise",
        "decision_right": "topic decider party casting_vote response_days",
        "escalation_step": "order level days binding detail",
        "decision_gate": "title due_date owner criteria if_failed",
        "disclosure_stage": "order title contents detail precondition gate data_protection",
        "exit_rule": (
            "scenario affected_role subject outcome period_months fee_treatment use_rights"
        ),
        "exit_plan": (
            "scenario support_months support_price support_markup_pct data_transfer_days"
            " data_format customer_plan customer_notice_days cost_bearer"
        ),
        "assumption": "statement category owner review_date status",
        "decision": "decided_on title decision rationale decided_by",
    }.items()
}


def entity_of(name: str) -> structure.Entity:
    """Return the entity whose rows the table ``name`` lists."""
    return structure.by_name()["".join(map(str.capitalize, name.split("_")))]


def title(name: str) -> str:
    """Return a table's name: "Royalty Tiers", "Fields of Use"."""
    return entity_of(name).key.replace("_", " ").title().replace(" Of ", " of ")


def heads(name: str) -> tuple[str, ...]:
    """Return the heads of a table's columns, the code's first if it has one.

    That an answer is a percentage, it says itself: 5%.
    """
    words = tuple(named(column.removesuffix("_pct")).capitalize() for column in SCHEDULES[name])
    return words if name == "field_of_use" else ("Code", *words)
