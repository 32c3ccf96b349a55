"""Checks of milestones, each firing and not."""

from tests.domain.checks.deals import CHIPS, altered, cases, message, spots


@cases(
    ("milestone.not_measurable", CHIPS, {"MS-1.metric": None}, [("MS-1", "metric")]),
    ("milestone.not_measurable", CHIPS, {"MS-1.threshold": None}, [("MS-1", "threshold")]),
    ("milestone.not_measurable", CHIPS, {"MS-1.threshold": "0"}, []),
    ("milestone.not_measurable", CHIPS, {"MT-1.definition": None}, [("MT-1", "definition")]),
    ("milestone.not_measurable", CHIPS, {"MT-1.source": None}, [("MT-1", "source")]),
    ("milestone.not_measurable", CHIPS, {"MT-4.source": None}, []),
    ("milestone.not_measurable", CHIPS, {"MS-1.retired": True, "MS-1.metric": None}, []),
    ("milestone.unproven", CHIPS, {"MS-2.evidence": None}, [("MS-2", "evidence")]),
    ("milestone.unproven", CHIPS, {"MS-2.verifier": None}, [("MS-2", "verifier")]),
    ("milestone.unproven", CHIPS, {"MS-2.verifier": "party"}, []),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1"},
        [("MS-1", "verifier")],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-2"},
        [],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": None, "MS-1.responsible": None},
        [],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "expert", "MS-1.verifier_party": "PA-1"},
        [],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.action": "rate_change"},
        [("MS-1", "verifier")],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.action": "equity"},
        [("MS-1", "verifier")],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.action": "step_down"},
        [("MS-1", "verifier")],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.action": "step_up"},
        [("MS-1", "verifier")],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.action": "expand_license"},
        [],
    ),
    (
        "milestone.self_verified",
        CHIPS,
        {"MS-1.verifier": "party", "MS-1.verifier_party": "PA-1", "MC-1.retired": True},
        [],
    ),
    (
        "milestone.no_consequence",
        CHIPS,
        {"MC-1": None, "MC-2": None},
        [("MS-1", "milestone_consequences")],
    ),
    ("milestone.no_consequence", CHIPS, {"MC-1": None}, []),
    (
        "milestone.no_consequence",
        CHIPS,
        {"MC-1": None, "MC-2.retired": True},
        [("MS-1", "milestone_consequences")],
    ),
    ("milestone.dates", CHIPS, {"MS-1.due_date": "2027-01-03"}, [("MS-1", "due_date")]),
    ("milestone.dates", CHIPS, {"MS-1.due_date": "2027-01-04"}, []),
    ("milestone.dates", CHIPS, {"MS-1.due_date": "2027-01-03", "deal.effective_date": None}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-2.due_date": "2032-01-04", "MS-3": None},
        [("MS-2", "due_date")],
    ),
    ("milestone.dates", CHIPS, {"MS-2.due_date": "2032-01-03", "MS-3": None}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-2.due_date": "2032-01-04", "MS-3": None, "deal.initial_term_months": 61},
        [],
    ),
    ("milestone.dates", CHIPS, {"MS-2.due_date": "2027-12-16"}, [("MS-2", "due_date")]),
    ("milestone.dates", CHIPS, {"MS-2.due_date": "2027-12-17"}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-2.due_date": "2027-12-16", "MS-1.due_date": None, "MC-2": None},
        [],
    ),
    ("milestone.dates", CHIPS, {"MS-3.due_date": "2030-09-20"}, []),
    ("milestone.dates", CHIPS, {"MS-3.due_date": "2030-09-21"}, [("MS-3", "due_date")]),
    ("milestone.dates", CHIPS, {"MS-3.due_date": "2030-09-21", "MS-3.grace_days": 59}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-3.due_date": "2030-09-21", "MS-3.grace_days": None, "MS-3.verification_days": None},
        [],
    ),
    ("milestone.dates", CHIPS, {"MS-3.due_date": "2030-09-21", "LG-1.sunset_date": None}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-3.due_date": "2030-09-21", "LG-1.step_down_milestone": None},
        [],
    ),
    (
        "milestone.dates",
        CHIPS,
        {"LG-1.sunset_date": None, "MC-5": None, "LG-1.end_date": "2030-05-15"},
        [("MS-3", "due_date")],
    ),
    (
        "milestone.dates",
        CHIPS,
        {"LG-1.sunset_date": None, "MC-5": None, "LG-1.end_date": "2030-05-16"},
        [],
    ),
    (
        "milestone.dates",
        CHIPS,
        {"LG-1.sunset_date": None, "LG-1.step_down_milestone": None, "LG-1.end_date": "2030-05-15"},
        [("MS-3", "due_date")],
    ),
    (
        "milestone.dates",
        CHIPS,
        {"LG-1.sunset_date": None, "LG-1.end_date": "2030-05-15", "LG-1.term_basis": "perpetual"},
        [],
    ),
    (
        "milestone.dates",
        CHIPS,
        {
            "MS-3.due_date": "2199-12-31",
            "deal.initial_term_months": None,
            "LG-1.sunset_date": None,
            "MC-5": None,
        },
        [("MS-3", "due_date")],
    ),
    ("milestone.dates", CHIPS, {"MS-2.due_date": None}, [("MS-2", "due_date")]),
    ("milestone.dates", CHIPS, {"MS-2.due_date": None, "MC-4": None}, []),
    ("milestone.dates", CHIPS, {"MS-2.due_date": None, "MC-4.outcome": "met"}, []),
    (
        "milestone.dates",
        CHIPS,
        {"MS-2.due_date": None, "MC-4.outcome": "met", "MC-4.action": "step_down"},
        [("MS-2", "due_date")],
    ),
    (
        "milestone.dates",
        CHIPS,
        {"MS-2.due_date": None, "MC-4": None, "LG-1.step_down_milestone": "MS-2"},
        [("MS-2", "due_date")],
    ),
    ("milestone.equity", CHIPS, {"EQ-1.fully_diluted_pct": "3.01"}, [("EQ-1", "cap_pct")]),
    ("milestone.equity", CHIPS, {"EQ-1.fully_diluted_pct": "3"}, []),
    (
        "milestone.equity",
        CHIPS,
        {"+equity_triggers": {"code": "EQ-2", "fully_diluted_pct": "1.5", "cap_pct": "4"}},
        [("EQ-1", "cap_pct")],
    ),
    (
        "milestone.equity",
        CHIPS,
        {
            "+equity_triggers": {
                "code": "EQ-2",
                "fully_diluted_pct": "1.5",
                "issuer": "PA-2",
                "holder": "PA-1",
            }
        },
        [],
    ),
    (
        "milestone.equity",
        CHIPS,
        {"+equity_triggers": {"code": "EQ-2", "fully_diluted_pct": None}},
        [],
    ),
    ("milestone.equity", CHIPS, {"EQ-1.board_approval": False}, [("EQ-1", "board_approval")]),
    ("milestone.equity", CHIPS, {"EQ-1.anti_dilution": True}, [("EQ-1", "anti_dilution")]),
    ("milestone.equity", CHIPS, {"equity_triggers": ()}, [("MS-3", None)]),
    ("milestone.equity", CHIPS, {"EQ-1.milestone": "MS-2"}, [("MS-3", None)]),
    ("milestone.equity", CHIPS, {"equity_triggers": (), "MC-6": None}, []),
    ("milestone.equity", CHIPS, {"EQ-1.cap_pct": None}, []),
)
def test_check_of_milestones_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_says_when_it_is_decided_and_what_has_ended():
    assert message(CHIPS, "milestone.dates", {"MS-3.due_date": "2030-09-21"}) == (
        "The dates of Five million lidar sales are in the wrong order. With grace and "
        "verification it is decided on 4 January 2031, after the exclusivity of LG-1 (Veldrite to "
        "Kestrelwerk) has ended. Move it forward."
    )


def test_message_says_by_how_much_equity_exceeds_its_cap():
    assert message(CHIPS, "milestone.equity", {"EQ-1.cap_pct": "1.75"}) == (
        "The triggers of Veldrite for Kestrelwerk add up to 2%, above the cap of 1.75%. Lower one, "
        "or raise the cap."
    )


def test_metric_of_several_milestones_is_told_once():
    assert message(
        CHIPS, "milestone.not_measurable", {"MS-1.metric": "MT-2", "MT-2.source": None}
    ) == (
        "Line yield cannot be measured: its source is open. Say exactly what is counted, and from "
        "where."
    )


def test_message_names_milestone_and_what_is_missing():
    changes = {"MS-2.evidence": None, "MS-2.verifier": None}

    assert message(CHIPS, "milestone.unproven", changes) == (
        "Volume yield has no evidence and verifier. Name the document that proves it and who "
        "accepts it."
    )
