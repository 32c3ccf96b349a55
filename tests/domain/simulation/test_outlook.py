"""What a forecast brings: read from the terms, settled by the engine, measured."""

from datetime import date
from decimal import Decimal

import pytest

from termsheets.domain.simulation.forecast import CASES, Forecast, Range, forecast_of, typed
from termsheets.domain.simulation.measures import (
    bounds,
    break_even,
    by_kind,
    cumulative,
    effective_rate,
)
from termsheets.domain.simulation.outlook import net, outlook, present
from termsheets.domain.simulation.scenario import Scenario
from tests.domain.revenue.settled import CHIPS, PLATFORM, ROYALTY, SAAS, deal
from tests.sample_deals import sample_terms


def simulated(name=SAAS, case="base", **facts):
    """Return the outlook of a sample deal under its own forecast."""
    terms = sample_terms(name)
    return outlook(terms, Scenario(forecast_of(terms), case, **facts))


def test_forecast_fills_years_without_a_row_with_the_year_before():
    (ranges,) = forecast_of(sample_terms(PLATFORM)).ranges.values()

    assert [one.base for one in ranges] == [0, 0, 0, 0, 0, 32_500_000, 105_000_000]
    assert [one.cost for one in ranges[:4]] == [9_000_000] * 3 + [31_000_000]


def test_base_case_pays_what_can_be_reckoned_by_hand():
    found = simulated()

    # 30% of 850,000; 30% of 1m and 27.5% of the next 1m; 27.5% of 2m and 25% of 0.25m beside it
    royalties = 255_000 + 300_000 + 275_000 + 300_000 + 550_000 + 62_500
    assert by_kind(found.payments, "Tidelark") == {
        "upfront": 75_000,
        "royalty": royalties,
        "milestone": 75_000,
    }
    assert cumulative(found, "Tidelark") == (405_000, 980_000, 1_892_500)


@pytest.mark.parametrize("name", [SAAS, CHIPS, PLATFORM])
@pytest.mark.parametrize("case", CASES)
def test_what_parties_pay_each_other_cancels_out(name, case):
    found = simulated(name, case)

    assert found.refused == ()
    assert sum(net(found.payments, party) for party in found.parties) == 0
    for settled in found.shares:
        cash = settled.ledger.total("cash")
        royalties = [flow for flow in settled.flows if flow.kind in ("royalty", "minimum")]
        used = settled.ledger.total("advance_used")
        assert sum(flow.amount for flow in royalties) - used == cash


def test_missed_milestone_pays_nothing():
    found = simulated(outcomes={"MS-1": "missed", "MS-2": "open"})

    assert "milestone" not in by_kind(found.payments, "Tidelark")


def test_bounds_count_the_months_in_which_they_decide():
    royalty, _ = simulated(CHIPS, "high").shares

    assert (bounds(royalty).under_floor, bounds(royalty).over_cap) == (12, 3)


def test_effective_rate_is_what_is_paid_on_the_base():
    found = simulated()

    assert round(effective_rate(found.shares[0]), 3) == Decimal("28.566")


def test_break_even_is_the_day_after_which_nobody_is_behind():
    found = simulated(CHIPS)

    assert break_even(found.flows, "Veldrite") == found.start
    assert break_even(found.flows, "Kestrelwerk") == date(2030, 4, 3)
    assert break_even(found.payments, "Kestrelwerk") is None


def test_present_value_discounts_by_days():
    terms = deal(ROYALTY + '\nupfront_amount: "100.00"', start="2027-01-01")
    forecast = Forecast({"": (Range(*[Decimal(4000)] * 3),)})
    found = outlook(terms, Scenario(forecast))

    worth = present(found.payments, "Maker", Decimal(10), found.start)
    by_hand = 100 + sum(
        100 / 1.1 ** ((flow.day - found.start).days / 365) for flow in found.payments[1:]
    )
    assert float(worth) == pytest.approx(by_hand)


def test_share_that_cannot_be_settled_is_left_out_and_told():
    terms = deal(ROYALTY.replace('"0"', '"5"'))

    found = outlook(terms, Scenario(Forecast({})))

    assert found.shares == ()
    assert found.refused == (
        "Royalty: Give the tiers from_amounts that start at 0 and rise, in their order.",
    )


def test_typed_sales_keep_the_distance_of_low_and_high():
    forecast = typed([Decimal(1700)], forecast_of(sample_terms(SAAS)))

    assert forecast.ranges[""] == (
        Range(Decimal(1200), Decimal(1700), Decimal(2200), Decimal("420000.00")),
    )


def test_units_are_counted_where_a_share_pays_by_the_unit():
    share = ROYALTY.replace("gross_sales", "units").replace("rate_pct: 10", 'unit_amount: "0.5"')
    forecast = Forecast({"": (Range(*[Decimal(100)] * 3),)})

    found = outlook(deal(share), Scenario(forecast))

    assert net(found.payments, "Maker") == 50
