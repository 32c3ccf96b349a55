"""What a deal refuses is told once, at the question whose answer caused it."""

import html
import re

import pytest

from tests.wizard.pages import changed, opened, row_of, send

pytestmark = pytest.mark.django_db

NAME = ("#id_parties-short_name", "What shall we call this party?")
TAG = ("#id_fields_of_use-tag", "A short tag for this field")
CURRENCY = ("#id_deal-currency", "Which currency does the deal count in?")
COUNTRY = ("#id_parties-country", "In which country is it registered?")
NAME_TAKEN = (*NAME, "The short name Brackenhall is taken by PA-2. Change one.")
NO_COUNTRY = (
    *COUNTRY,
    "Write one country by its name or its two-letter code, such as US.",
)
NO_TAG = "is not a tag. Use lower-case letters, digits and hyphens."
TOO_FINE = (
    "This does not go with EQ-1: the strike amount 4.20 is too fine for the deal's currency. "
    "Use whole amounts."
)


def told(page):
    """Return each entry of the summary: where it leads, the question, the sentence."""
    summary = re.search(r'class="error-summary".*?</section>', page.text, re.S)[0]
    entries = re.findall(r"<li>(?:<a href=\"(.*?)\">)?(.*?)(?:</a>)?</li>", summary)
    return [
        (place, *re.fullmatch(r"(.*?\?|A short tag for this field) ?(.*)", text).groups())
        for place, text in ((place, html.unescape(text)) for place, text in entries)
    ]


@pytest.mark.parametrize(
    ("place", "typed", "expected"),
    [
        (("PA-1",), {"parties__short_name": "Brackenhall"}, [NAME_TAKEN]),
        (
            ("PA-1",),
            {"parties__short_name": "Brackenhall", "parties__country": "Atlantis"},
            [NO_COUNTRY, NAME_TAKEN],
        ),
        (
            ("grocery-forecasting",),
            {"fields_of_use__tag": "a b"},
            [(*TAG, f"“a b” {NO_TAG}")],
        ),
        (
            ("grocery-forecasting",),
            {"fields_of_use__tag": "ALL"},
            [(*TAG, f"“ALL” {NO_TAG}")],
        ),
        ((), {"deal__currency": "JPY"}, [(*CURRENCY, TOO_FINE)]),
    ],
)
def test_answer_that_clashes_with_another_row_is_told_once_at_its_question(
    client, saas, place, typed, expected
):
    address, data = opened(client, saas, "deal", *place)

    page = send(client, address, changed(data, **typed))

    assert told(page) == expected


def test_name_of_a_metric_that_another_has_is_told_at_its_question(client, saas):
    address, data = opened(client, saas, "milestones", "MT-1")
    taken = row_of(saas, "metrics", "MT-2").name

    page = send(client, address, changed(data, metrics__name=taken))

    question, sentence = "#id_metrics-name", f"The name {taken} is taken by MT-2. Change one."
    assert [(place, text) for place, _, text in told(page)] == [(question, sentence)]


def test_answers_beside_one_that_clashes_are_saved(client, saas):
    address, data = opened(client, saas, "deal")

    send(client, address, changed(data, deal__currency="JPY", deal__title="Chips for all"))

    deal = row_of(saas, "deal")
    assert (deal.currency, deal.title) == ("USD", "Chips for all")
