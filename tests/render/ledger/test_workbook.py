"""The workbook: its formulas reckon what the engine reckons, and its texts are never formulas."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from termsheets.domain.revenue import settle
from termsheets.render.ledger import workbook
from termsheets.render.ledger.columns import COLUMNS
from tests.domain.revenue.contracts_to_try import cases
from tests.domain.revenue.settled import CHIPS, PLATFORM, SAAS, ledger_of
from tests.domain.revenue.test_examples import (
    EXAMPLE_1,
    EXAMPLE_2,
    EXAMPLE_3,
    EXAMPLE_3_EVENTS,
    EXAMPLE_4,
    EXAMPLE_4_EVENTS,
)
from tests.render.ledger.spreadsheet import Spreadsheet

EXAMPLES = [
    (SAAS, "RS-1", EXAMPLE_1, ""),
    (CHIPS, "RS-1", EXAMPLE_2, ""),
    (PLATFORM, "RS-1", EXAMPLE_3, EXAMPLE_3_EVENTS),
    (CHIPS, "RS-2", EXAMPLE_4, EXAMPLE_4_EVENTS),
]
AMOUNTS = COLUMNS[1:-1]


def opened(ledger):
    return load_workbook(io.BytesIO(workbook.render(ledger)))


def reckoned(ledger):
    """Return the amounts of each line as the workbook's formulas give them."""
    sheet = Spreadsheet(opened(ledger))
    return [
        [sheet.value("Ledger", f"{chr(ord('B') + at)}{row}") for at in range(len(AMOUNTS))]
        for row in range(2, len(ledger.lines) + 2)
    ]


def stated(ledger):
    return [[getattr(line, name) for name in AMOUNTS] for line in ledger.lines]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(1, 5))
def test_formulas_reckon_the_examples(example):
    ledger = ledger_of(*example)

    assert reckoned(ledger) == stated(ledger)


@settings(max_examples=50)
@given(case=cases())
def test_formulas_reckon_what_the_engine_reckons(case):
    """To twelve decimals: a workbook states what was divided by days no further."""
    terms, actuals, events = case
    ledger = settle(terms, "RS-1", actuals, events)

    for found, line in zip(reckoned(ledger), stated(ledger), strict=True):
        for cell, amount in zip(found, line, strict=True):
            assert cell is amount is None or abs(cell - amount) < Decimal("1E-3")


def test_totals_stand_below_the_lines():
    ledger = ledger_of(*EXAMPLES[0])

    sheet = Spreadsheet(opened(ledger))

    assert sheet.value("Ledger", "A6") == "Total"
    assert sheet.value("Ledger", "N6") == Decimal("150000.00")


def test_payment_is_a_formula_a_human_can_follow():
    book = opened(ledger_of(*EXAMPLES[1]))

    assert book["Ledger"]["K5"].value == "=MAX(0,ROUND(MIN(MAX(H5,I5),J5),2))"
    assert book["Ledger"]["H5"].value == "=F5-G5"
    assert book["Steps"]["F3"].value == (
        "=MAX(0,(G3+H3))*IF((G3+H3)>=12000000,6,IF((G3+H3)>=5000000,5,4))/100"
        "-(MAX(0,G3)*IF(G3>=12000000,6,IF(G3>=5000000,5,4))/100)"
    )


def test_text_of_the_deal_is_no_formula():
    ledger = ledger_of(*EXAMPLES[3])
    line = ledger.lines[0]
    nasty = replace(line, notes=('=HYPERLINK("http://x.example")',))
    book = opened(replace(ledger, lines=(nasty,)))

    cell = book["Ledger"]["O2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
