"""What people type becomes what they mean."""

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import territories
from termsheets.wizard import reading

ENGLISH, GERMAN, FRENCH = Locale("en", "US"), Locale("de", "DE"), Locale("fr", "FR")


@pytest.mark.parametrize(
    ("typed", "locale", "value"),
    [
        ("", ENGLISH, None),
        ("1.5m", ENGLISH, Decimal(1_500_000)),
        ("1,5 Mio.", GERMAN, Decimal(1_500_000)),
        ("1,250,000", ENGLISH, Decimal(1_250_000)),
        ("1.250.000", GERMAN, Decimal(1_250_000)),
        ("1 250 000,5", FRENCH, Decimal("1250000.5")),
        ("USD 1,000", ENGLISH, Decimal(1000)),
        ("1000 usd", ENGLISH, Decimal(1000)),
        ("$250k", ENGLISH, Decimal(250_000)),
        ("12,5 %", GERMAN, Decimal("12.5")),
        ("12.5 percent", ENGLISH, Decimal("12.5")),
        ("1.234,56", GERMAN, Decimal("1234.56")),
        ("1,234.56", ENGLISH, Decimal("1234.56")),
        ("1'234.56", ENGLISH, Decimal("1234.56")),
        ("\u22120.5", ENGLISH, Decimal("-0.5")),
        ("1\u202f000", FRENCH, Decimal(1000)),
    ],
)
def test_read_number_takes_what_people_type(typed, locale, value):
    assert reading.read_number(typed, locale, currency="USD") == value


@pytest.mark.parametrize(
    ("typed", "locale", "sentence"),
    [
        ("12,5", ENGLISH, "Write the number like 1,250.5, with thousands in groups of three."),
        ("1.5", GERMAN, "Write the number like 1.250,5, with thousands in groups of three."),
        ("EUR 5", ENGLISH, "This deal counts in USD, not EUR. Write the amount in USD."),
        ("ten", ENGLISH, "Write this as a number, such as 1,250."),
        ("5 apples", ENGLISH, "Leave out “apples” and write the number alone."),
        ("9" * 5000, ENGLISH, "Shorten this: it is too long to be an answer here."),
        ("9" * 50, ENGLISH, "Use a number of at most 15 digits before the decimal point."),
        ("1\x00", ENGLISH, "Remove the characters that cannot be printed."),
    ],
)
def test_read_number_says_what_to_change(typed, locale, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the sentence is compared)
        reading.read_number(typed, locale, currency="USD")

    assert str(refused.value) == sentence


@given(
    value=st.decimals(-(10**14), 10**14, places=6),
    locale=st.sampled_from([ENGLISH, GERMAN, FRENCH, Locale("de", "CH"), Locale("hi", "IN")]),
)
def test_number_shown_is_read_back(value, locale):
    assert reading.read_number(reading.show_number(value, locale), locale) == value


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("2027-03-01", ENGLISH),
        ("1 March 2027", ENGLISH),
        ("March 1, 2027", ENGLISH),
        ("1st of march 2027", ENGLISH),
        ("1 Mar 2027", GERMAN),
        ("1. März 2027", GERMAN),
        ("01.03.2027", GERMAN),
        ("1/3/27", Locale("en", "GB")),
        ("3/1/2027", ENGLISH),
        ("1 mars 2027", FRENCH),
    ],
)
def test_read_date_takes_what_people_type(typed, locale):
    assert reading.read_date(typed, locale) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30 February 2027", f"There is no such day. {reading.dates.MEND}"),
        ("03/04/2027", f"Day and month could be mistaken. {reading.dates.MEND}"),
        ("soon", reading.dates.MEND),
        ("1 Foo 2027", reading.dates.MEND),
    ],
)
def test_read_date_says_what_to_change(typed, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 (the sentence is compared)
        reading.read_date(typed, Locale("en"))

    assert str(refused.value) == sentence


@given(value=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_date_shown_is_read_back(value):
    assert reading.read_date(reading.show_date(value)) == value


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ()),
        ("US, JP", ("US", "JP")),
        ("the United States; Japan", ("US", "JP")),
        ("Worldwide except US", ("WORLD", "-US")),
        ("WORLD, -US", ("WORLD", "-US")),
        ("EU, uk and more", None),
        ("Europe, not the Netherlands", ("EUROPE", "-NL")),
    ],
)
def test_read_territories_takes_codes_and_names(typed, codes):
    if codes is None:
        with pytest.raises(ValueError, match="“uk and more” is no territory we know"):
            reading.read_territories(typed)
    else:
        assert reading.read_territories(typed) == codes


def test_read_territories_knows_the_readers_language():
    assert reading.read_territories("Deutschland, Österreich", GERMAN) == ("DE", "AT")


@pytest.mark.parametrize("code", sorted(territories.COUNTRIES | set(territories.GROUPS)))
def test_territory_shown_is_read_back(code):
    codes = ("WORLD", f"-{code}")

    assert reading.read_territories(reading.show_territories(codes)) == codes


@pytest.mark.parametrize("code", sorted(territories.COUNTRIES | set(territories.LEGAL_SYSTEMS)))
def test_law_shown_is_read_back(code):
    assert reading.read_law(reading.show_law(code)) == code


@pytest.mark.parametrize(
    ("typed", "code"), [("usd", "USD"), ("US Dollar", "USD"), ("€", "EUR"), ("", None)]
)
def test_read_currency_takes_codes_and_names(typed, code):
    assert reading.read_currency(typed) == code


def test_read_currency_refuses_what_is_none():
    with pytest.raises(ValueError, match="three-letter code, such as USD or EUR"):
        reading.read_currency("shells")


@given(typed=st.text(max_size=60), locale=st.sampled_from([ENGLISH, GERMAN, FRENCH]))
@pytest.mark.parametrize(
    "read",
    [
        reading.read_number,
        reading.read_date,
        reading.read_territories,
        reading.read_country,
        reading.read_law,
    ],
)
def test_readers_give_a_value_or_a_sentence(read, typed, locale):
    try:
        read(typed, locale)
        said = "."
    except ValueError as refused:
        said = str(refused)

    assert said.endswith(".")


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", Locale("de", "DE")),
        ("xx, fr;q=0.5", Locale("fr")),
        ("", Locale("en")),
        ("*", Locale("en")),
        ("\x00;q=a", Locale("en")),
    ],
)
def test_locale_of_takes_the_first_that_is_known(header, locale):
    assert reading.locale_of(header) == locale
