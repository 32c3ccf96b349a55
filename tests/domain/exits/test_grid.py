"""The exit matrix as a grid: every scenario, both roles, each subject."""

import pytest

from termsheets.domain.exits.grid import SCENARIOS, grid, outcome
from termsheets.domain.exits.rules import ROLES, USUAL
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.terms.exits import ExitRule
from tests.domain.checks.deals import CHIPS, altered


def squares(changes=None):
    """Return what stands in each square, by scenario, role and subject."""
    terms = public(altered(CHIPS, changes or {}))
    return {
        (row.scenario, row.role, square.subject.key): square
        for row in grid(terms, Facts(terms))
        for square in row.squares
    }


def test_grid_has_every_scenario_for_both_roles_and_every_subject():
    found = squares()

    subjects = ["LG-1", "LG-2", "LG-3", "LG-4", "BG-2", "joint"]
    assert list(found) == [
        (scenario, role, subject)
        for scenario in SCENARIOS
        for role in ROLES
        for subject in subjects
    ]


@pytest.mark.parametrize(
    ("place", "code", "text"),
    [
        (("expiry", "licensor", "LG-1"), "XR-1", "wind-down for 12 months, at the same fees"),
        (("expiry", "licensee", "LG-1"), "XR-1", "wind-down for 12 months, at the same fees"),
        (("breach", "licensor", "LG-1"), "XR-4", "survives, at reduced fees"),
        (("breach", "licensee", "LG-1"), "XR-5", "wind-down for 6 months, at the same fees"),
        (
            ("breach", "licensee", "joint"),
            "XR-40",
            "joint for period for 36 months, at the same fees",
        ),
        (("expiry", "licensor", "BG-2"), "XR-42", "reverts, free of charge"),
    ],
)
def test_square_shows_the_rule_that_decides(place, code, text):
    square = squares()[place]

    assert (square.rule.code, square.text, square.usual) == (code, text, None)


@pytest.mark.parametrize("usual", USUAL, ids=lambda one: f"{one.scenario}-{one.affected_role}")
def test_square_without_rule_offers_what_is_usual(usual):
    found = squares({"exit_rules": ()})
    roles = ROLES if usual.affected_role == "any" else (usual.affected_role,)

    for role in roles:
        square = found[usual.scenario, role, "LG-1"]
        assert square.rule is None
        assert square.usual.key == f"LG-1.{usual.scenario}.{usual.affected_role}"
        assert square.text == outcome(usual)


def test_nothing_is_usual_for_assets_and_categories():
    square = squares()["insolvency", "licensor", "BG-2"]

    assert (square.rule, square.usual, square.text) == (None, None, "")


def test_rule_for_one_role_goes_before_the_rule_for_any_on_assets_too():
    changes = {"XR-42.affected_role": "licensee"}

    found = squares(changes)

    assert found["expiry", "licensee", "BG-2"].rule.code == "XR-42"
    assert found["expiry", "licensor", "BG-2"].rule is None


def test_one_month_is_one_month_and_a_gap_is_told():
    assert outcome(
        ExitRule(code="XR-1", outcome="survives", period_months=1, fee_treatment=None)
    ) == ("survives for 1 month")
    assert outcome(ExitRule(code="XR-1")) == "[outcome]"


def test_deal_without_subjects_has_no_grid():
    terms = public(Terms())

    assert grid(terms, Facts(terms)) == ()
