"""Checks of the timetable and of what binds, each firing and not."""

from tests.domain.checks.deals import PLATFORM, SAAS, altered, cases, message, spots


@cases(
    (
        "negotiation.dates",
        SAAS,
        {"negotiation_plan.target_date": "2027-02-26"},
        [("deal", "target_date")],
    ),
    ("negotiation.dates", SAAS, {"negotiation_plan.target_date": "2027-02-25"}, []),
    (
        "negotiation.dates",
        SAAS,
        {"negotiation_plan.target_date": "2027-02-27", "negotiation_plan.long_stop_date": None},
        [],
    ),
    ("negotiation.dates", SAAS, {"negotiation_plan.target_date": None}, []),
    ("negotiation.dates", SAAS, {"DG-2.due_date": "2026-12-17"}, [("deal", "due_date")]),
    ("negotiation.dates", SAAS, {"DG-2.due_date": "2026-12-18"}, []),
    ("negotiation.dates", SAAS, {"DG-2.due_date": None}, []),
    ("negotiation.dates", SAAS, {"DG-2.due_date": "2027-02-27"}, [("deal", "due_date")]),
    ("negotiation.dates", SAAS, {"DG-2.due_date": "2027-02-26"}, []),
    (
        "negotiation.dates",
        SAAS,
        {"DG-2.due_date": "2027-02-27", "negotiation_plan.long_stop_date": None},
        [],
    ),
    ("negotiation.dates", SAAS, {"TL-1.end_date": "2026-12-06"}, [("TL-1", "end_date")]),
    ("negotiation.dates", SAAS, {"TL-1.end_date": "2026-12-07"}, []),
    ("negotiation.dates", SAAS, {"TL-1.end_date": None}, []),
    ("negotiation.dates", SAAS, {"TL-1.end_date": "2026-12-06", "TL-1.start_date": None}, []),
    (
        "negotiation.dates",
        PLATFORM,
        {"DG-2.due_date": None, "DG-3.due_date": "2026-12-14"},
        [("deal", "due_date")],
    ),
    (
        "negotiation.lockout",
        SAAS,
        {"negotiation_plan.lockout_until": None},
        [("deal", "lockout_until")],
    ),
    (
        "negotiation.lockout",
        SAAS,
        {"negotiation_plan.lockout_until": "2027-02-27"},
        [("deal", "lockout_until")],
    ),
    ("negotiation.lockout", SAAS, {"negotiation_plan.lockout_until": "2027-02-26"}, []),
    (
        "negotiation.lockout",
        SAAS,
        {"negotiation_plan.lockout_until": "2027-02-27", "negotiation_plan.long_stop_date": None},
        [],
    ),
    (
        "negotiation.lockout",
        SAAS,
        {"negotiation_plan.lockout_until": None, "negotiation_plan.lockout": False},
        [],
    ),
    (
        "negotiation.lockout",
        SAAS,
        {"negotiation_plan.lockout_until": "2027-02-27", "negotiation_plan.lockout": False},
        [],
    ),
    (
        "negotiation.good_faith",
        SAAS,
        {"negotiation_plan.good_faith": "binding"},
        [("deal", "good_faith")],
    ),
    (
        "negotiation.good_faith",
        SAAS,
        {"negotiation_plan.good_faith": "binding", "deal.governing_law": "GB-ENG"},
        [("deal", "good_faith")],
    ),
    (
        "negotiation.good_faith",
        SAAS,
        {"negotiation_plan.good_faith": "binding", "deal.governing_law": "US-NY"},
        [],
    ),
    ("negotiation.good_faith", SAAS, {"negotiation_plan.good_faith": "none"}, []),
    ("negotiation.interim", SAAS, {"FB-1": None}, [("DG-1", "if_failed")]),
    ("negotiation.interim", SAAS, {"FB-1.shared": False}, [("DG-1", "if_failed")]),
    ("negotiation.interim", SAAS, {"FB-1.gate": "DG-2"}, [("DG-1", "if_failed")]),
    ("negotiation.interim", SAAS, {"FB-1": None, "DG-1.if_failed": "stop"}, []),
    ("negotiation.interim", SAAS, {"TL-1.max_extension_days": 180}, []),
    (
        "negotiation.interim",
        SAAS,
        {"TL-1.max_extension_days": 181},
        [("TL-1", "max_extension_days")],
    ),
    ("negotiation.interim", SAAS, {"TL-1.max_extension_days": None}, []),
    (
        "negotiation.binding_mix",
        SAAS,
        {"negotiation_plan.binding_clauses": ("general.law",)},
        [("deal", "binding_clauses")],
    ),
    ("negotiation.binding_mix", SAAS, {"negotiation_plan.binding_clauses": ()}, []),
    (
        "negotiation.binding_mix",
        SAAS,
        {"negotiation_plan.binding_clauses": ("status.binding_effect",)},
        [],
    ),
    (
        "negotiation.binding_mix",
        SAAS,
        {"negotiation_plan.binding_clauses": ("status.binding_effect", "license.grant")},
        [("deal", "binding_clauses")],
    ),
    (
        "negotiation.binding_mix",
        SAAS,
        {"negotiation_plan.binding_clauses": ("status.binding_effect", "no.such")},
        [],
    ),
)
def test_check_of_negotiation_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_names_gate_and_every_reason():
    changes = {"DG-1.due_date": "2027-03-01", "negotiation_plan.target_date": "2027-02-26"}

    assert message(SAAS, "negotiation.dates", changes) == (
        "The timetable does not work. The target date is not before the long-stop date. Move one "
        "of them. Security review passed stands after a later gate. Put the gates in the order of "
        "their dates. Commercial terms settled falls after the long-stop date. Move it forward."
    )


def test_message_about_good_faith_depends_on_the_court():
    binding = {"negotiation_plan.good_faith": "binding"}

    assert "Delaware" in message(SAAS, "negotiation.good_faith", binding)
    assert "English courts" in message(
        SAAS, "negotiation.good_faith", binding | {"deal.governing_law": "GB-ENG"}
    )


def test_message_names_the_clauses_that_should_not_bind():
    changes = {"negotiation_plan.binding_clauses": ("license.grant", "revenue.royalty")}

    assert message(SAAS, "negotiation.binding_mix", changes) == (
        "The binding clauses leave out Status of this term sheet, so nothing says what binds. Add "
        "it. Commercial terms would bind before the contract is made: License grant and Royalty or "
        "revenue share. Take them out."
    )
