"""A draft goes over the review desk in two browsers: the founder's and the reviewer's."""

import re

import pytest
from django.urls import reverse

from termsheets.models import DraftReview, Round
from tests.answering import answer_warnings
from tests.browser.inspecting import Inspector
from tests.browser.pages import sign_in
from tests.desk import ask, give_back, make_reviewer
from tests.talks import make_talks

pytestmark = pytest.mark.browser
QUEUE = reverse("admin:termsheets_draftreview_changelist")


@pytest.fixture
def talks(transactional_db, settings):
    """Return talks in which nothing goes out that staff have not approved."""
    settings.REVIEW_REQUIRED = True
    return make_talks()


@pytest.fixture
def founder(new_page, talks):
    """Return the founder's page."""
    page = new_page()
    sign_in(page, talks.founders["PA-1"])
    return page


@pytest.fixture
def reviewer(new_page):
    """Return the reviewer's page."""
    page = new_page()
    sign_in(page, make_reviewer())
    return page


def press(page, name):
    page.get_by_role("button", name=re.compile(name)).first.click()


def asked(founder, talks):
    """Ask for a review."""
    founder.goto(reverse("deal-review", args=[talks.deal.pk]))
    press(founder, "Ask for a review")
    founder.get_by_text("It waits for a reviewer.").wait_for()


def opened(reviewer):
    """Open the draft that waits the longest."""
    reviewer.goto(QUEUE)
    reviewer.locator("#result_list tbody th a").first.click()


def returned(reviewer):
    """Note something on the purpose, and return the draft."""
    opened(reviewer)
    reviewer.locator("summary", has_text=re.compile(r"^\s*Deal\s*$")).click()
    reviewer.get_by_role("link", name="Note on Purpose of Deal", exact=True).click()
    reviewer.fill("[name=text]", "Whose shells?")
    press(reviewer, "Store the note")
    press(reviewer, "Return with a comment")
    reviewer.fill("[name=text]", "Nearly there.")
    press(reviewer, "Return")
    reviewer.get_by_text("Returned: ").wait_for()


def mended(founder, talks):
    """Find the note beside the purpose, mend it, and settle the note."""
    founder.goto(reverse("deal-review", args=[talks.deal.pk]))
    founder.get_by_text("Nearly there.").wait_for()
    founder.get_by_role("link", name="Deal, purpose").click()
    question = founder.locator("[data-question=deal-purpose]")
    question.get_by_text("Whose shells?").wait_for()
    question.locator("textarea").fill("Sell the shells of the sea.")
    question.get_by_role("button", name="Settled").click()
    question.get_by_text("Whose shells?").wait_for(state="detached")


def test_draft_is_returned_mended_approved_and_sent(founder, reviewer, talks):
    asked(founder, talks)
    returned(reviewer)
    mended(founder, talks)
    asked(founder, talks)
    opened(reviewer)
    reviewer.get_by_role("link", name="What changed against the last reviewed state").click()
    reviewer.get_by_text("shells of the sea").wait_for()
    opened(reviewer)
    press(reviewer, "Approve")
    press(reviewer, "Approve")
    reviewer.get_by_text("Approved: ").wait_for()
    founder.goto(reverse("deal-review", args=[talks.deal.pk]))
    founder.get_by_text("approved this draft").wait_for()
    answer_warnings(talks.draft())
    press(founder, "Send round 1")
    founder.wait_for_url(f"**{reverse('round', args=[talks.deal.pk, 1])}")

    states = list(DraftReview.objects.order_by("id").values_list("state", flat=True))
    assert states == ["returned", "approved"]
    assert "shells of the sea" in Round.objects.get().sheet_json


def test_desk_has_no_barriers(reviewer, founder, talks):
    give_back(ask(talks), make_reviewer("ray"))
    talks.edit(purpose="Sell shells.")
    review = ask(talks)
    inspector = Inspector(reviewer)
    pages = {
        "queue": QUEUE,
        "draft": reverse("admin:termsheets_draftreview_change", args=[review.pk]),
        "note": reverse("admin:review-note", args=[review.pk]),
        "redline": reverse("admin:review-redline", args=[review.pk, "reviewed"]),
        "metrics": reverse("admin:review-metrics"),
    }
    for name, address in pages.items():
        inspector.visit(name, address)
    reviewer.goto(pages["draft"])
    press(reviewer, "Return with a comment")
    inspector.look("return")
    beside = Inspector(founder)
    beside.visit("review", reverse("deal-review", args=[talks.deal.pk]))

    assert inspector.troubles | beside.troubles == {}
