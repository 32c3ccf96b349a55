"""Checks of new work, each firing and not."""

from tests.domain.checks.deals import CHIPS, SAAS, altered, cases, message, spots, told

HALF = ({"party": "PA-1", "pct": "50"}, {"party": "PA-2", "pct": "40.5"})
NOTHING_FROM_ONE = ({"party": "PA-1", "pct": "0"}, {"party": "PA-2", "pct": "100"})
OWNED_BY_ONE = {f"FR-{number}.owner_rule": "named_party" for number in range(1, 6)} | {
    f"FR-{number}.owner": "PA-1" for number in range(1, 6)
}


@cases(
    ("foreground.joint_rules", CHIPS, {"FR-2.exploitation": None}, [("FR-2", "exploitation")]),
    (
        "foreground.joint_rules",
        CHIPS,
        {"FR-2.exploitation": None, "FR-2.owner_rule": "originator"},
        [],
    ),
    ("foreground.joint_rules", CHIPS, {"FR-2.licensing_rule": None}, [("FR-2", "licensing_rule")]),
    (
        "foreground.joint_rules",
        CHIPS,
        {"FR-2.licensing_rule": None, "FR-2.owner_rule": "originator"},
        [],
    ),
    ("foreground.joint_rules", CHIPS, {"FR-2.shares": ()}, [("FR-2", "shares")]),
    ("foreground.joint_rules", CHIPS, {"FR-2.shares": (), "FR-2.owner_rule": "originator"}, []),
    (
        "foreground.co_owner_default",
        CHIPS,
        {"FR-2.licensing_rule": "default_law"},
        [("FR-2", "licensing_rule")],
    ),
    (
        "foreground.co_owner_default",
        CHIPS,
        {"FR-2.licensing_rule": "default_law", "FR-2.owner_rule": "originator"},
        [],
    ),
    ("foreground.co_owner_default", CHIPS, {"FR-2.licensing_rule": "never"}, []),
    ("shares.sum", CHIPS, {"FR-2.shares": HALF}, [("FR-2", "shares")]),
    ("shares.sum", CHIPS, {"FR-1.shares": HALF}, [("FR-1", "shares")]),
    ("shares.sum", CHIPS, {"FR-2.shares": ()}, []),
    ("shares.sum", CHIPS, {"PC-4.costs": HALF}, [("PC-4", "costs")]),
    ("shares.sum", CHIPS, {"PC-4.costs": HALF, "PC-4.retired": True}, []),
    ("shares.sum", CHIPS, {"WF-4.shares": HALF}, [("WF-4", "shares")]),
    ("shares.sum", CHIPS, {"WF-4.shares": HALF, "WF-4.retired": True}, []),
    (
        "foreground.patent_plan",
        CHIPS,
        {"PC-1.beneficiaries": ("PA-1",)},
        [("PP-1", "patent_countries")],
    ),
    ("foreground.patent_plan", CHIPS, {"PC-4.beneficiaries": ("PA-2",)}, []),
    (
        "foreground.patent_plan",
        CHIPS,
        {"PC-4.beneficiaries": ("PA-2",), "PC-4.costs": NOTHING_FROM_ONE},
        [],
    ),
    ("foreground.patent_plan", CHIPS, {"PP-1.step_in": "none"}, [("PP-1", "step_in")]),
    ("foreground.patent_plan", CHIPS, {"PP-1.step_in": "take_over"}, []),
    (
        "foreground.patent_plan",
        CHIPS,
        {"PP-1.abandonment_notice_days": 29},
        [("PP-1", "abandonment_notice_days")],
    ),
    ("foreground.patent_plan", CHIPS, {"PP-1.abandonment_notice_days": 30}, []),
    ("foreground.patent_plan", CHIPS, {"PP-1.abandonment_notice_days": None}, []),
    ("foreground.patent_plan", CHIPS, {"patent_plans": ()}, [("FR-2", None)]),
    ("foreground.patent_plan", CHIPS, {"PP-1.category": "core_improvement"}, [("FR-2", None)]),
    ("foreground.patent_plan", CHIPS, {"patent_plans": (), "FR-2.protection": "trade_secret"}, []),
    ("foreground.patent_plan", CHIPS, {"FR-4.protection": "case_by_case"}, [("FR-4", None)]),
    (
        "foreground.patent_plan",
        CHIPS,
        {"FR-4.protection": "case_by_case", "FR-4.owner_rule": "originator"},
        [],
    ),
    (
        "foreground.blocking",
        CHIPS,
        {"foreground_terms.cross_license": "none"},
        [("deal", "cross_license")],
    ),
    ("foreground.blocking", CHIPS, {"foreground_terms.cross_license": None}, []),
    ("foreground.blocking", CHIPS, {"foreground_terms.cross_license": "none", **OWNED_BY_ONE}, []),
    (
        "foreground.blocking",
        CHIPS,
        {"foreground_terms.cross_license": "none", **OWNED_BY_ONE, "FR-5.owner": "PA-2"},
        [("deal", "cross_license")],
    ),
    (
        "foreground.blocking",
        CHIPS,
        {"foreground_terms.cross_license": "none", **OWNED_BY_ONE, "FR-5.owner": None},
        [],
    ),
    (
        "foreground.blocking",
        CHIPS,
        {"foreground_terms.cross_license": "none", **OWNED_BY_ONE, "FR-5.owner_rule": "joint"},
        [("deal", "cross_license")],
    ),
    (
        "foreground.blocking",
        CHIPS,
        {"foreground_terms.cross_license": "none", **OWNED_BY_ONE, "FR-5.owner_rule": "originator"},
        [("deal", "cross_license")],
    ),
    (
        "foreground.blocking",
        CHIPS,
        {
            "foreground_terms.cross_license": "none",
            **OWNED_BY_ONE,
            "FR-5.owner": "PA-2",
            "FR-5.owner_rule": "originator",
        },
        [("deal", "cross_license")],
    ),
)
def test_check_of_foreground_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_shares_are_mended_in_the_step_of_their_row():
    changes = {"FR-2.shares": HALF, "PC-1.costs": HALF, "WF-4.shares": HALF}

    found = told(altered(CHIPS, changes), "shares.sum")

    assert [(one.subject, one.step) for one in found] == [("FR-2", 5), ("PC-1", 5), ("WF-4", 7)]
    assert found[0].message == "The shares of FR-2 total 90.5%, not 100%. Mend one of them."


def test_message_tells_the_law_of_the_countries_concerned():
    assert message(
        CHIPS, "foreground.co_owner_default", {"FR-2.licensing_rule": "default_law"}
    ) == (
        "Licensing joint work (FR-2) would follow each country's law: US patent, 35 U.S.C. 262: "
        "free; US copyright: free; DE, BGB 743-747: consent; FR patent, L613-29: notify, "
        "compensate; JP patent, art. 73; KR patent, art. 99: consent. Agree one rule."
    )


def test_message_tells_all_law_where_the_table_knows_none_of_the_countries():
    changes = {"FR-2.licensing_rule": "default_law", "PA-1.country": "BR", "PA-2.country": "AR"}

    told_rows = message(SAAS, "foreground.co_owner_default", changes)

    assert told_rows.count(": ") == 9


def test_message_names_who_pays_for_nothing_and_where():
    changes = {"PC-1.beneficiaries": ("PA-1",), "PC-2.beneficiaries": ("PA-1",)}

    assert message(CHIPS, "foreground.patent_plan", changes) == (
        "Kestrelwerk pays for Joint process-device interface (PP-1) in Germany and France without "
        "benefit there. Match payers to beneficiaries."
    )


def test_message_names_every_missing_rule_of_joint_work():
    changes = {"FR-2.exploitation": None, "FR-2.shares": ()}

    assert message(CHIPS, "foreground.joint_rules", changes) == (
        '"Joint" needs rules: joint work (FR-2) does not say exploitation and shares. Agree them '
        "now."
    )
