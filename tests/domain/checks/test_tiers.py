"""Checks of access tiers, each firing and not."""

from tests.domain.checks.deals import CHIPS, SAAS, altered, cases, spots


@cases(
    ("tier.unassigned", SAAS, {"BG-4.tier": None}, [("BG-4", "tier")]),
    ("tier.unassigned", CHIPS, {"BG-7.tier": None}, []),
    ("tier.core_exposed", SAAS, {"LG-2.exclusivity": "exclusive"}, [("LG-2", "exclusivity")]),
    ("tier.core_exposed", SAAS, {"LG-2.exclusivity": "sole"}, []),
    ("tier.core_exposed", SAAS, {"LG-2.delivery": "source_code"}, [("LG-2", "delivery")]),
    ("tier.core_exposed", SAAS, {"LG-1.delivery": "source_code"}, []),
    (
        "tier.core_exposed",
        SAAS,
        {"LG-2.fields": ("ALL",), "LG-2.territories": ("WORLD", "-US")},
        [("LG-2", "fields")],
    ),
    ("tier.core_exposed", SAAS, {"LG-2.fields": ("ALL",)}, []),
    ("tier.core_exposed", SAAS, {"LG-2.territories": ("WORLD",)}, []),
    ("tier.core_exposed", SAAS, {"LG-2.delivery": "source_code", "TI-1.kind": "custom"}, []),
)
def test_check_of_tiers_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected
