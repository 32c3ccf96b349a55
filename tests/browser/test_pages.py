"""Every page at desk and phone width: no barrier, a silent console, no sideways scroll."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from termsheets.domain import edits
from termsheets.domain.terms import structure
from termsheets.models import Draft
from termsheets.negotiation import drafting, samples
from termsheets.wizard.steps import STEPS
from tests.browser.inspecting import VIEWS, Inspector
from tests.browser.pages import sign_in
from tests.deals import with_every_kind

pytestmark = pytest.mark.browser

FOR_STRANGERS = (
    "landing",
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_email_verification_sent",
)
OF_ACCOUNT = (
    "account",
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "deal-list",
    "deal-new",
    "ip-register",
)
OF_SECOND_FACTOR = (
    "mfa_index",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
)
OF_DEAL = {
    "hub": ("wizard-hub",),
    **{f"step {step.slug}": ("wizard-step", step.slug) for step in STEPS},
    "open row": ("wizard-row", "grants", "LG-1"),
    "usual answers": ("wizard-usual",),
    "exit matrix": ("wizard-matrix",),
    "check answers": ("wizard-check",),
    "term sheet": ("term-sheet",),
    "wording": ("clause-wording", "license.grant"),
}


@pytest.fixture
def deal(founder):
    """Return a whole deal of the founder, with one license about which nothing is said yet."""
    deal = drafting.start_deal(owner=founder, terms=samples.terms("saas-distribution"))
    draft = Draft.objects.get(side__deal=deal)
    drafting.add_row(draft_id=draft.pk, version=draft.version, key="license_grants")
    return deal


def test_pages_for_strangers_are_sound(new_page, transactional_db):
    inspector = Inspector(new_page())

    for name in FOR_STRANGERS:
        inspector.visit(name, reverse(name))

    assert inspector.troubles == {}


def test_pages_of_an_account_are_sound(new_page, founder):
    inspector = Inspector(new_page())
    inspector.visit("deals without any", reverse("deal-list"))
    sign_in(inspector.page, founder)

    for name in OF_ACCOUNT:
        inspector.visit(name, reverse(name))

    assert inspector.troubles == {}


def test_pages_of_a_second_factor_are_sound(new_page, founder):
    inspector = Inspector(new_page())
    sign_in(inspector.page, founder)
    TOTP.activate(founder, generate_totp_secret())
    RecoveryCodes.activate(founder)

    for name in OF_SECOND_FACTOR:
        inspector.visit(name, reverse(name))

    assert inspector.troubles == {}


def test_page_of_a_new_password_is_sound(new_page, founder, mailoutbox):
    inspector = Inspector(new_page())
    inspector.page.goto(reverse("account_reset_password"))
    inspector.page.fill("input[name=email]", founder.email)
    inspector.page.click("main button[type=submit]")
    inspector.page.wait_for_url("**" + reverse("account_reset_password_done"))

    link = next(word for word in mailoutbox[0].body.split() if "/reset/key/" in word)
    inspector.visit("new password", link)

    assert inspector.page.locator("label").first.inner_text().startswith("New password")
    assert inspector.troubles == {}


def test_open_rows_of_every_kind_are_sound(new_page, founder, deal):
    inspector = Inspector(new_page())
    sign_in(inspector.page, founder)
    rows = edits.places(with_every_kind(Draft.objects.get(side__deal=deal)).terms())
    first = {row.entity: edits.key_of(row.row) for row in rows if not row.entity.single}
    kinds = [entity for entity in structure.entities().values() if not entity.single]

    for number, (entity, code) in enumerate(first.items()):
        place = reverse("wizard-row", args=[deal.pk, entity.section, code])
        # All rows are drawn by the same parts: each is searched for barriers in one of the views.
        inspector.visit(f"row of {entity.key}", place, searched=[tuple(VIEWS)[number % len(VIEWS)]])

    assert set(first) == set(kinds)
    assert inspector.troubles == {}


def test_pages_of_a_draft_are_sound(new_page, founder, deal):
    inspector = Inspector(new_page())
    sign_in(inspector.page, founder)

    for label, (name, *place) in OF_DEAL.items():
        inspector.visit(label, reverse(name, args=[deal.pk, *place]))

    assert inspector.troubles == {}
