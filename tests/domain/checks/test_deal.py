"""Checks of parties and goal, each firing and not."""

from tests.domain.checks.deals import SAAS, altered, cases, spots


@cases(
    ("deal.inventory", SAAS, {"CN-1": None, "CN-2": None}, [("PA-1", "contributions")]),
    ("deal.inventory", SAAS, {"CN-1": None}, []),
    ("deal.inventory", SAAS, {"EX-3": None, "EX-4": None}, [("PA-2", "expectations")]),
    (
        "deal.inventory",
        SAAS,
        {"contributions": (), "expectations": ()},
        [("PA-1", "contributions"), ("PA-2", "contributions")],
    ),
    ("deal.inventory", SAAS, {"PA-2.retired": True, "EX-3": None, "EX-4": None}, []),
    (
        "deal.inventory",
        SAAS,
        {"CN-1.retired": True, "CN-2.retired": True},
        [("PA-1", "contributions")],
    ),
)
def test_check_of_deal_finds_just_this(check, name, changes, expected):
    terms = altered(name, changes)

    found = spots(terms, check)

    assert found == expected
