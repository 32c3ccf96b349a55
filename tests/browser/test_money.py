"""A founder moves a slider, sends the number, and the redline says what it moves."""

from pathlib import Path

import pytest
from django.urls import reverse

from tests.answering import answer_warnings
from tests.browser.pages import sign_in
from tests.render.reading import pages_of
from tests.talks import make_talks

pytestmark = pytest.mark.browser

RATE = "id_t-RT-1-rate_pct"


def words_in(pdf):
    """Return the words of a PDF on one line."""
    return " ".join(" ".join(pages_of(pdf)).split())


def test_slider_moves_the_chart_and_its_number_is_sent_and_read_back(new_page, transactional_db):
    talks = make_talks()
    talks.send()
    page = new_page()
    sign_in(page, talks.founders["PA-2"])

    page.goto(reverse("money", args=[talks.deal.pk]))
    before = page.locator("#curve-RS-1-title").text_content()
    page.locator(f"[data-slides={RATE}]").fill("28")
    page.get_by_text("Rate from 0 28 instead of 30").wait_for()
    assert page.locator(f"#{RATE}").input_value() == "28"
    assert page.locator("#curve-RS-1-title").text_content() != before

    page.get_by_role("button", name="Put this in my draft").click()
    page.get_by_text("1 number put into your draft.").wait_for()
    answer_warnings(talks.draft("PA-2"))
    page.goto(reverse("deal-review", args=[talks.deal.pk]))
    page.get_by_role("button", name="Send round 2").click()
    page.wait_for_url(f"**{reverse('round', args=[talks.deal.pk, 2])}")

    page.goto(reverse("redline", args=[talks.deal.pk, 1, 2]))
    moved = page.locator(".money-effect .lead").text_content()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").first.click()
    paper = words_in(Path(download.value.path()).read_bytes())
    assert "from Tidelark to Brackenhall in the base case" in moved
    assert (moved in paper, "RT-1, rate: 30% to 28%" in paper) == (True, True)
