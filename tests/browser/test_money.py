"""A founder moves a slider, and numbers and chart follow in place."""

import pytest
from django.urls import reverse

from tests.browser.pages import sign_in
from tests.talks import make_talks

pytestmark = pytest.mark.browser

RATE = "id_t-RT-1-rate_pct"


def test_chart_and_numbers_follow_the_slider(new_page, transactional_db):
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
