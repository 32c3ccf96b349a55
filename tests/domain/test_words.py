"""How values print, by the examples of the catalog."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import words

PRINTED = """
saas_distribution=SaaS distribution; oem_resale=OEM resale; co_development=co-development;
cross_license=cross-license; ip=IP; ai=AI; ipo=IPO; know_how=know-how;
us_federal_funding=US federal funding; copyleft_weak=weak copyleft;
copyleft_strong=strong copyleft; copyleft_network=network copyleft;
jsc=joint steering committee; have_made=have made by others; sla=service level agreement;
co_owned=co-owned; paid_up=paid-up; royalty_free=royalty-free; non_exclusive=non-exclusive;
free_non_exclusive=freely, non-exclusively; convert_non_exclusive=conversion to non-exclusive;
survives_non_exclusive=survives as non-exclusive; survives_paid_up=survives paid-up;
wind_down=wind-down; sell_off=sell-off; buyout_option=buy-out option;
non_assert=mutual promise not to assert; yes_no=yes or no; gte=at least; lte=at most;
eq=exactly; metric=by metric; own=each side its own; bimonthly=every two months;
semiannual=twice a year; annual=yearly; each_release=at each release; nda=NDA;
iso_27001=ISO 27001; soc2=SOC 2; mfa=multi-factor authentication; no_ai_training=no AI training;
field_split=field split; exclusive=exclusive; research_and_exploit=research and exploit
"""
EXAMPLES = [tuple(pair.strip().split("=")) for pair in PRINTED.split(";")]


@pytest.mark.parametrize(("key", "printed"), EXAMPLES)
def test_choice_prints_in_words(key, printed):
    assert words.choice(key) == printed


def test_every_exception_is_one_of_the_catalog():
    assert dict(EXAMPLES).items() >= words.PRINTED_OTHERWISE.items()


@pytest.mark.parametrize(
    ("text", "capital"),
    [("non-exclusive", "Non-exclusive"), ("IP", "IP"), ("SaaS distribution", "SaaS distribution"),
     ("", ""), ("the United States", "The United States")],
)  # fmt: skip
def test_capital_changes_the_first_letter_only(text, capital):
    assert words.capital(text) == capital


@pytest.mark.parametrize(("value", "printed"), [(True, "yes"), (False, "no")])
def test_yes_no_prints(value, printed):
    assert words.yes_no(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1250, "1,250"), (0, "0"), (Decimal("2.75"), "2.75"), (Decimal("2.750"), "2.75"),
     (Decimal("1250"), "1,250"), (Decimal("1E+3"), "1,000"), (Decimal("100"), "100"),
     (Decimal("0.000"), "0"), (Decimal("-0.5"), "-0.5"), (Decimal("1234567.25"), "1,234,567.25")],
)  # fmt: skip
def test_number_prints_with_commas_and_without_trailing_zeros(value, printed):
    assert words.number(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [("27.5", "27.5%"), ("5", "5%"), ("5.0000", "5%"), ("0", "0%"), ("52.5000", "52.5%"),
     ("33.3333", "33.3333%"), ("-15", "-15%"), ("100", "100%")],
)  # fmt: skip
def test_percent_prints_without_trailing_zeros(value, printed):
    assert words.percent(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [("0.5", "+0.5 points"), ("-1", "-1 points"), ("0", "0 points"), ("2.50", "+2.5 points")],
)
def test_points_print_with_their_sign(value, printed):
    assert words.points(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "currency", "printed"),
    [("1000", "USD", "USD 1,000.00"), ("1000", "JPY", "JPY 1,000"), ("0", "EUR", "EUR 0.00"),
     ("1234567.5", "USD", "USD 1,234,567.50"), ("2.5", "KWD", "KWD 2.500")],
)  # fmt: skip
def test_money_prints_with_the_minor_units_of_its_currency(value, currency, printed):
    assert words.money(Decimal(value), currency) == printed


@pytest.mark.parametrize(
    ("value", "currency", "printed"),
    [("0.0125", "USD", "USD 0.0125"), ("50", "USD", "USD 50.00"), ("50.0", "USD", "USD 50.00"),
     ("0.5", "JPY", "JPY 0.5"), ("1000", "JPY", "JPY 1,000"), ("0.000001", "USD", "USD 0.000001"),
     ("0.012500", "USD", "USD 0.0125"), ("0", "USD", "USD 0.00")],
)  # fmt: skip
def test_unit_price_prints_every_decimal_it_has(value, currency, printed):
    assert words.unit_price(Decimal(value), currency) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(date(2027, 3, 1), "1 March 2027"), (date(2030, 12, 31), "31 December 2030"),
     (date(1900, 1, 1), "1 January 1900")],
)  # fmt: skip
def test_day_prints(value, printed):
    assert words.day(value) == printed


@pytest.mark.parametrize(
    ("tag", "printed"),
    [("grocery-forecasting", "Grocery Forecasting"), ("ALL", "all fields"), ("lidar", "Lidar")],
)
def test_tag_prints_as_the_name_of_a_field(tag, printed):
    assert words.tag(tag) == printed


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=6))
def test_printed_number_reads_back_as_the_same_number(value):
    assert Decimal(words.number(value).replace(",", "")) == value


@given(st.decimals(min_value=0, max_value=10**9, places=6), st.sampled_from(["USD", "JPY", "KWD"]))
def test_printed_unit_price_loses_nothing(value, currency):
    code, amount = words.unit_price(value, currency).split(" ")

    assert (code, Decimal(amount.replace(",", ""))) == (currency, value)
