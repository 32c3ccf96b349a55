"""Checks of license grants, each firing and not."""

from tests.domain.checks.deals import CHIPS, PLATFORM, SAAS, altered, cases, message, spots, told

OVERLAP = {"LG-4.assets": ("BG-1",), "LG-4.fields": ("liver-gene-therapy", "research-reagents")}
"""Two grants to different licensees, one of them exclusive, share an asset, a field, a country."""


@cases(
    ("grant.not_owner", SAAS, {"LG-3.assets": ("BG-5",)}, [("LG-3", "assets")]),
    ("grant.not_owner", SAAS, {"LG-3.assets": ("BG-5",), "BG-5.owner": None}, []),
    ("grant.not_owner", SAAS, {"LG-3.assets": ("BG-5",), "LG-3.licensor": None}, []),
    ("grant.not_owner", SAAS, {"BG-4.ownership_basis": "licensed_in"}, [("LG-3", "assets")]),
    (
        "grant.not_owner",
        SAAS,
        {"BG-4.ownership_basis": "licensed_in", "BG-4.encumbrance_cleared": True},
        [],
    ),
    ("grant.not_owner", CHIPS, {"LG-1.tiers": ("TI-2", "TI-3")}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP, [("LG-1", "exclusivity")]),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.exclusivity": "sole"},
        [("LG-1", "exclusivity")],
    ),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-1.exclusivity": "non_exclusive"}, []),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-4.exclusivity": "sole"},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.exclusivity": "non_exclusive", "LG-4.exclusivity": "exclusive"},
        [("LG-4", "exclusivity")],
    ),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.licensee": "PA-2"}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.licensee": None}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-1.licensee": None}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-1.carve_outs": ("LG-4",)}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.carve_outs": ("LG-1",)}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.assets": ("BG-6",)}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.fields": ("research-reagents",)}, []),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-4.fields": ("ALL",)},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-4.fields": ("ALL",), "LG-1.fields": ("ALL",), "fields_of_use": ()},
        [("LG-1", "exclusivity")],
    ),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-4.fields": ()}, []),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-1.territories": ("WORLD", "-US")}, []),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.territories": ("NORTH_AMERICA",)},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP
        | {
            "LG-1.term_basis": "fixed",
            "LG-1.end_date": "2028-05-31",
            "LG-4.start_date": "2028-06-01",
        },
        [],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP
        | {
            "LG-1.term_basis": "fixed",
            "LG-1.end_date": "2028-06-01",
            "LG-4.start_date": "2028-06-01",
        },
        [("LG-1", "exclusivity")],
    ),
    ("grant.exclusive_overlap", PLATFORM, OVERLAP | {"LG-1.start_date": "2042-03-01"}, []),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.start_date": "2042-02-28"},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.start_date": "2042-03-01", "LG-4.term_basis": "perpetual"},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.exclusive_overlap",
        PLATFORM,
        OVERLAP | {"LG-1.start_date": None},
        [("LG-1", "exclusivity")],
    ),
    (
        "grant.no_diligence",
        SAAS,
        {"LG-1.step_down_milestone": None, "LG-1.sunset_date": None},
        [("LG-1", "step_down_milestone")],
    ),
    ("grant.no_diligence", SAAS, {"LG-1.step_down_milestone": None}, []),
    ("grant.no_diligence", SAAS, {"LG-1.sunset_date": None}, []),
    ("grant.no_diligence", SAAS, {"LG-2.exclusivity": "sole"}, [("LG-2", "step_down_milestone")]),
    ("grant.scope_open", SAAS, {"LG-1.reserved_rights": None}, [("LG-1", "reserved_rights")]),
    ("grant.scope_open", SAAS, {"LG-1.reserved_rights": None, "LG-1.exclusivity": "sole"}, []),
    ("grant.scope_open", SAAS, {"LG-1.fields": ("ALL",)}, [("LG-1", "fields")]),
    (
        "grant.scope_open",
        SAAS,
        {"LG-1.fields": ("ALL",), "LG-1.exclusivity": "sole"},
        [("LG-1", "fields")],
    ),
    ("grant.scope_open", SAAS, {"LG-2.fields": ("ALL",)}, []),
    ("grant.renewal_undefined", SAAS, {"LG-1.renewal_metric": None}, [("LG-1", "renewal_metric")]),
    (
        "grant.renewal_undefined",
        SAAS,
        {"LG-1.renewal_threshold": None},
        [("LG-1", "renewal_threshold")],
    ),
    ("grant.renewal_undefined", SAAS, {"LG-1.renewal_months": None}, [("LG-1", "renewal_months")]),
    ("grant.renewal_undefined", SAAS, {"LG-3.renewal_months": None}, []),
    ("grant.sublicense_unpriced", PLATFORM, {"RS-2": None}, [("LG-1", None)]),
    ("grant.sublicense_unpriced", PLATFORM, {"RS-2.grants": ()}, [("LG-1", None)]),
    ("grant.sublicense_unpriced", PLATFORM, {"RS-2": None, "LG-1.sublicensing": "affiliates"}, []),
    ("grant.sublicense_unpriced", SAAS, {"LG-1.sublicensing": "free"}, [("LG-1", None)]),
    ("grant.sublicense_unpriced", SAAS, {"LG-3.sublicensing": "free"}, []),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"LG-4.transferability": "none"},
        [("LG-4", "transferability")],
    ),
    ("grant.transfer_vs_exit", SAAS, {"LG-4.transferability": "free"}, []),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"LG-4.transferability": "free", "LG-4.change_of_control": "end"},
        [("LG-4", "change_of_control")],
    ),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"LG-4.transferability": "free", "LG-4.change_of_control": "consent"},
        [("LG-4", "change_of_control")],
    ),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"LG-4.transferability": "free", "LG-4.change_of_control": "convert_non_exclusive"},
        [],
    ),
    ("grant.transfer_vs_exit", SAAS, {"PA-1.planned_exit": "ipo"}, []),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"PA-1.planned_exit": "asset_sale"},
        [("LG-4", "transferability")],
    ),
    (
        "grant.transfer_vs_exit",
        SAAS,
        {"PA-2.planned_exit": "merger"},
        [("LG-3", "transferability"), ("LG-4", "transferability")],
    ),
    (
        "grant.competitor_buyer",
        SAAS,
        {"LG-1.competitor_acquirer": "no_effect"},
        [("LG-1", "competitor_acquirer")],
    ),
    (
        "grant.competitor_buyer",
        SAAS,
        {"LG-1.competitor_acquirer": "no_effect", "LG-1.change_of_control": "no_effect"},
        [("LG-1", "competitor_acquirer")],
    ),
    (
        "grant.competitor_buyer",
        SAAS,
        {"LG-1.competitor_acquirer": "no_effect", "LG-1.change_of_control": "consent"},
        [],
    ),
    ("grant.competitor_buyer", SAAS, {"LG-4.competitor_acquirer": "no_effect"}, []),
    ("grant.competitor_buyer", SAAS, {"LG-1.change_of_control": "no_effect"}, []),
    ("grant.unpaid", SAAS, {"RS-1.grants": ("LG-1",)}, [("LG-2", None)]),
    ("grant.unpaid", SAAS, {"RS-1.kind": "profit_pool"}, []),
    ("grant.unpaid", SAAS, {"RS-1.kind": "sublicense_income"}, [("LG-1", None), ("LG-2", None)]),
    ("grant.unpaid", SAAS, {"RS-1.grants": ("LG-1",), "LG-2.consideration": "paid_up"}, []),
    ("grant.most_favored", SAAS, {"LG-2.most_favored": True}, [("LG-2", "most_favored_scope")]),
    (
        "grant.most_favored",
        SAAS,
        {"LG-2.most_favored": True, "LG-2.most_favored_scope": "Rates."},
        [],
    ),
    (
        "grant.most_favored",
        SAAS,
        {"LG-1.most_favored": True, "LG-1.most_favored_scope": "Rates."},
        [("LG-1", "most_favored")],
    ),
    ("grant.most_favored", SAAS, {"LG-1.most_favored_scope": "Rates."}, []),
)
def test_check_of_grants_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_overlap_tells_each_pair():
    changes = OVERLAP | {"LG-2.licensee": "PA-3", "LG-2.assets": ("BG-3",), "LG-2.fields": ("ALL",)}

    found = told(altered(PLATFORM, changes), "grant.exclusive_overlap")

    assert [(one.subject, one.message[:50]) for one in found] == [
        ("LG-1", "LG-1 (Helicord to Aubrenne) and LG-2 (Helicord to "),
        ("LG-1", "LG-1 (Helicord to Aubrenne) and LG-4 (Pinehallow t"),
    ]


def test_overlap_message_names_both_grants_and_what_they_share():
    assert message(PLATFORM, "grant.exclusive_overlap", OVERLAP) == (
        "LG-1 (Helicord to Aubrenne) and LG-4 (Pinehallow to Helicord) promise the same exclusive "
        "space: Liver capsid family. Split field, territory or time, or name one as a carve-out of "
        "the other."
    )


def test_message_names_what_renewal_lacks():
    changes = {"LG-1.renewal_metric": None, "LG-1.renewal_months": None}

    assert message(SAAS, "grant.renewal_undefined", changes) == (
        "LG-1 (Tidelark to Brackenhall) renews by a metric, but lacks the renewal metric and the "
        "renewal months. Define the number that earns renewal."
    )


def test_message_lists_every_asset_of_another_owner():
    assert message(SAAS, "grant.not_owner", {"LG-3.assets": ("BG-6", "BG-5")}) == (
        "Tidelark cannot show a right to license Anonymized basket data and Retail cloud "
        "interfaces under LG-3 (Tidelark to Brackenhall). It belongs to somebody else. Let its "
        "owner grant it, or take it out."
    )
