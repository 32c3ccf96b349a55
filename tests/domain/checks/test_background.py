"""Checks of background IP, each firing and not."""

from tests.domain.checks.deals import CHIPS, PLATFORM, SAAS, altered, cases, message, spots


@cases(
    (
        "background.undeclared",
        SAAS,
        {"BG-5.owner": "PA-1", "BG-6.owner": "PA-1"},
        [("PA-2", "no_background")],
    ),
    ("background.undeclared", SAAS, {"BG-5.owner": "PA-1"}, []),
    (
        "background.undeclared",
        SAAS,
        {"BG-5.owner": "PA-1", "BG-6.owner": "PA-1", "PA-2.no_background": True},
        [],
    ),
    (
        "background.undeclared",
        SAAS,
        {"BG-5": None, "BG-6.retired": True, "LG-4": None},
        [("PA-2", "no_background")],
    ),
    ("background.undeclared", SAAS, {"BG-5.owner": "PA-1", "BG-6.excluded": True}, []),
    (
        "background.title",
        SAAS,
        {"BG-1.ownership_basis": "founder_held"},
        [("BG-1", "ownership_basis")],
    ),
    ("background.title", SAAS, {"BG-1.ownership_basis": "unclear"}, [("BG-1", "ownership_basis")]),
    ("background.title", SAAS, {"BG-1.ownership_basis": "contractors"}, []),
    ("background.title", SAAS, {"BG-2.assignment_form": "none"}, [("BG-2", "assignment_form")]),
    ("background.title", SAAS, {"BG-2.assignment_form": "promise"}, []),
    ("background.title", SAAS, {"BG-2.assignment_form": None}, []),
    ("background.title", SAAS, {"BG-1.ownership_basis": "unclear", "BG-1.excluded": True}, []),
    ("background.title", CHIPS, {"BG-7.ownership_basis": "unclear"}, []),
    ("background.title", CHIPS, {"BG-3.ownership_basis": "unclear"}, [("BG-3", "ownership_basis")]),
    ("title.inventors", SAAS, {"BG-5.assignment_form": "promise"}, [("BG-5", "assignment_form")]),
    ("title.inventors", SAAS, {"BG-5.assignment_form": "none"}, []),
    ("title.inventors", SAAS, {"FR-3.assignment_form": "promise"}, [("FR-3", "assignment_form")]),
    (
        "title.inventors",
        CHIPS,
        {"BG-4.inventor_rights_cleared": False},
        [("BG-4", "inventor_rights_cleared")],
    ),
    ("title.inventors", CHIPS, {"BG-2.inventor_rights_cleared": False}, []),
    (
        "title.inventors",
        CHIPS,
        {"BG-2.inventor_rights_cleared": False, "BG-2.inventor_countries": ("EU",)},
        [("BG-2", "inventor_rights_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_strong",), "LG-4.delivery": "object_code"},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_strong",), "LG-4.delivery": "embedded"},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_strong",), "LG-4.delivery": "source_code"},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_strong",), "LG-4.delivery": "hosted"},
        [],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_network",), "LG-4.delivery": "hosted"},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_network",), "LG-4.delivery": "object_code"},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_network",), "LG-4.delivery": "documents"},
        [],
    ),
    (
        "background.copyleft",
        SAAS,
        {"BG-5.encumbrances": ("copyleft_weak",), "LG-4.delivery": "object_code"},
        [],
    ),
    (
        "background.copyleft",
        SAAS,
        {
            "BG-5.encumbrances": ("copyleft_network",),
            "LG-4.delivery": "hosted",
            "BG-5.encumbrance_cleared": True,
        },
        [],
    ),
    (
        "background.prior_rights",
        SAAS,
        {"BG-5.encumbrances": ("prior_option",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.prior_rights",
        SAAS,
        {"BG-5.encumbrances": ("prior_exclusive",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.prior_rights",
        SAAS,
        {"BG-5.encumbrances": ("security_interest",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    ("background.prior_rights", SAAS, {"BG-5.encumbrances": ("standards_commitment",)}, []),
    (
        "background.prior_rights",
        SAAS,
        {"BG-5.encumbrances": ("prior_option",), "BG-5.encumbrance_cleared": True},
        [],
    ),
    ("background.prior_rights", SAAS, {"BG-5.encumbrances": ("prior_option",), "LG-4": None}, []),
    (
        "background.public_funding",
        SAAS,
        {"BG-5.encumbrances": ("university_rights",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.public_funding",
        SAAS,
        {"BG-5.encumbrances": ("other_public_funding",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.public_funding",
        SAAS,
        {"BG-5.encumbrances": ("us_federal_funding",)},
        [("BG-5", "encumbrance_cleared")],
    ),
    (
        "background.public_funding",
        SAAS,
        {"BG-5.encumbrances": ("university_rights",), "BG-5.encumbrance_cleared": True},
        [],
    ),
    ("background.public_funding", PLATFORM, {"LG-1.us_manufacture": True}, []),
    (
        "background.public_funding",
        PLATFORM,
        {"LG-1.us_manufacture": None},
        [("BG-1", "us_manufacture")],
    ),
    ("background.public_funding", PLATFORM, {"LG-1.exclusivity": "sole"}, []),
    ("background.public_funding", PLATFORM, {"LG-1.territories": ("WORLD", "-US")}, []),
    ("background.public_funding", PLATFORM, {"BG-1.encumbrances": ("university_rights",)}, []),
    (
        "background.co_owner",
        SAAS,
        {"BG-5.ownership_basis": "co_owned"},
        [("BG-5", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-5.ownership_basis": "co_owned", "BG-5.jurisdictions": ("US",)},
        [],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-5.ownership_basis": "co_owned", "BG-5.co_owner_consent": True},
        [],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-2.ownership_basis": "co_owned", "BG-2.jurisdictions": ("US",)},
        [("BG-2", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-2.ownership_basis": "co_owned", "BG-2.jurisdictions": (), "LG-1.exclusivity": "sole"},
        [("BG-2", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {
            "BG-2.ownership_basis": "co_owned",
            "BG-2.jurisdictions": (),
            "LG-1.exclusivity": "non_exclusive",
        },
        [],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-3.ownership_basis": "co_owned", "BG-3.jurisdictions": ("US", "FR", "CN")},
        [],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-3.ownership_basis": "co_owned", "BG-3.jurisdictions": ("KR",)},
        [("BG-3", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-3.ownership_basis": "co_owned", "BG-3.jurisdictions": ("DE",)},
        [("BG-3", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-3.ownership_basis": "co_owned", "BG-3.jurisdictions": ("BR",)},
        [("BG-3", "co_owner_consent")],
    ),
    (
        "background.co_owner",
        SAAS,
        {"BG-5.ownership_basis": "co_owned", "BG-5.jurisdictions": ("FR",)},
        [("BG-5", "co_owner_consent")],
    ),
    ("background.export", CHIPS, {"BG-2.export_review": "not_done"}, [("BG-2", "export_review")]),
    ("background.export", CHIPS, {"BG-2.export_review": "not_needed"}, [("BG-2", "export_review")]),
    ("background.export", CHIPS, {"BG-2.export_review": "not_done", "PA-2.country": "NL"}, []),
    ("background.export", CHIPS, {"BG-2.export_review": "not_done", "PA-2.country": None}, []),
    ("background.export", CHIPS, {"BG-3.export_review": "not_done"}, []),
    ("background.export", CHIPS, {"AS-2.category": "market"}, [("deal", None)]),
    ("background.export", CHIPS, {"AS-2.category": "market", "PA-2.country": "NL"}, []),
    ("background.export", CHIPS, {"AS-2.category": "market", "deal.sensitive_sectors": ()}, []),
    ("background.export", CHIPS, {"AS-2.retired": True}, [("deal", None)]),
)
def test_check_of_background_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected


def test_message_fills_in_asset_owner_and_every_reason():
    changes = {"BG-1.ownership_basis": "unclear", "BG-1.assignment_form": "none"}

    assert message(SAAS, "background.title", changes) == (
        "Forecast engine is licensed, but Tidelark may not own it. It is held by founders, or its "
        "ownership is unclear. Sign an assignment to the company first. Nobody has assigned it in "
        "writing. Sign an assignment first."
    )


def test_message_names_what_burdens_an_asset_and_the_grant():
    changes = {"BG-5.encumbrances": ("prior_option", "security_interest")}

    assert message(SAAS, "background.prior_rights", changes) == (
        "Someone already holds rights in Retail cloud interfaces: prior option, security interest. "
        "Get a release, or narrow LG-4 (Brackenhall to Tidelark)."
    )


def test_message_names_countries_whose_law_wants_consent():
    changes = {"BG-3.ownership_basis": "co_owned", "BG-3.jurisdictions": ("KR", "US", "GB")}

    assert message(SAAS, "background.co_owner", changes) == (
        "Get the co-owner's written consent for Promotion-lift estimation. Even a non-exclusive "
        "license needs it in the United Kingdom, South Korea."
    )


def test_message_names_whose_inventors_are_to_be_paid():
    changes = {"BG-4.inventor_rights_cleared": False, "BG-4.inventor_countries": ("DE", "AT", "US")}

    assert message(CHIPS, "title.inventors", changes) == (
        "Inventors of 200 mm process modules in Austria, Germany keep rights or pay by law. Have "
        "the invention claimed, assigned and paid for, then tick that it is cleared."
    )


def test_message_names_new_work_by_its_category():
    assert message(SAAS, "title.inventors", {"FR-3.assignment_form": "promise"}) == (
        "New work rests on a promise to assign: core improvement work (FR-3). Replace "
        '"agrees to assign" by "hereby assigns".'
    )


def test_message_names_sectors_that_are_watched():
    changes = {"AS-2.category": "market", "deal.sensitive_sectors": ("ai", "quantum")}

    assert message(CHIPS, "background.export", changes) == (
        "Check export and investment screening before you share anything. The deal touches AI, "
        "quantum and crosses a border, and no assumption says what the rules allow. Add an "
        "assumption of category regulatory."
    )
