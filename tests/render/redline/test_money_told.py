"""The money effect in every file of a redline: the same words and figures in each."""

import json
from decimal import Decimal

from lxml import html as reader

from termsheets.render.redline import text
from termsheets.render.redline.formats import FORMATS
from termsheets.render.redline.money import Money, MoneyRow
from tests.render.docx.form import misplaced
from tests.render.docx.package import W, document_of
from tests.render.redline.factories import make_comparison, make_redline

REDLINE = make_redline()
CHANGE = REDLINE.changes[3]
MONEY = Money(
    sentence="This counter moves about USD 5,000 from Ann to Bob in the base case.",
    basis="In USD, over 2 years.",
    parties=("Ann", "Bob"),
    rows=(MoneyRow("Rate", tuple((Decimal(i), Decimal(i) / 2) for i in (-5000, 5000)), "USD"),),
    left_out="RS-9",
    places={CHANGE.id: "Bob +5,000.00 USD"},
)
WITH, WITHOUT = make_comparison(money=MONEY), make_comparison()
SAID = (
    "This counter moves about USD 5,000 from Ann to Bob in the base case.",
    "\N{MINUS SIGN}5,000.00",
    "+2,500.00",
    "In USD, over 2 years. Left out, as both sheets do not settle it: RS-9.",
    "Bob +5,000.00 USD",
)


def file_of(form, comparison=WITH):
    return FORMATS[form].render(REDLINE, comparison)


def document(comparison=WITH):
    """Return the document of the redline's Word file."""
    return document_of(file_of("docx", comparison))


def test_page_text_and_word_file_say_the_same():
    page = reader.fromstring(file_of("html").decode()).text_content()
    word = "\n".join(document().itertext(f"{W}t"))

    for file in (page, file_of("text").decode(), word):
        assert [words for words in SAID if words not in file] == []


def test_json_states_the_effect_as_decimals_and_beside_its_change():
    told = json.loads(file_of("json"))

    assert told["money"]["rows"] == [
        {
            "term": "Rate",
            "amounts": {
                "Ann": {"undiscounted": "-5000", "present_value": "-2500"},
                "Bob": {"undiscounted": "5000", "present_value": "2500"},
            },
        }
    ]
    assert [one["id"] for one in told["changes"] if "money" in one] == [CHANGE.id]


def test_sheet_in_text_and_word_file_is_the_same_with_and_without_the_effect():
    tracked = [
        [each.text for each in document(told).iter(f"{W}delText")] for told in (WITH, WITHOUT)
    ]

    assert text.render(REDLINE, WITH).startswith(text.render(REDLINE, WITHOUT))
    assert tracked[0] == tracked[1]
    assert misplaced(file_of("docx")) == set()


def test_files_say_nothing_of_money_where_no_forecast_is_open():
    assert "money" not in json.loads(file_of("json", WITHOUT))
    assert "Money effect" not in "".join(document(WITHOUT).itertext())
