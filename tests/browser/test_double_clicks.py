"""A button pressed twice does what it says once."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Comment, Deal, Draft, Invitation
from tests.browser.pages import sign_in, start_blank_deal
from tests.talks import make_talks
from tests.views.posts import LAW

pytestmark = pytest.mark.browser


def test_deal_is_started_once(founders_page):
    page = founders_page()
    page.goto(reverse("deal-new"))
    page.check("input[name=way][value=blank]")

    page.dblclick("main form button.btn-primary")
    page.wait_for_selector("h2[id^=group-]")

    assert Deal.objects.count() == 1


def test_row_is_added_and_copied_once(founders_page):
    page = founders_page()
    start_blank_deal(page)
    page.goto(reverse("wizard-step", args=[Draft.objects.get().side.deal_id, "deal"]))

    page.get_by_role("button", name="Add a party").dblclick()
    page.wait_for_selector("#row-PA-2")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Duplicate PA-2").dblclick()
    page.wait_for_selector("#row-PA-3")
    page.wait_for_load_state("networkidle")

    codes = [party.code for party in Draft.objects.get().terms().parties]
    assert codes == ["PA-1", "PA-2", "PA-3"]


@pytest.fixture
def reader(new_page, transactional_db):
    """Return the talks, and a page of the founder who reads their first round."""
    talks = make_talks()
    talks.send()
    page = new_page()
    sign_in(page, talks.founders["PA-2"])
    return talks, page


def test_comment_is_added_once(reader):
    talks, page = reader
    page.goto(f"{reverse('round', args=[talks.deal.pk, 1])}?say={LAW}")

    page.fill(".comment-form [name=text]", "Why Delaware?")
    page.locator(".comment-form").get_by_role("button", name="Comment").dblclick()
    expect(page.get_by_text("Why Delaware?")).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert Comment.objects.count() == 1


def test_invitation_is_sent_once(reader, mailoutbox):
    talks, page = reader
    page.goto(reverse("member-list", args=[talks.deal.pk]))

    page.fill("[name=email]", "cy@example.org")
    page.get_by_role("button", name="Send the invitation").dblclick()
    expect(page.get_by_text("The invitation is on its way")).to_be_visible()

    assert Invitation.objects.count() == 1
