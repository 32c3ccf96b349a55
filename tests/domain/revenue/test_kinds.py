"""Kinds of shares and sizes of figures that the worked examples leave out."""

from datetime import date
from decimal import Decimal

import pytest

from termsheets.domain.problems import Refused
from termsheets.domain.revenue import settle
from termsheets.domain.revenue.actuals import Actual
from termsheets.domain.revenue.periods import Calendar
from tests.domain.revenue.settled import PLATFORM, ROYALTY, columns, deal, ledger_of, settled

QUARTER = "period_end,gross\n2027-03-31,1000\n"
BUNDLE = f"{ROYALTY}\nbundled: true\ncombination: "


def test_sublicense_income_is_shared_by_the_stage_at_receipt():
    quarters = "period_end\n2027-05-31\n2027-08-31\n2027-11-30\n2028-02-29\n"
    events = (
        "2027-03-10,sublicense_receipt,RS-2,1000.01\n"
        "2027-07-01,milestone_met,MS-1,\n"
        "2027-07-01,sublicense_receipt,RS-2,1000\n"
        "2027-09-05,sublicense_receipt,LG-1,500\n"
        "2027-10-01,milestone_met,MS-2,\n"
        "2027-11-30,sublicense_receipt,RS-2,500\n"
    )

    ledger = ledger_of(PLATFORM, "RS-2", quarters, events)

    assert columns(ledger, "base", "payable") == [
        ("1000.01", "300.00"),
        ("1000.00", "200.00"),
        ("1000.00", "150.00"),
        ("0.00", "0.00"),
    ]


def test_expert_ratio_is_waited_for_then_holds():
    terms = deal(f"{BUNDLE}expert")

    with pytest.raises(Refused):
        settled(terms, "RS-1", QUARTER)
    ledger = settled(terms, "RS-1", QUARTER, "2027-01-15,expert_ratio,RS-1,0.6\n")
    assert columns(ledger, "base", "payable") == [("600.00", "60.00")]


def test_fixed_part_of_a_bundle_counts():
    ledger = settled(deal(f"{BUNDLE}fixed\ncombination_pct: 25"), "RS-1", QUARTER)

    assert columns(ledger, "base", "payable") == [("250.00", "25.00")]


def test_price_ratio_of_a_bundle_counts_by_separate_prices():
    figures = "period_end,gross,licensed_price,other_price\n2027-03-31,1000,30,10\n"

    ledger = settled(deal(f"{BUNDLE}price_ratio"), "RS-1", figures)

    assert columns(ledger, "base", "payable") == [("750.00", "75.00")]


def test_open_period_sets_the_minimum_aside_by_days():
    minimum = 'minimum_guarantees: [{code: MG-1, year_number: 1, amount: "3650.00"}]'
    figures = "period_end,gross\n2027-03-31,1000\n2027-04-10,100\n"

    ledger = settled(deal(f"{ROYALTY}\n{minimum}"), "RS-1", figures, as_of=date(2027, 4, 10))

    assert [line.is_estimate for line in ledger.lines] == [False, True]
    assert (ledger.accrual.elapsed_days, ledger.accrual.payable_so_far) == (100, 110)
    assert ledger.accrual.extra == 10 * 100 - 110


def months(count, gross):
    """Return so many months of equal sales from January 2027 on."""
    calendar = Calendar(date(2027, 1, 1), 1)
    return [
        Actual(period_end=calendar.period(index).end, gross=gross, row=index + 2)
        for index in range(count)
    ]


def test_forty_years_of_months_total_to_the_cent():
    share = ROYALTY.replace("quarterly", "monthly") + '\nlifetime_cap_amount: "14000.00"'
    terms = deal(share)
    terms = terms.model_copy(
        update={"deal": terms.deal.model_copy(update={"initial_term_months": 480})}
    )

    ledger = settle(terms, "RS-1", months(480, Decimal("333.33")))

    assert (len(ledger.lines), ledger.lines[-1].year) == (480, 40)
    assert ledger.total("payable") == 14_000
    assert ledger.lines[0].payable == Decimal("33.33")


def test_a_quadrillion_is_settled_exactly():
    sold = Decimal("999999999999999.99")
    terms = deal(ROYALTY.replace("rate_pct: 10", 'rate_pct: "33.3333"'))

    ledger = settled(terms, "RS-1", f"period_end,gross\n2027-03-31,{sold}\n")

    exact = sold * Decimal("33.3333") / 100
    assert ledger.lines[0].earned == exact
    assert abs(ledger.lines[0].payable - exact) <= Decimal("0.005")
    assert ledger.lines[0].payable.as_tuple().exponent == -2
