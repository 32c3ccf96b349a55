"""Two exclusives collide in the wizard: it says so as one types, and the round goes out mended."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Round
from tests.answering import answer_warnings
from tests.browser.pages import sign_in
from tests.domain.checks.deals import PLATFORM, altered
from tests.talks import make_talks

pytestmark = pytest.mark.browser
SIDE_BY_SIDE = {
    "LG-4.licensor": "PA-1",
    "LG-4.licensee": "PA-3",
    "LG-4.assets": ("BG-1",),
    "LG-4.exclusivity": "exclusive",
    "LG-4.fields": ("research-reagents",),
}
LIVER = "[name=license_grants-fields][value=liver-gene-therapy]"
COLLISION = "promise the same exclusive space"


@pytest.fixture
def talks(transactional_db):
    """Return talks in which one asset goes to two licensees exclusively, each in its own field."""
    return make_talks(terms=altered(PLATFORM, SIDE_BY_SIDE), others=("PA-2", "PA-3"))


def test_collision_is_told_while_typing_mended_and_sent(new_page, talks):
    def address(name, *more):
        return reverse(name, args=[talks.deal.pk, *more])

    page = new_page()
    sign_in(page, talks.founders["PA-1"])
    page.goto(address("wizard-row", "grants", "LG-4"))
    other = page.locator("#found-LG-1")

    page.check(LIVER)
    other.get_by_text("1 blocker").wait_for()
    page.locator("details.findings > summary").click()
    page.locator("#checks-list li", has_text=COLLISION).get_by_text("Take me there").click()
    said = page.locator("#id_license_grants-exclusivity-said details", has_text=COLLISION)
    said.locator("summary").click()
    with page.expect_response(lambda response: "x-autosave" in response.request.headers):
        page.fill("[name=license_grants-reserved_rights]", "All other uses.")
    expect(said).to_have_attribute("open", "")
    page.goto(address("wizard-row", "grants", "LG-4"))
    page.uncheck(LIVER)
    other.get_by_text("1 blocker").wait_for(state="detached")

    page.goto(address("deal-review"))
    first = page.locator("#found li").first
    first.get_by_text("Waive with a reason").click()
    first.locator("textarea").fill("The agency has waived it.")
    first.get_by_role("button", name="Waive").click()
    page.get_by_text("The agency has waived it.").wait_for()
    answer_warnings(talks.draft())
    page.get_by_role("button", name="Send round 1").click()
    page.wait_for_url(f"**{address('round', 1)}")

    assert Round.objects.get().override_reason == ""
