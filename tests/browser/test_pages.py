"""Every page at desk and phone width: no barrier, a silent console, no sideways scroll."""

from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from termsheets.models import Draft
from termsheets.negotiation import drafting, samples
from termsheets.negotiation.comments import add_comment
from termsheets.negotiation.invitations import invite
from termsheets.wizard.steps import STEPS
from tests.browser.pages import sign_in
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)


def _of_deal(name, *more):
    return lambda deal: reverse(name, args=[deal.pk, *more])


STRANGERS = {
    name: partial(reverse, name) for name in ("landing", "account_login", "account_signup")
}
MEMBERS = {
    "deals": lambda _: reverse("deal-list"),
    "new deal": lambda _: reverse("deal-new"),
    "hub": _of_deal("wizard-hub"),
    **{f"step {step.slug}": _of_deal("wizard-step", step.slug) for step in STEPS},
    "open row": _of_deal("wizard-row", "grants", "LG-1"),
    "usual answers": _of_deal("wizard-usual"),
    "check answers": _of_deal("wizard-check"),
    "term sheet": _of_deal("term-sheet"),
    "wording": _of_deal("clause-wording", "license.grant"),
}
TALKS = {
    "review": _of_deal("deal-review"),
    "rounds": _of_deal("round-list"),
    "round": _of_deal("round", 2),
    "round with an open form": lambda deal: (
        f"{reverse('round', args=[deal.pk, 2])}?say=general.law"
    ),
    "filtered round": lambda deal: f"{reverse('round', args=[deal.pk, 2])}?show=mine",
    "acceptance of all": _of_deal("round-accept-all", 2),
    "round that is over": _of_deal("round", 1),
    "redline": _of_deal("redline", 1, 2),
    "redline side by side": lambda deal: (
        f"{reverse('redline', args=[deal.pk, 1, 2])}?view=sides&show=all"
    ),
    "redline of the draft": _of_deal("redline-draft", 1),
    "bracketed draft": _of_deal("bracketed"),
    "what differs in it": lambda deal: f"{reverse('bracketed', args=[deal.pk])}?show=differing",
    "open points": _of_deal("open-points"),
    "dates": _of_deal("deal-dates"),
    "people": _of_deal("member-list"),
    "hub in talks": _of_deal("wizard-hub"),
}


@pytest.fixture
def deal(founder):
    """Return a whole deal of the founder, with one license about which nothing is said yet."""
    deal = drafting.start_deal(owner=founder, terms=samples.terms("saas-distribution"))
    draft = Draft.objects.get(side__deal=deal)
    drafting.add_row(draft_id=draft.pk, version=draft.version, key="license_grants")
    return deal


def _troubles(page, address):
    """Return what is wrong with the page at an address; nothing if all is well."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    found = Axe().run(page).response["violations"]
    barriers = [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
    overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return said + barriers + ([f"{overhang} px too wide"] if overhang > 0 else [])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", STRANGERS)
def test_page_for_strangers_has_no_accessibility_problem(new_page, name, width):
    page = new_page(viewport={"width": width, "height": 900})

    assert _troubles(page, STRANGERS[name]()) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", MEMBERS)
def test_page_for_members_has_no_accessibility_problem(new_page, founder, deal, name, width):
    page = new_page(viewport={"width": width, "height": 900})
    sign_in(page, founder)

    assert _troubles(page, MEMBERS[name](deal)) == []


@pytest.fixture
def talks(transactional_db):
    """Return talks whose second round waits for the first side, with a comment of each kind."""
    talks = make_talks()
    talks.send()
    talks.respond("PA-2", 1, general__law="discuss")
    talks.edit("PA-2", "termination_terms", breach_cure_days=None)
    talks.send("PA-2", note="With a gap.", override_reason="To be filled in.")
    for internal in (True, False):
        add_comment(
            deal_id=talks.deal.pk,
            user=talks.founders["PA-1"],
            number=2,
            clause_id="general.law",
            text="Why not Ireland?",
            internal=internal,
        )
    return talks


@pytest.mark.parametrize(("width", "colors"), [(1280, "light"), (390, "light"), (1280, "dark")])
def test_pages_of_the_talks_have_no_accessibility_problem(new_page, talks, width, colors):
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=colors)
    sign_in(page, talks.founders["PA-1"])

    troubles = {name: _troubles(page, address(talks.deal)) for name, address in TALKS.items()}

    assert troubles == {name: [] for name in TALKS}


@pytest.mark.parametrize("width", WIDTHS)
def test_invitation_has_no_accessibility_problem(new_page, talks, width):
    tokens = []
    invite(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        email="cora@example.org",
        role="counsel",
        link=lambda token: tokens.append(token) or "",
    )
    page, address = new_page(viewport={"width": width, "height": 900}), f"/invitations/{tokens[0]}/"

    visitor = _troubles(page, address)
    sign_in(page, make_user("cora"))
    invited = _troubles(page, address)

    assert (visitor, invited) == ([], [])
