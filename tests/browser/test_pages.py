"""Every page at desk and phone width: no barrier, a silent console, no sideways scroll."""

from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from termsheets.models import Draft
from termsheets.negotiation import drafting, samples
from termsheets.wizard.steps import STEPS
from tests.browser.pages import sign_in

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
