"""A ledger as CSV and JSON: amounts in full, texts that no spreadsheet runs."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from termsheets.render.ledger import as_csv, as_json
from termsheets.render.ledger.columns import plain
from tests.domain.revenue.settled import PLATFORM, ledger_of
from tests.domain.revenue.test_examples import EXAMPLE_3, EXAMPLE_3_EVENTS


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "|x", "%0A"])
def test_note_that_looks_like_a_formula_is_made_harmless(start):
    ledger = ledger_of(PLATFORM, "RS-1", EXAMPLE_3)
    line = replace(ledger.lines[0], notes=(start,))

    text = as_csv.render(replace(ledger, lines=(line,))).decode()

    assert text.splitlines()[1].split(",")[-1].strip('"').startswith("'")


def test_usual_note_stays_as_it_is():
    assert as_csv.harmless("The cap applies.") == "The cap applies."


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("1000"), 2, "1000.00"),
        (Decimal("26175.165"), 2, "26175.165"),
        (Decimal("1E+3"), 0, "1000"),
        (Decimal(1) / Decimal(3), 2, "0.333333333333"),
        (Decimal("-0.00"), 2, "-0.00"),
        (None, 2, ""),
    ],
)
def test_amounts_are_written_out(value, places, text):
    assert plain(value, places).lstrip("-") == text.lstrip("-")


def test_json_says_what_stands_beside_the_lines():
    events = EXAMPLE_3_EVENTS + "2033-07-20,milestone_met,MS-2,\n"

    told = json.loads(as_json.render(ledger_of(PLATFORM, "RS-1", EXAMPLE_3, events)))

    assert [(extra["kind"], extra["amount"]) for extra in told["separate_payments"]] == [
        ("upfront", "8000000.00"),
        ("advance", "1000000.00"),
        ("milestone", "12000000.00"),
    ]
    assert [(row["code"], row["pct"], row["holder"]) for row in told["equity"]] == [
        ("EQ-1", "2.25", "Aubrenne")
    ]
    assert told["totals"]["cash"] == "3266875.06"
