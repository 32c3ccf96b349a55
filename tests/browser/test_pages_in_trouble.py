"""Pages that nobody hopes to see, at desk and phone width: errors, contests, dead ends."""

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.urls import reverse

from termsheets.models import Membership
from termsheets.negotiation import drafting
from tests.browser.inspecting import Inspector
from tests.browser.pages import sign_in
from tests.deals import make_draft

pytestmark = pytest.mark.browser

SAVE = "main button[type=submit]"
CONTINUE = ".step-actions .btn-primary"
FORMS = ("account_login", "account_signup", "account_reset_password")
BROKEN = """\
schema_version: 1
deal: {title: Chips, initial_term_months: many}
parties: [{code: PA-1, colour: red}]
"""


@pytest.fixture
def draft(founder):
    """Return the founder's draft of a sample deal."""
    return make_draft("saas-distribution", owner=founder)


@pytest.fixture
def inspector(new_page):
    return Inspector(new_page())


@pytest.fixture
def founders(inspector, founder):
    """Return an inspector signed in as the founder."""
    sign_in(inspector.page, founder)
    return inspector


def edit(draft, key, code="", **answers):
    """Change answers in the draft behind the back of whoever has a page open."""
    draft.refresh_from_db()
    drafting.save_answers(
        draft_id=draft.pk, version=draft.version, key=key, code=code, answers=answers
    )


def test_forms_for_strangers_with_errors_are_sound(inspector, transactional_db):
    for name in FORMS:
        inspector.page.goto(reverse(name))
        inspector.page.click(SAVE)
        inspector.look(f"{name} with errors")

    assert inspector.troubles == {}


def test_new_password_is_asked_for_by_letter(inspector, founder):
    page = inspector.page
    page.goto(reverse("account_reset_password"))
    page.fill("[name=email]", founder.email)
    page.click(SAVE)
    inspector.look("letter on its way")
    link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    inspector.visit("new password", link)
    page.fill("[name=password1]", "short")
    page.click(SAVE)
    inspector.look("new password with errors")
    inspector.visit("new password by an old letter", link.replace("/key/", "/key/x"))

    assert inspector.troubles == {}


def test_account_with_errors_is_sound(founders):
    page = founders.page
    for name in ("account", "account_change_password", "account_email"):
        page.goto(reverse(name))
        for box in page.locator("main form input:visible").all():
            box.fill("")
        page.click(SAVE)
        founders.look(f"{name} with errors")

    assert founders.troubles == {}


def test_broken_file_is_explained(founders):
    page = founders.page
    page.goto(reverse("deal-new"))
    page.check("[name=way][value=file]")
    page.click("main form .btn-primary")
    founders.look("no file")
    page.check("[name=way][value=file]")
    broken = {"name": "deal.yaml", "mimeType": "application/yaml", "buffer": BROKEN.encode()}
    page.set_input_files("[name=file]", broken)
    page.click("main form .btn-primary")
    founders.look("broken file")

    assert founders.troubles == {}


def open_step(page, draft, slug, *code):
    """Open a step of the draft, or a row in it."""
    name = "wizard-row" if code else "wizard-step"
    page.goto(reverse(name, args=[draft.deal.pk, slug, *code]))


def test_steps_in_trouble_are_sound(founders, draft):
    page = founders.page
    open_step(page, draft, "deal")
    page.fill("[name=deal-effective_date]", "31 June 2027")
    page.fill("[name=deal-initial_term_months]", "many")
    page.click(CONTINUE)
    page.wait_for_selector(".error-summary")
    founders.look("step with errors")

    open_step(page, draft, "deal")
    edit(draft, "deal", title="Forecasts")
    page.fill("[name=deal-title]", "Forecasting")
    page.click(CONTINUE)
    page.wait_for_selector(".pair")
    founders.look("two answers")

    open_step(page, draft, "deal", "CN-1")
    draft.refresh_from_db()
    drafting.remove_row(draft_id=draft.pk, version=draft.version, key="contributions", code="CN-1")
    page.fill("[name=contributions-description]", "Forty wafers.")
    page.click(CONTINUE)
    page.get_by_role("button", name="Bring CN-1 back").wait_for()
    founders.look("row that is gone")

    assert founders.troubles == {}


def test_wording_with_an_error_is_sound(founders, draft):
    page = founders.page
    page.goto(reverse("clause-wording", args=[draft.deal.pk, "general.law"]))
    page.check("[name=position][value=custom]")
    page.fill("[name=custom_text]", "")
    page.click(SAVE)
    founders.look("wording with an error")

    assert founders.troubles == {}


def test_dead_ends_are_sound(founders, draft, settings):
    page = founders.page
    founders.visit("not found", "/deals/nothing/")
    page.goto(reverse("clause-wording", args=[draft.deal.pk, "general.law"]))
    Membership.objects.update(role=Membership.Role.VIEWER)
    page.click(SAVE)
    founders.look("not allowed")
    open_step(page, draft, "tiers")
    founders.look("step of a viewer")
    page.goto(reverse("account"))
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    page.click(SAVE)
    founders.look("form expired")
    page.route("**/broken/", lambda route: route.fulfill(body=render_to_string("500.html")))
    founders.visit("broken", "/broken/")

    assert founders.troubles == {}
