"""Checks of who decides and what breaks a tie, each firing and not."""

from tests.domain.checks.deals import SAAS, altered, cases, message, spots


@cases(
    ("governance.committee", SAAS, {"CS-1": None}, [("deal", None)]),
    (
        "governance.committee",
        SAAS,
        {"CS-2": None, "CS-4.expertise": ("business", "technical"), "CS-3": None},
        [],
    ),
    ("governance.committee", SAAS, {"CS-4.expertise": ("legal",)}, [("deal", None)]),
    ("governance.committee", SAAS, {"CS-3.expertise": ("finance",)}, [("deal", None)]),
    ("governance.committee", SAAS, {"CS-3.expertise": ("finance",), "PA-2.role": "university"}, []),
    ("governance.committee", SAAS, {"CS-1": None, "CS-2": None, "PA-1.role": "university"}, []),
    ("governance.committee", SAAS, {"CS-1": None, "CS-2": None}, [("deal", None)]),
    (
        "governance.committee",
        SAAS,
        {"CS-2.party": None, "CS-3": None, "CS-4.expertise": ("business", "technical")},
        [],
    ),
    ("governance.committee", SAAS, {"CS-4.retired": True}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-1": None}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-2": None}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-3": None}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-4": None}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-5": None}, [("deal", None)]),
    ("governance.decisions", SAAS, {"DX-6": None}, []),
    ("governance.decisions", SAAS, {"governance.may_amend": True}, [("deal", "may_amend")]),
    ("governance.no_final_step", SAAS, {"escalation_steps": ()}, [("deal", "escalation_steps")]),
    ("governance.no_final_step", SAAS, {"ES-5.binding": False}, [("deal", "binding")]),
    ("governance.no_final_step", SAAS, {"ES-5.binding": None}, [("deal", "binding")]),
    ("governance.no_final_step", SAAS, {"ES-5": None, "ES-4.binding": True}, []),
    ("governance.no_final_step", SAAS, {"ES-5.order": 1, "ES-1.order": 5}, [("deal", "binding")]),
    ("governance.no_final_step", SAAS, {f"ES-{number}.order": None for number in range(1, 6)}, []),
    ("governance.slow_ladder", SAAS, {"ES-4.days": 59}, []),
    ("governance.slow_ladder", SAAS, {"ES-4.days": 60}, [("deal", "days")]),
    ("governance.slow_ladder", SAAS, {"ES-5.days": 400}, []),
    ("governance.slow_ladder", SAAS, {"ES-4.days": 60, "ES-1.days": None}, []),
)
def test_check_of_governance_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_counts_seats_and_names_who_lacks_what():
    changes = {"CS-2": None, "CS-3.expertise": (), "CS-4.expertise": ()}

    assert message(SAAS, "governance.committee", changes) == (
        "Balance the committee. The parties have different numbers of seats: Tidelark 1 "
        "and Brackenhall 2. Brackenhall sends nobody with business and technical expertise."
    )


def test_message_names_the_topics_without_owner():
    assert message(SAAS, "governance.decisions", {"DX-1": None, "DX-5": None}) == (
        "Say who decides on development priorities and patent filing."
    )


def test_message_names_the_last_step():
    assert message(SAAS, "governance.no_final_step", {"ES-5": None}) == (
        "The last step against a deadlock, mediation, does not bind. Add one that does."
    )
    assert "which has no name" in message(
        SAAS, "governance.no_final_step", {"ES-5": None, "ES-4.level": None}
    )


def test_message_counts_the_days_of_a_ladder():
    assert message(SAAS, "governance.slow_ladder", {"ES-4.days": 100}) == (
        "Disputes would take 131 days to reach the last step. Shorten the steps to 90 days "
        "together."
    )
