"""Checks of change and exit, each firing and not."""

from tests.domain.checks.deals import CHIPS, SAAS, altered, cases, message, spots


@cases(
    ("exit.uncovered", SAAS, {"XR-1": None}, [("LG-1", None)]),
    ("exit.uncovered", SAAS, {"XR-2": None}, [("LG-1", None)]),
    ("exit.uncovered", SAAS, {"XR-2": None, "XR-3.affected_role": "any"}, []),
    ("exit.uncovered", SAAS, {"XR-37": None}, []),
    ("exit.uncovered", SAAS, {"XR-1.period_months": None}, [("LG-1", "period_months")]),
    ("exit.uncovered", SAAS, {"XR-1.period_months": None, "XR-1.outcome": "ends"}, []),
    ("exit.uncovered", SAAS, {"XR-37.period_months": None, "XR-37.outcome": "wind_down"}, []),
    ("exit.uncovered", SAAS, {"XR-1": None, "LG-1.retired": True}, []),
    ("exit.contradiction", SAAS, {"LG-1.change_of_control": "end"}, [("XR-8", "outcome")]),
    (
        "exit.contradiction",
        SAAS,
        {"LG-1.change_of_control": "end", "XR-8.outcome": "survives_non_exclusive"},
        [("XR-8", "outcome")],
    ),
    (
        "exit.contradiction",
        SAAS,
        {"LG-1.change_of_control": "end", "XR-8.outcome": "survives_paid_up"},
        [("XR-8", "outcome")],
    ),
    ("exit.contradiction", SAAS, {"LG-1.change_of_control": "end", "XR-8.outcome": "ends"}, []),
    (
        "exit.contradiction",
        SAAS,
        {"LG-1.change_of_control": "end", "XR-8.affected_role": "licensor"},
        [],
    ),
    ("exit.contradiction", SAAS, {"LG-1.change_of_control": "consent"}, []),
    ("exit.contradiction", SAAS, {"LG-1.step_down_to": "end"}, [("XR-10", "outcome")]),
    ("exit.contradiction", SAAS, {"LG-1.step_down_to": "end", "XR-10.outcome": "ends"}, []),
    ("exit.contradiction", SAAS, {"LG-1.step_down_to": "sole"}, []),
    ("exit.contradiction", SAAS, {"XR-1.outcome": "reverts"}, [("XR-1", "outcome")]),
    ("exit.contradiction", SAAS, {"XR-1.outcome": "joint_for_period"}, [("XR-1", "outcome")]),
    ("exit.contradiction", SAAS, {"XR-1.outcome": "assigned"}, [("XR-1", "outcome")]),
    ("exit.contradiction", SAAS, {"XR-1.outcome": "buyout_option"}, []),
    (
        "exit.stranded_product",
        SAAS,
        {"XR-1.outcome": "ends", "XR-1.use_rights": ()},
        [("XR-1", "use_rights")],
    ),
    ("exit.stranded_product", SAAS, {"XR-1.outcome": "ends"}, []),
    (
        "exit.stranded_product",
        SAAS,
        {"XR-1.outcome": "ends", "XR-1.use_rights": (), "LG-1.purpose": "project"},
        [],
    ),
    ("exit.stranded_product", SAAS, {"XR-5.outcome": "ends", "XR-5.use_rights": ()}, []),
    ("exit.stranded_product", SAAS, {"XR-1.outcome": "survives", "XR-1.use_rights": ()}, []),
    (
        "exit.stranded_product",
        SAAS,
        {"XP-3": None},
        [("XR-5", None), ("XR-15", None), ("XR-31", None)],
    ),
    ("exit.stranded_product", SAAS, {"XP-4": None}, [("XR-36", None)]),
    ("exit.stranded_product", SAAS, {"XP-4": None, "XR-36.outcome": "survives"}, []),
    ("exit.stranded_product", SAAS, {"XP-4.support_months": 5}, [("XR-36", "period_months")]),
    ("exit.stranded_product", SAAS, {"XP-4.support_months": 7}, []),
    ("exit.stranded_product", SAAS, {"XP-4.support_months": None}, []),
    ("exit.stranded_product", SAAS, {"XP-4.support_months": 0, "XR-36.period_months": None}, []),
    ("exit.stranded_product", SAAS, {"XP-4": None, "XR-36.scenario": None}, []),
    (
        "exit.stranded_product",
        SAAS,
        {"XR-37.scenario": "disruption", "XR-37.outcome": "wind_down"},
        [("XR-37", "period_months")],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.enabled": False},
        [("LG-1", None), ("LG-2", None)],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.release_events": ()},
        [("LG-1", None), ("LG-2", None)],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.enabled": False, "LG-1.delivery": "object_code", "LG-2": None},
        [("LG-1", None)],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.enabled": False, "LG-1.delivery": "embedded", "LG-2": None},
        [("LG-1", None)],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.enabled": False, "LG-1.delivery": "masks", "LG-2": None},
        [("LG-1", None)],
    ),
    (
        "exit.stranded_product",
        SAAS,
        {"escrow_terms.enabled": False, "LG-1.delivery": "materials", "LG-2": None},
        [],
    ),
    ("exit.disruption", SAAS, {"DT-1": None}, [("deal", None)]),
    ("exit.disruption", SAAS, {"DT-2": None}, [("deal", None)]),
    ("exit.disruption", SAAS, {"DT-2.kind": "supply"}, [("deal", None)]),
    ("exit.disruption", CHIPS, {"DT-3": None}, []),
)
def test_check_of_exits_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_lists_the_scenarios_nobody_answered():
    changes = {"XR-1": None, "XR-4": None, "XR-3.period_months": None}

    assert message(SAAS, "exit.uncovered", changes) == (
        "Say what happens to LG-1 (Tidelark to Brackenhall) on breach and expiry. XR-3 winds LG-1 "
        "(Tidelark to Brackenhall) down for a time that nobody has named. Say for how many months."
    )


def test_message_names_the_outcome_that_moves_ownership():
    assert message(SAAS, "exit.contradiction", {"XR-1.outcome": "joint_for_period"}) == (
        "XR-1 contradicts LG-1 (Tidelark to Brackenhall). A license is a permission and moves no "
        "ownership. Choose another outcome than joint for period."
    )


def test_message_names_the_scenario_without_support():
    assert message(SAAS, "exit.stranded_product", {"XP-4": None}) == (
        "Customers could be stranded. XR-36 winds down, but no exit plan says who supports "
        "customers on disruption. Add one."
    )


def test_message_names_the_triggers_to_add():
    assert message(SAAS, "exit.disruption", {"disruption_triggers": ()}) == (
        "Assumptions change. Add a renegotiation trigger for a competitor's entry. Add a "
        "renegotiation trigger for a change of regulation."
    )
