"""Answers are read back from edited words where these have one meaning."""

import pytest

from termsheets.domain.clauses import Run, RunKind
from termsheets.domain.slots import day_in, filled, number_in, value_of
from termsheets.domain.terms.structure import entities

LINE = (
    Run("A fee of "),
    Run("USD 75,000.00", source="RS-1.upfront_amount"),
    Run(" is due by "),
    Run("1 March 2027", source="deal.target_date"),
    Run(" to "),
    Run("Tidelark", RunKind.DEFINED, source="PA-1.short_name"),
    Run("."),
)
BEFORE = "A fee of USD 75,000.00 is due by 1 March 2027 to Tidelark."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("75,000.00", "80,000.00", (("RS-1.upfront_amount", "USD 75,000.00", "USD 80,000.00"),)),
        ("1 March", "2 April", (("deal.target_date", "1 March 2027", "2 April 2027"),)),
    ],
)
def test_blank_gets_what_changed_inside_it(old, new, expected):
    assert filled(LINE, BEFORE, BEFORE.replace(old, new), {}) == (expected, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A fee", "The fee"),
        ("Tidelark", "Brackenhall"),
        ("is due by 1 March", "is payable on 1 April"),
        (".00 is", ".00 (net) is"),
    ],
)
def test_what_changed_outside_a_blank_is_no_answer(old, new):
    assert filled(LINE, BEFORE, BEFORE.replace(old, new), {}) == ((), True)


def test_blanks_are_told_apart_from_the_rest_of_a_line():
    text = BEFORE.replace("A fee", "The fee").replace("1 March", "2 April")

    assert filled(LINE, BEFORE, text, {}) == (
        (("deal.target_date", "1 March 2027", "2 April 2027"),),
        True,
    )


def test_answer_that_is_twice_in_a_line_with_two_values_is_none():
    line = (Run("5", source="RS-1.x"), Run(" or "), Run("5", source="RS-1.x"))

    assert filled(line, "5 or 5", "6 or 7", {}) == ((), True)


def test_two_blanks_of_a_line_each_get_their_own():
    text = BEFORE.replace("75", "80").replace("March", "May")

    blanks, _ = filled(LINE, BEFORE, text, {})

    assert [(one.source, one.text) for one in blanks] == [
        ("RS-1.upfront_amount", "USD 80,000.00"),
        ("deal.target_date", "1 May 2027"),
    ]


def test_line_that_was_printed_otherwise_has_no_blanks():
    assert filled(LINE, f"{BEFORE} ", BEFORE, {}) == ((), True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("350,000", "350000"),
        ("350,000.50", "350000.50"),
        ("12", "12"),
        ("-20", "-20"),
        ("0.125", "0.125"),
        ("350.000", None),
        ("12,5", None),
        ("1.250.000", None),
        ("1,2,3", None),
        ("about 12", None),
        ("", None),
        ("\N{ARABIC-INDIC DIGIT ONE}", None),
    ],
)
def test_number_is_read_where_it_is_only_one(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 March 2027", "2027-03-01"),
        ("March 1, 2027", "2027-03-01"),
        ("2027-03-01", "2027-03-01"),
        ("03/04/2027", None),
        ("31 February 2027", None),
        ("1 Maerz 2027", None),
        ("soon", None),
    ],
)
def test_day_is_read_where_it_is_only_one(text, day):
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("key", "name", "text", "value"),
    [
        ("revenue_shares", "upfront_amount", "USD 80,000", "80000"),
        ("revenue_shares", "upfront_amount", "80,000 USD", "80000"),
        ("revenue_shares", "upfront_amount", "EUR 80,000", None),
        ("revenue_shares", "late_interest_pct", "6.5 %", "6.5"),
        ("revenue_shares", "late_interest_pct", "six percent", None),
        ("license_grants", "exclusivity", "Non-exclusive", "non_exclusive"),
        ("license_grants", "exclusivity", "shared", None),
        ("license_grants", "rights", "use, modify", ["use", "modify"]),
        ("license_grants", "rights", "use and modify", None),
        ("license_grants", "licensor", "Tidelark", None),
        ("deal", "purpose", " Sell more. ", "Sell more."),
    ],
)
def test_value_is_read_by_the_kind_of_its_field(key, name, text, value):
    assert value_of(entities()[key].facts[name], text, "USD") == value
