"""Autosave and buttons, however slow the line."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Draft
from tests.browser.pages import start_blank_deal

pytestmark = pytest.mark.browser


def _is_autosave(request):
    return "x-autosave" in request.headers


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
        lambda route: _slowly(route) if _is_autosave(route.request) else route.continue_(),
    )

    with page.expect_request(_is_autosave):
        page.fill("[name=deal-title]", "Forecasts")
    page.fill("[name=deal-title]", "Forecasts for grocers")
    page.click("[name=then][value=later]")
    page.wait_for_selector("h2[id^=group-]")

    assert Draft.objects.get().terms().deal.title == "Forecasts for grocers"


def test_press_is_not_lost_while_the_autosave_answers(founders_page):
    page, held = founders_page(), []
    start_blank_deal(page)
    page.goto(reverse("wizard-step", args=[Draft.objects.get().side.deal_id, "deal"]))
    page.route(
        "**/draft/deal/",
        lambda route: held.append(route) if _is_autosave(route.request) else route.continue_(),
    )
    with page.expect_request(_is_autosave):
        page.fill("[name=deal-effective_date]", "someday")
        page.press("[name=deal-effective_date]", "Tab")

    page.hover("[name=deal-parties_compete][value=potential]")
    page.mouse.down()
    with page.expect_response(lambda response: _is_autosave(response.request)):
        held[0].continue_()
    page.wait_for_selector("[data-autosave]:not(.htmx-request)", state="attached")
    page.mouse.up()

    expect(page.locator("[name=deal-parties_compete][value=potential]")).to_be_checked()
    expect(page.locator("[data-question=deal-effective_date] [data-error]")).to_be_visible()
