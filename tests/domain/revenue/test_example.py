"""The worked example as a schedule: what the chosen method comes to, from the terms alone."""

from decimal import Decimal

import pytest

from termsheets.domain.projection import public
from termsheets.domain.revenue.example import worked_example
from tests.domain.revenue.settled import CHIPS, SAAS, sample_terms


def share_of(name=SAAS, **changes):
    """Return the royalty of a sample deal."""
    return public(sample_terms(name)).revenue_shares[0].model_copy(update=changes)


def lines(share, currency="USD"):
    """Return step and amount of each row."""
    return [
        (row.cells[0][0].text, row.cells[2][0].text) for row in worked_example(share, currency).rows
    ]


def test_marginal_tiers_are_reckoned_slice_by_slice_up_to_what_is_payable():
    assert lines(share_of()) == [
        ("Base of a contract year", "USD 3,750,000.00"),
        ("Tier RT-1", "USD 300,000.00"),
        ("Tier RT-2", "USD 550,000.00"),
        ("Tier RT-3", "USD 187,500.00"),
        ("Earned", "USD 1,037,500.00"),
        ("Highest minimum guarantee", "USD 450,000.00"),
        ("Annual cap", "USD 1,500,000.00"),
        ("Payable for the year", "USD 1,037,500.00"),
    ]


def test_cliff_takes_the_whole_at_the_highest_rate_and_the_cap_beats_all():
    assert lines(share_of(CHIPS), "EUR") == [
        ("Base of a contract year", "EUR 15,000,000.00"),
        ("Tier RT-3", "EUR 900,000.00"),
        ("Earned", "EUR 900,000.00"),
        ("Floor", "EUR 100,000.00"),
        ("Annual cap", "EUR 700,000.00"),
        ("Payable for the year", "EUR 700,000.00"),
    ]


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({"period_floor_amount": Decimal(300_000)}, ("Payable for the year", "USD 1,200,000.00")),
        ({"annual_cap_amount": Decimal(0)}, ("Payable for the year", "USD 0.00")),
        ({"annual_cap_amount": None, "mag_remedy": "step_down"}, ("Earned", "USD 1,037,500.00")),
        ({"tier_basis": "cumulative"}, ("Earned", "USD 1,037,500.00")),
    ],
)
def test_bounds_of_a_year_close_the_example_where_there_are_any(changes, last):
    assert lines(share_of(**changes))[-1] == last


def test_units_are_counted_and_priced():
    tiers = tuple(
        row.model_copy(update={"unit_amount": Decimal("0.0125") * number})
        for number, row in enumerate(share_of().royalty_tiers, 1)
    )
    share = share_of(base="units", royalty_tiers=tiers, annual_cap_amount=None)

    first, second = worked_example(share, "USD").rows[:2]

    assert first.cells[2][0].text == "3,750,000 units"
    assert [cell[0].text for cell in second.cells[1:]] == [
        "1,000,000 units at USD 0.0125",
        "USD 12,500.00",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"tier_method": None},
        {"royalty_tiers": ()},
        {"royalty_tiers": share_of().royalty_tiers[:1]},
        {"royalty_tiers": share_of().royalty_tiers[1:]},
        {"royalty_tiers": share_of().royalty_tiers[::-1]},
        {"base": "units"},
    ],
    ids=["no method", "no tier", "one tier", "not from 0", "not rising", "no rates"],
)
def test_example_waits_for_what_it_needs(changes):
    assert worked_example(share_of(**changes), "USD") is None
    assert worked_example(share_of(), None) is None
