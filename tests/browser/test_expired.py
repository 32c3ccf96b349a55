"""A session or a form that has expired while somebody types: the text is saved in the end."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Comment, Draft
from tests.browser.pages import sign_in, start_blank_deal
from tests.people import PASSWORD
from tests.talks import make_talks
from tests.views.posts import LAW

pytestmark = pytest.mark.browser

TYPED = "Chips <for> all"


@pytest.fixture
def step(founders_page):
    """Return a page on which a blank deal's first step is open."""
    page = founders_page()
    start_blank_deal(page)
    page.goto(reverse("wizard-step", args=[Draft.objects.get().side.deal_id, "deal"]))
    return page


def type_and_go_on(page, saved):
    """Type a title, read what autosave says of it, and press the button."""
    page.fill("[name=deal-title]", TYPED)
    expect(page.locator("#saved")).to_contain_text(saved)
    page.click("[name=then][value=later]")


def title_saved_by(page, button):
    """Press a button and return the title that is stored once the next page is there."""
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("You were signed out")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("expired")
    return Draft.objects.get().terms().deal.title


def test_text_typed_after_the_session_ended_is_saved_after_signing_in(step):
    step.context.clear_cookies(name="session")

    type_and_go_on(step, "you are signed out")
    step.fill("input[name=login]", "ada@example.org")
    step.fill("input[name=password]", PASSWORD)
    step.click("main button[type=submit]")

    assert title_saved_by(step, "Save it now") == TYPED


def test_text_typed_into_a_form_that_has_expired_is_sent_again(step):
    step.context.clear_cookies(name="csrf")

    type_and_go_on(step, "Not saved yet")

    assert title_saved_by(step, "Send it again") == TYPED


def test_comment_typed_into_a_form_that_has_expired_is_sent_again(new_page, transactional_db):
    talks = make_talks()
    talks.send()
    page = new_page()
    sign_in(page, talks.founders["PA-2"])
    page.goto(f"{reverse('round', args=[talks.deal.pk, 1])}?say={LAW}")
    page.context.clear_cookies(name="csrf")

    page.fill(".comment-form [name=text]", TYPED)
    page.locator(".comment-form").get_by_role("button", name="Comment").click()
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_text(TYPED)).to_be_visible()

    assert Comment.objects.get().text == TYPED
