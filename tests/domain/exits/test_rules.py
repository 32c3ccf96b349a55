"""The exit matrix: which rule decides, and where the usual answer is still to be given."""

import pytest

from termsheets.domain import exits
from termsheets.domain.schema import load_yaml
from termsheets.domain.terms.exits import ExitRule
from termsheets.domain.terms.structure import entities
from tests.sample_deals import NAMES, sample_terms

GRANTS = """
schema_version: 1
parties: [{code: PA-1}, {code: PA-2}]
license_grants: [{code: LG-1}, {code: LG-2, retired: true}]
exit_rules:
"""
EVERYTHING = [
    "expiry.any",
    "convenience.licensor",
    "convenience.licensee",
    "breach.licensor",
    "breach.licensee",
    "insolvency.licensor",
    "insolvency.licensee",
    "change_of_control.any",
    "divestiture.any",
    "failed_milestone.any",
    "disruption.any",
]


def open_cells(rules):
    """Return the open cells of a deal with one license, whose code is left out."""
    cells = exits.unanswered(load_yaml(GRANTS + rules))
    return [cell.key.removeprefix("LG-1.") for cell in cells]


@pytest.mark.parametrize(
    ("rules", "answered"),
    [
        ("  []", []),
        ("  - {code: XR-1, grant: LG-1, scenario: expiry, affected_role: any}", ["expiry.any"]),
        (
            "  - {code: XR-1, grant: LG-1, scenario: breach, affected_role: any}",
            ["breach.licensor", "breach.licensee"],
        ),
        (
            "  - {code: XR-1, grant: LG-1, scenario: breach, affected_role: licensee}",
            ["breach.licensee"],
        ),
        ("  - {code: XR-1, grant: LG-1, scenario: expiry, affected_role: licensee}", []),
        (
            "  - {code: XR-1, grant: LG-1, scenario: expiry, affected_role: licensee}\n"
            "  - {code: XR-2, grant: LG-1, scenario: expiry, affected_role: licensor}",
            ["expiry.any"],
        ),
        ("  - {code: XR-1, grant: LG-1, scenario: expiry, retired: true}", []),
        ("  - {code: XR-1, category: joint, scenario: expiry, affected_role: any}", []),
    ],
)
def test_unanswered_is_what_no_rule_says_of_a_license_in_use(rules, answered):
    assert open_cells(rules) == [key for key in EVERYTHING if key not in answered]


def test_rule_for_one_role_goes_before_the_rule_for_any():
    rules = exits.matrix(
        ExitRule(code=f"XR-{number}", grant="LG-1", scenario="breach", affected_role=role)
        for number, role in enumerate(("any", "licensor"), start=1)
    )

    decided = [exits.deciding(rules, "LG-1", "breach", role).code for role in exits.ROLES]

    assert decided == ["XR-2", "XR-1"]
    assert exits.deciding(rules, "LG-1", "expiry", "licensor") is None


def test_usual_answers_are_answers_of_an_exit_rule():
    facts = entities()["exit_rules"].facts

    for usual in exits.USUAL:
        rule = ExitRule(code="XR-1", **exits.Cell("LG-1", usual).answers)
        assert (rule.scenario, rule.outcome) == (usual.scenario, usual.outcome)
    assert {usual.scenario for usual in exits.USUAL} == set(facts["scenario"].choices)


@pytest.mark.parametrize("name", NAMES)
def test_usual_answers_leave_no_cell_of_a_sample_open(name):
    terms = sample_terms(name)

    added = tuple(
        ExitRule(code=f"XR-{number}", **cell.answers)
        for number, cell in enumerate(exits.unanswered(terms), start=100)
    )
    filled = terms.model_copy(update={"exit_rules": terms.exit_rules + added})

    assert exits.unanswered(filled) == ()
