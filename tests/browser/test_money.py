"""A founder tries a rate, sees the money move, puts it in the draft, and sends it."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.browser.pages import sign_in
from tests.talks import make_talks

pytestmark = pytest.mark.browser

RATE = "id_t-RT-1-rate_pct"
SENTENCE = "This counter moves about USD 57,000 from Tidelark to Brackenhall in the base case."


def test_tier_goes_from_the_slider_into_the_redline(new_page, transactional_db):
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
    assert "+1,835,500.00" in page.locator("#results").text_content()

    page.get_by_role("button", name="Put this in my draft").click()
    page.wait_for_url("**/revenue/")
    talks.respond("PA-2", 1, general__law="discuss")
    talks.send("PA-2")

    page.goto(reverse("redline", args=[talks.deal.pk, 1, 2]))
    assert SENTENCE in page.locator("#marked, main").first.text_content()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download PDF").click()
    file = io.BytesIO(caught.value.path().read_bytes())
    text = " ".join(PdfReader(file).pages[0].extract_text().split())
    assert SENTENCE in text
