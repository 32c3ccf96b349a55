"""A form that cannot be taken, as its sender is signed out or it has expired, is not lost."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.deals import make_draft
from tests.forms_on_pages import forms_on
from tests.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db

TYPED = "Chips <for> all\nand more"
OWN = {"Origin": "http://testserver"}


@pytest.fixture
def draft():
    return make_draft(owner=make_user("ada"))


@pytest.fixture
def step(draft):
    return reverse("wizard-step", args=[draft.deal.pk, "deal"])


def sign_in(client, to, name="ada"):
    typed = {"login": f"{name}@example.org", "password": PASSWORD}
    return client.post(to, typed, follow=True)


def form_with(page, text):
    """Return the page's form that holds a text."""
    forms = forms_on(page.text, "")
    return next(form for form in forms if text in form.data.values())


def purpose_of(draft):
    return type(draft).objects.get(pk=draft.pk).terms().deal.purpose


def test_what_somebody_signed_out_sends_waits_for_the_sign_in(client, draft, step):
    away = client.post(step, {"deal-purpose": TYPED, "then": "close"})
    page = sign_in(client, away.headers["Location"])
    kept = form_with(page, TYPED)
    unsaved = purpose_of(draft)

    saved = client.post(kept.action, kept.data, follow=True)

    assert "You were signed out while you were writing" in page.text
    assert (unsaved, purpose_of(draft)) == (None, TYPED)
    assert saved.redirect_chain == [(step, 307), (step, 302)]


def test_what_was_sent_on_does_not_stay_in_the_session(client, step):
    away = client.post(step, {"deal-purpose": TYPED})
    kept = form_with(sign_in(client, away.headers["Location"]), TYPED)

    client.post(kept.action, kept.data)

    assert client.get(reverse("unsent")).headers["Location"] == reverse("deal-list")


def test_what_somebody_typed_is_not_shown_to_who_may_not_read_the_deal(client, step):
    make_user("eve")

    away = client.post(step, {"deal-purpose": TYPED})
    page = sign_in(client, away.headers["Location"], "eve")

    assert TYPED not in html.unescape(page.text)
    assert page.redirect_chain[-1] == (reverse("deal-list"), 302)


def test_autosave_of_somebody_signed_out_says_so_and_keeps_nothing(client, step):
    said = client.post(step, {"deal-purpose": TYPED}, headers={"X-Autosave": "1"})

    assert said.status_code == 200
    assert "Not saved: you are signed out." in said.text
    assert "unsent" not in client.session


def test_what_is_too_long_for_any_page_is_not_kept(client, step):
    client.post(step, {"deal-purpose": "x" * 300_000})

    assert "unsent" not in client.session


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/nothing/", ""])
def test_form_is_sent_on_to_addresses_of_the_site_alone(client, draft, to):
    client.force_login(draft.side.deal.created_by)

    answer = client.post(reverse("unsent"), {"unsent-to": to})

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("deal-list"))


@pytest.fixture
def strict(draft):
    """Return a browser whose forms need their proof of origin."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(draft.side.deal.created_by)
    return strict


def test_expired_form_of_ours_is_shown_and_can_be_sent_again(strict, draft, step):
    page = strict.post(step, {"deal-purpose": TYPED, "password": "secret"}, headers=OWN)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page.text)[1]
    again = form_with(page, TYPED)

    strict.post(again.action, again.data.dict() | {"csrfmiddlewaretoken": token}, headers=OWN)

    assert page.status_code == 403
    assert "secret" not in page.text
    assert purpose_of(draft) == TYPED


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_form_of_another_site_is_neither_shown_nor_sent_again(strict, draft, step, origin):
    page = strict.post(step, {"deal-purpose": TYPED}, headers=origin)

    assert page.status_code == 403
    assert "The form has expired" in page.text
    assert TYPED not in html.unescape(page.text)
    assert purpose_of(draft) is None
