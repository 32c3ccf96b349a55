"""Each thing that must hold is refused with its row, field and mend; samples hold all."""

from decimal import Decimal

import pytest

from termsheets.domain import invariants
from termsheets.domain.edits import places
from termsheets.domain.library import library
from termsheets.domain.terms import Terms
from tests.sample_deals import NAMES, sample_terms


def edited(key, code="", /, **answers):
    """Return the SaaS sample with answers of one row changed."""

    def change(row):
        if getattr(row, "key", "") == code:
            return type(row).model_validate({**vars(row), **answers})
        inner = {
            name: tuple(map(change, value))
            for name, value in vars(row).items()
            if isinstance(value, tuple) and value and hasattr(value[0], "code")
        }
        return row.model_copy(update=inner) if inner else row

    value = getattr(SAAS, key)
    changed = tuple(map(change, value)) if isinstance(value, tuple) else change(value)
    return SAAS.model_copy(update={key: changed})


SAAS = sample_terms("saas-distribution")
CLAUSES = library().clauses

ALWAYS = [
    (
        edited("license_grants", "LG-2", end_date="2027-02-01"),
        "license_grants[1].end_date",
        "LG-2: the end date must be after the start date (2027-02-01). Change one of them.",
    ),
    (
        edited("background_assets", "BG-3", expiry_date="2025-03-10"),
        "background_assets[2].expiry_date",
        "BG-3: the expiry date must be after the priority date (2025-03-10). Change one of them.",
    ),
    (
        edited("negotiation_plan", long_stop_date="2027-01-22", lockout_until=None),
        "negotiation_plan.long_stop_date",
        "Negotiation plan: the long stop date must be after the target date (2027-01-22). "
        "Change one of them.",
    ),
    (
        edited("negotiation_plan", lockout_until="2027-03-01"),
        "negotiation_plan.lockout_until",
        "Negotiation plan: the lockout must not run past the long stop date (2027-02-26). "
        "Change one of them.",
    ),
    (
        edited("license_grants", "LG-1", licensee="PA-1"),
        "license_grants[0].licensee",
        "LG-1: licensor and licensee are the same party. Change one of them.",
    ),
    (
        edited("revenue_shares", "RS-1", payor="PA-1"),
        "revenue_shares[0].payee",
        "RS-1: payor and payee are the same party. Change one of them.",
    ),
    (
        edited("equity_triggers", "EQ-1", holder="PA-1"),
        "equity_triggers[0].holder",
        "EQ-1: issuer and holder are the same party. Change one of them.",
    ),
    (
        edited("contributions", "CN-1", party="PA-9"),
        "contributions[0].party",
        "CN-1: party names PA-9, which is not among the parties. Choose one of them.",
    ),
    (
        edited("license_grants", "LG-1", assets=("TI-1",)),
        "license_grants[0].assets",
        "LG-1: assets names TI-1, which is not among the background assets. Choose one of them.",
    ),
    (
        edited("license_grants", "LG-1", fields=("ALL", "grocery-forecasting")),
        "license_grants[0].fields",
        "LG-1: ALL already covers every field. Keep ALL alone.",
    ),
    (
        edited("license_grants", "LG-1", carve_outs=("LG-1",)),
        "license_grants[0].carve_outs",
        "LG-1: carve outs points at itself. Choose another.",
    ),
    (
        edited("milestones", "MS-1", depends_on="MS-1"),
        "milestones[0].depends_on",
        "MS-1: depends on points at itself. Choose another.",
    ),
    (
        edited("parties", "PA-2", short_name="Tidelark"),
        "parties[1].short_name",
        "PA-2: the short name Tidelark is taken by PA-1. Change one.",
    ),
    (
        edited("metrics", "MT-2", name="Annual subscription revenue"),
        "metrics[1].name",
        "MT-2: the name Annual subscription revenue is taken by MT-1. Change one.",
    ),
    (
        edited("escalation_steps", "ES-2", order=1),
        "escalation_steps[1].order",
        "ES-2: ES-1 has the same order. Change one of them.",
    ),
    (
        edited("exit_plans", "XP-2", scenario="expiry"),
        "exit_plans[1].scenario",
        "XP-2: XP-1 has the same scenario. Change one of them.",
    ),
    (
        edited("exit_rules", "XR-12", grant="LG-1"),
        "exit_rules[11].grant",
        "XR-12: XR-1 has the same scenario and affected role and grant. Change one of them.",
    ),
    (
        edited("exit_rules", "XR-1", category="joint"),
        "exit_rules[0].category",
        "XR-1: it names a grant and a category. Keep one and make a rule for the other.",
    ),
    (
        edited(
            "foreground_rules",
            "FR-2",
            shares=[{"party": "PA-1", "pct": "50"}, {"party": "PA-1", "pct": "25"}],
        ),
        "foreground_rules[1].shares",
        "FR-2: a party has two of the shares. Add them up in one.",
    ),
    (
        edited("fields_of_use", "platform-integration", tag="grocery-forecasting"),
        "fields_of_use[1].code",
        "grocery-forecasting: this code is used twice. Give one row another code.",
    ),
    (
        edited("metrics", "MT-4", code="BG-9"),
        "metrics[3].code",
        "BG-9: codes here start with MT. Use MT- and a number.",
    ),
    (
        edited("parties", "PA-1", country="XX"),
        "parties[0].country",
        "PA-1: “XX” is not a country. Use a two-letter code such as US.",
    ),
    (
        edited("parties", "PA-1", counsel_email="counsel"),
        "parties[0].counsel_email",
        "PA-1: “counsel” is not an e-mail address. Use one such as name@example.com.",
    ),
    (
        edited("deal", currency="BITS"),
        "deal.currency",
        "Deal: “BITS” is not a currency. Use a code such as USD.",
    ),
    (
        edited("deal", governing_law="Delaware"),
        "deal.governing_law",
        "Deal: “Delaware” is not a law we know. Use a code such as US-DE, GB-ENG or DE.",
    ),
    (
        edited("contributions", "CN-2", value_amount="1.005"),
        "contributions[1].value_amount",
        "CN-2: the value amount 1.005 is too fine for the deal's currency. Use at most 2 decimals.",
    ),
    (
        edited("decisions", "DC-1", affects=("no.clause",)),
        "decisions[0].affects",
        "DC-1: affects names no.clause, which is no clause of the library. Choose one of the list.",
    ),
    (
        edited("deal", unknown=("title",)),
        "deal.title",
        "Deal: title is answered, yet listed as unknown. Keep one.",
    ),
    (
        edited("deal", unknown=("color",)),
        "deal.unknown",
        "Deal: there is no field called color. Remove it.",
    ),
]

LATER = [
    (
        edited("deal", title=None),
        "deal.title",
        "Deal: title is empty. Fill it in.",
    ),
    (
        edited("background_assets", "BG-1", kind="patent"),
        "background_assets[0].expiry_date",
        "BG-1: expiry date is empty. Fill it in.",
    ),
    (
        edited("revenue_shares", "RT-1", rate_pct=None),
        "revenue_shares[0].royalty_tiers[0].rate_pct",
        "RT-1: rate pct is empty. Fill it in.",
    ),
    (
        SAAS.model_copy(update={"committee_seats": SAAS.committee_seats[:1]}),
        "committee_seats",
        "committee seats has 1, at least 2 needed. Add 1.",
    ),
    (
        edited("parties", "PA-1", role="partner"),
        "parties",
        "No party is the startup. Choose who it is.",
    ),
    (
        SAAS.model_copy(update={"expectations": SAAS.expectations[:2]}),
        "parties[1].expectations",
        "PA-2: it has no expectations. Add at least one.",
    ),
    (
        edited("access_tiers", "TI-3", kind="core"),
        "access_tiers",
        "Access tiers: core stands 2 times. Keep one.",
    ),
    (
        edited("access_tiers", "TI-3", kind="custom"),
        "access_tiers",
        "Access tiers: ancillary is missing. Add it.",
    ),
    (
        edited("foreground_rules", "FR-2", shares=[{"party": "PA-1", "pct": Decimal("99.5")}]),
        "foreground_rules[1].shares",
        "FR-2: the shares total 99.5%. Make them total 100%.",
    ),
    (
        edited("escalation_steps", "ES-5", order=7),
        "escalation_steps[4].order",
        "ES-5: the order jumps to 7; 5 comes next. Renumber.",
    ),
    (
        edited("exit_rules", "XR-1", grant=None),
        "exit_rules[0].grant",
        "XR-1: it names no grant, asset or category. Choose one.",
    ),
    (
        edited("license_grants", "LG-2", assets=()),
        "license_grants[1].assets",
        "LG-2: it licenses nothing. Choose tiers or assets, or new work.",
    ),
    (
        edited("license_grants", "LG-3", quality_control=False),
        "license_grants[2].quality_control",
        "LG-3: a trademark is licensed. Answer yes.",
    ),
    (
        edited("license_grants", "LG-1", sunset_date="2031-01-01"),
        "license_grants[0].sunset_date",
        "LG-1: 2031-01-01 lies outside the term. Choose a day inside it.",
    ),
    (
        edited("confidentiality", dpa_required=False),
        "confidentiality.dpa_required",
        "Confidentiality: personal data is handled. Answer yes.",
    ),
    (
        edited("revenue_shares", "RS-1", payment_due_days=10),
        "revenue_shares[0].payment_due_days",
        "RS-1: payment falls due before the statement (30 days). Change one.",
    ),
    (
        edited("revenue_shares", "RS-1", tier_method=None),
        "revenue_shares[0].tier_method",
        "RS-1: tier method is empty. Fill it in.",
    ),
]


@pytest.mark.parametrize("name", NAMES)
def test_sample_deal_holds_everything(name):
    terms = sample_terms(name)

    assert invariants.problems(terms, CLAUSES) == ()
    assert invariants.gaps(terms) == ()


@pytest.mark.parametrize(("terms", "path", "message"), ALWAYS, ids=[case[2] for case in ALWAYS])
def test_draft_that_contradicts_itself_is_told_so(terms, path, message):
    found = [(problem.path, problem.message) for problem in invariants.problems(terms, CLAUSES)]

    assert (path, message) in found


@pytest.mark.parametrize(("terms", "path", "message"), LATER, ids=[case[2] for case in LATER])
def test_gap_is_allowed_in_a_draft_but_told(terms, path, message):
    gaps = [(problem.path, problem.message) for problem in invariants.gaps(terms)]

    assert (path, message) in gaps
    assert invariants.problems(terms, CLAUSES) == ()


def test_how_tiers_are_read_is_asked_of_royalties_alone():
    pool = edited("revenue_shares", "RS-1", tier_method=None, kind="profit_pool", base="pool")

    assert not [gap for gap in invariants.gaps(pool) if gap.path.endswith("tier_method")]


def test_empty_deal_contradicts_nothing():
    assert invariants.problems(Terms(), CLAUSES) == ()


def test_chain_that_leads_in_a_circle_is_told_on_each_row():
    terms = edited("milestones", "MS-1", depends_on="MS-3")

    assert [problem.message for problem in invariants.problems(terms, CLAUSES)] == [
        f"{code}: depends on leads in a circle. Break it in one place."
        for code in ("MS-1", "MS-2", "MS-3")
    ]


def test_yen_have_no_decimals():
    terms = Terms.model_validate(
        {"deal": {"currency": "JPY"}, "contributions": [{"code": "CN-1", "value_amount": "1.50"}]}
    )

    assert [problem.message for problem in invariants.problems(terms)] == [
        "CN-1: the value amount 1.50 is too fine for the deal's currency. Use whole amounts."
    ]


def test_retired_row_has_no_gaps_but_keeps_its_name():
    retired = edited("parties", "PA-2", retired=True, legal_name=None)
    taken = edited("parties", "PA-2", retired=True, short_name="Tidelark")

    assert not any(problem.code == "PA-2" for problem in invariants.gaps(retired))
    assert any(problem.code == "PA-2" for problem in invariants.problems(taken))


def test_every_problem_names_a_place_that_exists():
    found = {place.path for place in places(SAAS)}

    for terms, path, _ in ALWAYS:
        told = [problem.path for problem in invariants.problems(terms, CLAUSES)]
        assert path in told
        assert {problem.rpartition(".")[0] for problem in told} <= found


def test_ninth_party_is_refused_unless_one_is_retired():
    def crowd(**first):
        parties = [{"code": f"PA-{number}"} for number in range(1, 10)]
        return Terms.model_validate({"parties": [parties[0] | first, *parties[1:]]})

    assert [(found.path, found.message) for found in invariants.problems(crowd())] == [
        ("parties", "A deal has at most 8 parties; this makes 9. Remove or retire 1.")
    ]
    assert invariants.problems(crowd(retired=True)) == ()
