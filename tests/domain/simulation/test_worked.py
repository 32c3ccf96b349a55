"""Both readings of tiers and bounds, computed from the terms."""

from decimal import Decimal

from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.simulation.worked import sentences
from tests.domain.revenue.settled import CHIPS, ROYALTY, SAAS, deal
from tests.sample_deals import sample_terms


def told(terms, forecast=0):
    return list(sentences(contract_of(terms, "RS-1"), Decimal(forecast)))


def test_both_methods_are_shown_on_the_forecast_of_the_founder():
    assert told(sample_terms(CHIPS), 6_350_000) == [
        "Marginal: 5,000,000 at 4% plus 1,350,000 at 5% owes EUR 267,500.00.",
        "Cliff: all of 6,350,000 at 5% owes EUR 317,500.00.",
        "Cap and floor: each of 4 periods pays at least EUR 25,000.00, until the year has paid "
        "EUR 700,000.00; then the cap beats the floor and nothing more is due.",
    ]


def test_sales_that_reach_no_second_tier_are_replaced_by_some_that_do():
    assert told(sample_terms(SAAS), 850_000)[:2] == [
        "Marginal: 1,000,000 at 30% plus 2,000,000 at 27.5% plus 750,000 at 25% "
        "owes USD 1,037,500.00.",
        "Cliff: all of 3,750,000 at 25% owes USD 937,500.00. "
        "Selling past a threshold can cut the total owed.",
    ]


def test_minimum_meets_the_cap():
    assert told(sample_terms(SAAS))[-1] == (
        "Minimum and cap: a year that earned less is brought up to USD 450,000.00 with its last "
        "period, and never beyond USD 1,500,000.00."
    )


def test_one_rate_without_bounds_leaves_nothing_to_ask():
    assert told(deal(ROYALTY)) == []
