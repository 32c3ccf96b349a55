"""Every page of the talks at desk and phone width: before, during and after them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from termsheets.domain.markup import Change, Fate
from termsheets.models import Invitation
from termsheets.negotiation import drafting
from termsheets.negotiation.comments import add_comment
from termsheets.negotiation.invitations import invite
from termsheets.negotiation.markups import propose
from tests.browser.inspecting import Inspector
from tests.browser.pages import sign_in
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.browser

LAW = "general.law"
BEFORE = {
    "review of the first round": "deal-review",
    "no rounds": "round-list",
    "no open points": "open-points",
    "dates before a round": "deal-dates",
    "bracketed draft before a round": "bracketed",
    "people": "member-list",
}
DURING = {
    "hub": ("wizard-hub", ""),
    "deals": ("deal-list", ""),
    "review": ("deal-review", ""),
    "rounds": ("round-list", ""),
    "round with an open form": ("round", f"?say={LAW}"),
    "filtered round": ("round", "?show=mine"),
    "round that is over": ("round of ours", ""),
    "acceptance of all": ("round-accept-all", ""),
    "redline": ("redline", ""),
    "redline side by side": ("redline", "?view=sides&show=all"),
    "redline of the draft": ("redline-draft", "?show=all"),
    "bracketed draft": ("bracketed", ""),
    "what differs in it": ("bracketed", "?show=differing"),
    "open points": ("open-points", ""),
    "dates": ("deal-dates", ""),
    "what if": ("what-if", ""),
    "position guide": ("position-guide", "?clause=license.grant"),
    "license map": ("license-map", ""),
    "two stories": ("what-if", "?scenario=expiry&b-scenario=breach&b-party=PA-2&b-month=9"),
    "event that lacks a day": ("what-if", "?scenario=insolvency"),
    "marked copy": ("markup", ""),
    "money": ("money", "?t-RT-1-rate_pct=3"),
    "ledger": ("ledger", ""),
    "money in depth": ("money-depth", ""),
}
EDITS = (
    Change(Fate.WORDING, LAW, "13.2 Law", "The law of Delaware.", "The law of Ohio.", False),
    Change(Fate.COMMENT, LAW, "13.2 Law", "", "Cy: Why?"),
    Change(Fate.BY_HAND, "cover", "Cover", "Grocery", "Groceries", reason="It follows."),
)
AFTER = ("wizard-hub", "deal-review", "round-list", "open-points", "deal-dates")


@pytest.fixture
def inspect(new_page):
    """Return what gives an inspector, signed in as a person if one is given."""

    def inspecting(user=None):
        inspector = Inspector(new_page())
        if user:
            sign_in(inspector.page, user)
        return inspector

    return inspecting


@pytest.fixture
def talks(transactional_db):
    """Return talks in which nothing has been sent yet."""
    return make_talks()


def address(name, talks, *more):
    return reverse(name, args=[talks.deal.pk, *more])


def comment(talks, number, text, **facts):
    """Let the first side say something about the law."""
    return add_comment(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        number=number,
        clause_id=LAW,
        text=text,
        **facts,
    )


def negotiate(talks):
    """Let the sides exchange two rounds, withdraw one, and differ in many ways."""
    talks.send(note="Our offer. It holds until the end of the month.")
    talks.respond("PA-2", 1, general__law="discuss")
    talks.edit("PA-2", "termination_terms", breach_cure_days=None)
    talks.edit("PA-2", "license_grants", "LG-1", territories=("EEA", "JP", "KR"))
    talks.edit("PA-2", "royalty_tiers", "RT-1", rate_pct="3.5")
    draft = talks.draft("PA-2")
    drafting.move_row(
        draft_id=draft.pk, version=draft.version, key="license_grants", code="LG-2", up=True
    )
    talks.send("PA-2", note="With a gap.", override_reason="To be filled in.")
    talks.withdraw(2, "PA-2")
    talks.send("PA-2", note="With a gap, as before.", override_reason="To be filled in.")
    comment(talks, 3, "Would they take Ireland?", internal=True)
    asked = comment(talks, 3, "Why not Ireland?", internal=False)
    comment(talks, 3, "We could be persuaded.", internal=False, parent_id=asked.pk)
    propose(deal_id=talks.deal.pk, user=talks.founders["PA-1"], number=3, changes=EDITS)


def place_of(name, talks):
    """Return the address of a page of the talks whose third round is on the table."""
    if name == "deal-list":
        return reverse(name)
    if name == "round of ours":
        return address("round", talks, 1)
    numbers = {
        "round": [3],
        "round-accept-all": [3],
        "redline": [1, 3],
        "redline-draft": [1],
        "ledger": ["RS-1"],
    }
    return address(name, talks, *numbers.get(name, []))


def test_pages_before_the_first_round_are_sound(inspect, talks):
    inspector = inspect(talks.founders["PA-1"])

    for label, name in BEFORE.items():
        inspector.visit(label, address(name, talks))

    assert inspector.troubles == {}


def test_pages_of_the_talks_are_sound(inspect, talks):
    negotiate(talks)
    inspector = inspect(talks.founders["PA-1"])

    for label, (name, query) in DURING.items():
        inspector.visit(label, place_of(name, talks) + query)

    assert inspector.troubles == {}


def test_refusals_of_the_talks_are_sound(inspect, talks):
    talks.send()
    talks.edit("PA-1", initial_term_months=50)
    talks.edit("PA-2", initial_term_months=48)
    talks.send("PA-2")
    inspector = inspect(talks.founders["PA-1"])
    page = inspector.page

    page.goto(address("deal-review", talks))
    inspector.look("review that takes back")
    page.fill("[name=respond_by]", "2020-01-01")
    page.click("main form .btn-primary")
    inspector.look("review with errors")
    page.goto(address("member-list", talks))
    page.fill("[name=email]", "nobody")
    page.click("main form .btn-primary")
    inspector.look("people with errors")
    inspector.visit("acceptance of an old round", address("round-accept-all", talks, 1))

    assert inspector.troubles == {}


def test_pages_after_agreement_are_sound(inspect, talks):
    talks.send()
    talks.accept_all("PA-2", 1)
    inspector = inspect(talks.founders["PA-2"])

    for name in AFTER:
        inspector.visit(f"{name} after agreement", address(name, talks))

    assert inspector.troubles == {}


def test_invitations_are_sound(inspect, talks):
    def invited(email):
        invite(
            deal_id=talks.deal.pk,
            user=talks.founders["PA-1"],
            email=email,
            role="counsel",
            link=lambda token: tokens.setdefault(email, token),
        )
        return reverse("invitation", args=[tokens[email]])

    tokens = {}
    cora, dan = invited("cora@example.org"), invited("dan@example.org")
    inspector = inspect()
    inspector.visit("invitation before signing in", cora)
    sign_in(inspector.page, make_user("cora"))
    inspector.visit("invitation", cora)
    inspector.visit("invitation of somebody else", dan)
    Invitation.objects.update(expires=timezone.now())
    inspector.visit("invitation too late", cora)
    inspector.visit("invitation unknown", reverse("invitation", args=["x"]))

    assert inspector.troubles == {}
