"""Two signed-in people negotiate the semiconductor sample, from an opening offer to agreement."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.models import Deal
from tests.answering import answer_warnings
from tests.browser.pages import sign_in
from tests.render.reading import pages_of
from tests.talks import make_talks

pytestmark = pytest.mark.browser

MAKING_MS = 120_000
"""A file is made while one waits, however busy the machine."""

OURS, THEIRS = "PA-1", "PA-2"
COSTS = "Each party bears its own costs, except those of the wafer lots."


class Desk:
    """A person of one side at a browser."""

    def __init__(self, page, talks, code):
        self.page, self.talks, self.code = page, talks, code
        sign_in(page, talks.founders[code])

    def goto(self, name, *more):
        self.page.goto(reverse(name, args=[self.talks.deal.pk, *more]))

    def press(self, name):
        self.page.get_by_role("button", name=re.compile(name)).first.click()

    def panel(self, clause_id):
        return self.page.locator(f"[id='{clause_id}'] [data-panel]").first

    def send(self, number, note):
        answer_warnings(self.talks.draft(self.code))
        self.goto("deal-review")
        self.page.fill("[name=note]", note)
        self.press(f"Send round {number} to")
        self.page.wait_for_url(f"**{reverse('round', args=[self.talks.deal.pk, number])}")

    def answer(self, clause_id, stand):
        self.panel(clause_id).get_by_role("button", name=stand).click()
        self.panel(clause_id).locator("[aria-pressed=true]").wait_for()

    def comment(self, clause_id, text):
        self.panel(clause_id).get_by_role("link", name="omment").click()
        self.panel(clause_id).locator("textarea").fill(text)
        self.panel(clause_id).get_by_label("All sides").check()
        self.panel(clause_id).get_by_role("button", name="Comment").click()
        self.panel(clause_id).get_by_text(text).wait_for()

    def word(self, clause_id, text):
        self.goto("clause-wording", clause_id)
        self.page.check("#position-custom")
        self.page.fill("[name=custom_text]", text)
        self.press("Use this wording")
        self.page.wait_for_url(lambda address: "/wording/" not in address)

    def type(self, entity, **answers):
        """Type answers into the open row of an entity."""
        for name, text in answers.items():
            self.page.fill(f"[name='{entity}-{name}']", text)

    def close(self, code):
        """Save and close a row, and wait until it is shut."""
        self.press(f"Save and close {code}")
        self.page.locator(f"[data-opened='{code}']").wait_for(state="detached")

    def move_up(self, code, place):
        """Move a row up once, from a place counted from 1."""
        card = self.page.locator(f"ol.cards > li:has(#row-{code})")
        card.get_by_role("button", name=f"Move up {code}").click()
        self.page.locator(f"ol.cards > li:nth-child({place - 1}) #row-{code}").wait_for()

    def accept_everything(self):
        while (left := self.page.get_by_role("button", name="unanswered")).count():
            left.first.click()
        one_by_one = self.page.locator("button[id^=accept-]")
        for left in range(one_by_one.count(), 0, -1):
            one_by_one.first.click()
            expect(one_by_one).to_have_count(left - 1)

    def file(self, name, *more):
        response = self.page.request.get(
            reverse(name, args=[self.talks.deal.pk, *more]), timeout=MAKING_MS
        )
        assert response.status == 200
        return response.body()


@pytest.fixture
def talks(transactional_db):
    """Return talks in which nothing has been sent yet."""
    return make_talks("semiconductor-codevelopment")


@pytest.fixture
def desks(new_page, talks):
    """Return the desks of both sides."""
    return [Desk(new_page(), talks, code) for code in (OURS, THEIRS)]


def offer_and_offer_again(ours):
    """Send a round, take it back, and send another."""
    ours.send(1, "Our offer.")
    ours.press("Withdraw this round")
    ours.page.get_by_text("Round 1 is withdrawn.").wait_for()
    ours.goto("wizard-step", "deal")
    ours.type("deal", purpose="Qualify the modulator and sell what it makes possible.")
    ours.press("Continue")
    ours.page.wait_for_url(lambda address: "/draft/deal/" not in address)
    ours.send(2, "Our offer, with the right purpose.")


def counter(theirs):
    """Talk about one clause, counter another in one's own words, rename a party."""
    theirs.goto("round", 2)
    theirs.answer("general.law", "Discuss")
    theirs.comment("general.law", "Why not Zurich?")
    theirs.answer("general.costs", "Counter")
    theirs.word("general.costs", COSTS)
    theirs.goto("wizard-row", "deal", THEIRS)
    theirs.type("parties", short_name="Kestrel")
    theirs.close(THEIRS)
    theirs.send(3, "We word the costs, and go by a shorter name.")


def add_and_move(ours):
    """Add a royalty tier, and put a license further up."""
    ours.goto("wizard-row", "revenue", "RS-1")
    ours.press("Add a royalty tier")
    ours.page.locator("[data-opened='RT-4']").wait_for()
    ours.type("royalty_tiers", from_amount="20,000,000", rate_pct="6.5")
    ours.close("RT-4")
    ours.goto("wizard-step", "grants")
    for place in (4, 3):
        ours.move_up("LG-4", place)
    ours.send(4, "A tier more, and our license next to yours.")


def take_and_lower(theirs):
    """Accept what was talked about, and ask for less in the new tier."""
    theirs.goto("round", 4)
    theirs.panel("general.law").get_by_role("button", name="Accept").click()
    theirs.panel("general.law").get_by_text("Agreed").wait_for()
    theirs.goto("wizard-row", "revenue", "RT-4")
    theirs.type("royalty_tiers", rate_pct="6")
    theirs.close("RT-4")
    theirs.send(5, "We take the tier at 6%.")


def _text(pdf):
    return "\n".join(pages_of(pdf))


def test_two_sides_negotiate_to_agreement_and_read_the_files(desks):
    ours, theirs = desks

    offer_and_offer_again(ours)
    counter(theirs)
    add_and_move(ours)
    take_and_lower(theirs)
    ours.goto("round", 5)
    ours.accept_everything()
    ours.page.get_by_text("Agreed in principle.").wait_for()

    assert Deal.objects.get().status == "agreed_in_principle"
    told = json.loads(ours.file("redline-download", 2, 5, "json"))
    kinds = {change["kind"] for change in told["changes"]}
    assert {"moved", "row-inserted", "term-renamed"} <= kinds
    assert (told["from"]["number"], told["to"]["number"]) == (2, 5)
    paper = _text(theirs.file("redline-download", 2, 5, "pdf"))
    assert "Kestrel" in paper
    assert "Round 5" in paper
    with ZipFile(BytesIO(theirs.file("redline-download", 2, 5, "docx"))) as parts:
        words = parts.read("word/document.xml").decode()
    assert all(tag in words for tag in ("<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo "))
    assert "Agreed" in _text(ours.file("agreed-download", "pdf"))
    ours.goto("redline", 2, 5)
    assert ours.page.locator("[data-note]").count() == len(told["changes"])
