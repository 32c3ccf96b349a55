"""The four worked examples of the domain catalog, section 6, to the cent."""

from decimal import Decimal

import pytest

from termsheets.domain.revenue.interest import late_interest
from termsheets.domain.revenue.recalibration import adjusted
from tests.domain.revenue.settled import CHIPS, PLATFORM, SAAS, columns, ledger_of

EXAMPLE_1 = """period_end,gross,deduction_discounts
2027-04-30,120000.00,7345.67
2027-07-31,185432.10,18000.00
2027-10-31,90250.55,3000.00
2028-01-31,60000.45,5500.00
"""
EXAMPLE_2 = """period_end,gross
2027-04-03,400000.00
2027-07-03,3100000.00
2027-10-03,2250000.75
2028-01-03,6800000.00
"""
EXAMPLE_3 = """period_end,gross,third_party,valid_claim_fraction
2033-05-31,12000000.00,400000,1
2033-08-31,18500000.00,1200000,1
2033-11-30,27300000.50,0,1
2034-02-28,31000000.25,300000,0.75
"""
EXAMPLE_3_EVENTS = "2033-07-15,milestone_met,MS-3,\n"
EXAMPLE_4 = "period_end,gross,fx_rate\n2027-04-03,1000000.00,0.9231\n"
EXAMPLE_4_EVENTS = "2027-02-01,pool,WF-1,61234.57\n2027-02-01,pool,WF-2,250000\n"


def numbers(rows):
    """Return rows of text as rows of numbers."""
    return [tuple(Decimal(cell.replace(",", "")) for cell in row.split()) for row in rows]


def lines(ledger, *names):
    """Return the lines' columns as numbers."""
    return [tuple(getattr(line, name) for name in names) for line in ledger.lines]


def test_example_1_rounds_half_up_and_trues_the_year_up():
    ledger = ledger_of(SAAS, "RS-1", EXAMPLE_1)

    found = lines(ledger, "gross", "allowed_deductions", "base", "earned", "payable", "true_up")
    assert found == numbers(
        [
            "120,000.00 7,345.67  112,654.33 33,796.299 33,796.30 0",
            "185,432.10 14,834.568 170,597.53 51,179.259 51,179.26 0",
            "90,250.55 3,000.00 87,250.55 26,175.165 26,175.17 0",
            "60,000.45 4,800.036 55,200.41 16,560.123 16,560.12 22,289.15",
        ]
    )
    assert ledger.total("payable") == Decimal("127710.85")
    assert ledger.total("cash") == Decimal("150000.00")


def test_example_2_meets_floor_and_cap_under_cliff_tiers():
    ledger = ledger_of(CHIPS, "RS-1", EXAMPLE_2)

    assert lines(ledger, "base", "cumulative_base", "earned", "payable") == numbers(
        [
            "400,000.00 400,000.00 16,000 25,000.00",
            "3,100,000.00 3,500,000.00 124,000 124,000.00",
            "2,250,000.75 5,750,000.75 147,500.0375 147,500.04",
            "6,800,000.00 12,550,000.75 465,500.0075 403,499.96",
        ]
    )
    assert columns(ledger, "note") == [
        ("The floor applies.",),
        ("",),
        ("",),
        ("The cap applies.",),
    ]
    assert ledger.total("payable") == Decimal("700000.00")


def test_example_2_says_what_the_base_owes_in_all():
    ledger = ledger_of(CHIPS, "RS-1", EXAMPLE_2)

    steps = [next(step for step in line.steps if step.name == "Tiers") for line in ledger.lines]
    assert [dict(step.inputs)["Owed on the window now"] for step in steps] == [
        Decimal("16000"),
        Decimal("140000"),
        Decimal("287500.0375"),
        Decimal("753000.045"),
    ]


def test_example_3_stacks_steps_up_and_uses_the_advance():
    ledger = ledger_of(PLATFORM, "RS-1", EXAMPLE_3, EXAMPLE_3_EVENTS)

    found = lines(ledger, "base", "earned", "credit", "payable", "advance_used", "cash")
    assert found == numbers(
        [
            "12,000,000.00 600,000 200,000 400,000.00 400,000.00 0.00",
            "18,500,000.00 925,000 370,000 555,000.00 555,000.00 0.00",
            "27,300,000.50 1,657,500.0375 230,000 1,427,500.04 45,000.00 1,382,500.04",
            "31,000,000.25 2,034,375.01640625 150,000 1,884,375.02 0.00 1,884,375.02",
        ]
    )
    assert ledger.total("payable") == Decimal("4266875.06")
    assert ledger.total("true_up") == 0
    assert ledger.total("cash") == Decimal("3266875.06")


def test_example_3_says_what_third_party_credit_was_available():
    ledger = ledger_of(PLATFORM, "RS-1", EXAMPLE_3, EXAMPLE_3_EVENTS)

    steps = [step for line in ledger.lines for step in line.steps if step.rule == 6]
    available = [dict(step.inputs)["Available, with what was carried"] for step in steps]
    assert available == [200000, 600000, 230000, 150000]


def test_example_4_pays_the_pool_in_its_order():
    ledger = ledger_of(CHIPS, "RS-2", EXAMPLE_4, EXAMPLE_4_EVENTS)

    (line,) = ledger.lines
    assert line.base == Decimal("923100.00")
    assert [(paid.step, paid.party, str(paid.amount)) for paid in line.payouts] == [
        ("WF-1", "Kestrelwerk", "61234.57"),
        ("WF-2", "Veldrite", "150000.00"),
        ("WF-3", "Kestrelwerk", "71186.54"),
        ("WF-4", "Veldrite", "336356.42"),
        ("WF-4", "Kestrelwerk", "304322.47"),
    ]
    left = [step.after for step in line.steps[1:]]
    assert left == [Decimal(x) for x in ("861865.43", "711865.43", "640678.89", "0.00")]
    assert line.payable == Decimal("486356.42")


def test_example_4_charges_simple_interest_on_what_is_late():
    assert late_interest(Decimal("336356.42"), Decimal(5), 20, 2) == Decimal("921.52")


@pytest.mark.parametrize(("rate", "moved"), [("4", "3.5"), ("5", "4.25"), ("6", "5.1")])
def test_example_4_adjusts_rates_within_their_limits(rate, moved):
    found = adjusted(Decimal(rate), Decimal(-15), Decimal("3.5"), Decimal(8))

    assert found == Decimal(moved)
