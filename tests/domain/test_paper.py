"""Which paper a term sheet prints on."""

import pytest

from termsheets.domain.paper import paper_for
from tests.sample_deals import sheet_of


@pytest.mark.parametrize(
    ("countries", "paper"),
    [
        ("", "A4"),
        ("US", "Letter"),
        ("CA US", "Letter"),
        ("US DE", "A4"),
        ("US MX", "A4"),
        ("US null", "A4"),
    ],
)
def test_paper_is_letter_where_every_party_is_in_the_us_or_canada(countries, paper):
    rows = [
        f"{{code: PA-{number}, country: {country}}}"
        for number, country in enumerate(countries.split(), start=1)
    ]

    assert paper_for(sheet_of(f"parties: [{', '.join(rows)}]")) == paper


def test_party_that_has_left_does_not_choose_the_paper():
    rows = "{code: PA-1, country: US}, {code: PA-2, country: DE, retired: true}"

    assert paper_for(sheet_of(f"parties: [{rows}]")) == "Letter"
