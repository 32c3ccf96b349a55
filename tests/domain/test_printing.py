"""What documents cannot print is said before they print it."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from termsheets.domain import printing
from termsheets.domain.projection import public
from tests.deals import sample

FONTS = Path(__file__).parents[2] / "static" / "fonts"


def test_letters_are_those_of_the_fonts():
    fonts = FONTS.glob("*.woff2")
    letters = set().union(*(TTFont(font).getBestCmap() for font in fonts))

    runs = [run.partition("-") for run in printing.LETTERS.split()]
    told = {
        point
        for first, _, last in runs
        for point in range(int(first, 16), int(last or first, 16) + 1)
    }

    assert told == {point for point in letters if point >= ord(" ")}


@pytest.mark.parametrize(
    "text", ["Łódź", "Αθήνα", "Москва", "5 € ≥ ½", "Two\nlines", "soft\xadhyphen"]
)
def test_letters_of_the_fonts_need_no_advice(text):
    assert printing.advice(text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("東京 Ltd", "東京"),
        ("서울", "서울"),
        ("شركة", "شركة"),
        ("Go 🚀🚀", "🚀"),
        ("字" * 40, "字"),
    ],
)
def test_letters_that_would_print_as_boxes_are_told(text, told):
    assert printing.advice(text) == (
        f"The PDF has no letters for \u201c{told}\u201d and prints empty boxes. "
        "Write this in Latin, Greek or Cyrillic letters."
    )


def test_advice_names_the_answer():
    terms = sample()
    party = terms.parties[0].model_copy(update={"legal_name": "東京株式会社"})
    terms = terms.model_copy(update={"parties": (party, *terms.parties[1:])})

    (found,) = printing.unprinted(public(terms))

    assert (found.code, found.field) == ("PA-1", "legal_name")
    assert found.message.startswith("PA-1, legal name: the PDF has no letters for")
