"""Two sides at their desks: a round is sent, answered, talked about and agreed on."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Comment, Deal, Response, Round
from tests.answering import answer_warnings
from tests.browser.pages import sign_in
from tests.talks import make_talks

pytestmark = pytest.mark.browser

LAW = "general.law"


@pytest.fixture
def talks(transactional_db):
    """Return talks in which nothing has been sent yet."""
    return make_talks()


@pytest.fixture
def page_of(new_page, talks):
    """Return what opens a page on which a side's founder is signed in."""

    def opened(code, **options):
        page = new_page(**options)
        sign_in(page, talks.founders[code])
        return page

    return opened


def address(name, talks, *more):
    return reverse(name, args=[talks.deal.pk, *more])


def panel(page, clause_id):
    """Return the panel beside a clause."""
    return page.locator(f"[id='{clause_id}'] [data-panel]").first


def says(page):
    """Return what the page has announced."""
    return page.locator("#announcement").text_content()


def test_two_sides_agree_on_a_round(page_of, talks):
    ada, bea = page_of("PA-1"), page_of("PA-2")

    answer_warnings(talks.draft())
    ada.goto(address("deal-review", talks))
    ada.fill("[name=note]", "Our offer.")
    ada.get_by_role("button", name="Send round 1 to Brackenhall").click()
    ada.wait_for_url(f"**{address('round', talks, 1)}")
    bea.goto(address("round", talks, 1))
    while (left := bea.get_by_role("button", name="unanswered")).count():
        left.first.click()
    for accept in bea.locator("button[id^=accept-]").all():
        accept.click()
    bea.get_by_text("Agreed in principle.").wait_for()
    ada.reload()

    assert ada.get_by_text("Agreed in principle.").count() == 1
    assert Deal.objects.get().status == "agreed_in_principle"


def test_answer_changes_its_panel_and_the_counts_in_place(page_of, talks):
    talks.send()
    page = page_of("PA-2")
    page.goto(address("round", talks, 1))
    page.evaluate("window.sameDocument = true")
    before = page.locator("#tally").text_content()

    panel(page, LAW).get_by_role("button", name="Accept").click()
    panel(page, LAW).get_by_text("Agreed").wait_for()

    assert page.evaluate("window.sameDocument")
    assert before.startswith("0 agreed")
    assert page.locator("#tally").text_content().startswith("1 agreed")
    assert says(page).startswith("Agreed.")


def test_next_open_passes_over_what_was_agreed_meanwhile(page_of, talks):
    talks.send()
    page = page_of("PA-2")
    page.goto(address("round", talks, 1))
    page.get_by_role("link", name="Go to the first open clause").click()
    first = page.evaluate("document.activeElement.id")
    page.click(f"button[id='accept-{first}']")
    panel(page, first).get_by_text("Agreed").wait_for()

    page.get_by_role("link", name="Go to the first open clause").click()
    second = page.evaluate("document.activeElement.id")
    panel(page, second).get_by_role("link", name="Next open").click()
    third = page.evaluate("document.activeElement.id")

    order = [passage.id for passage in Round.objects.get().pieces()]
    assert [first, second, third] == order[:3]


def test_comment_is_written_where_it_belongs(page_of, talks):
    talks.send()
    page = page_of("PA-2")
    page.goto(address("round", talks, 1))

    panel(page, LAW).get_by_role("link", name="Comment").click()
    panel(page, LAW).locator("textarea:focus").fill("a" * 5_001)
    panel(page, LAW).get_by_role("button", name="Comment").click()
    panel(page, LAW).get_by_role("alert").wait_for()
    kept = panel(page, LAW).locator("textarea").input_value()
    panel(page, LAW).locator("textarea").fill("Why not Ireland?")
    panel(page, LAW).get_by_label("All sides").check()
    panel(page, LAW).get_by_role("button", name="Comment").click()
    panel(page, LAW).get_by_text("Why not Ireland?").wait_for()

    assert kept == "a" * 5_001
    assert Comment.objects.get().internal is False


def test_round_is_answered_without_javascript(page_of, talks):
    talks.send()
    page = page_of("PA-2", java_script_enabled=False)
    page.goto(address("round", talks, 1))

    panel(page, LAW).get_by_role("button", name="Discuss").click()
    panel(page, LAW).locator("[aria-pressed=true]").wait_for()
    panel(page, LAW).get_by_role("link", name="Comment").click()
    panel(page, LAW).locator("textarea").fill("Why not Ireland?")
    panel(page, LAW).get_by_role("button", name="Comment").click()

    expect(panel(page, LAW).get_by_text("Why not Ireland?")).to_have_count(1)
    assert page.url.endswith(f"{address('round', talks, 1)}#{LAW}")
    assert [one.stand for one in Response.objects.all()] == ["discuss"]
    assert Comment.objects.get().internal is True


def test_lost_connection_is_announced_and_loses_no_text(page_of, talks):
    talks.send()
    page = page_of("PA-2")
    page.goto(address("round", talks, 1))
    panel(page, LAW).get_by_role("link", name="Comment").click()
    panel(page, LAW).locator("textarea").fill("Typed on a train.")

    page.context.set_offline(True)
    panel(page, LAW).get_by_role("button", name="Comment").click()
    page.wait_for_function("document.getElementById('announcement').textContent")

    assert says(page) == "Not stored: the server cannot be reached."
    assert panel(page, LAW).locator("textarea").input_value() == "Typed on a train."
