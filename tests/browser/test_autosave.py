"""Autosave and buttons, however slow the line."""

import pytest
from django.urls import reverse

from termsheets.models import Draft
from tests.browser.pages import start_blank_deal

pytestmark = pytest.mark.browser


def _slowly(route):
    """Hold an autosave back for a second after the server took it."""
    response = route.fetch()
    route.request.frame.page.wait_for_timeout(1_000)
    route.fulfill(response=response)


def test_button_does_not_contradict_the_autosave_under_way(founders_page):
    page = founders_page()
    start_blank_deal(page)
    deal_id = Draft.objects.get().side.deal_id
    page.goto(reverse("wizard-step", args=[deal_id, "deal"]))
    page.route(
        "**/draft/deal/",
        lambda route: (
            _slowly(route) if route.request.headers.get("x-autosave") else route.continue_()
        ),
    )

    with page.expect_request(lambda request: "x-autosave" in request.headers):
        page.fill("[name=deal-title]", "Forecasts")
    page.fill("[name=deal-title]", "Forecasts for grocers")
    page.click("[name=then][value=later]")
    page.wait_for_selector("h2[id^=group-]")

    assert Draft.objects.get().terms().deal.title == "Forecasts for grocers"
