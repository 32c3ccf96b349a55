"""A form that is too large to be read is answered in words, while developing too."""

import re

import pytest
from django.urls import reverse

from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db

PASTED = "x" * 3_000_000


@pytest.fixture
def step(client):
    user = make_user("ada")
    client.force_login(user)
    return reverse("wizard-step", args=[make_draft(owner=user).deal.pk, "deal"])


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(
    "typed", [{"deal-purpose": PASTED}, {f"deal-{number}": "x" for number in range(10_001)}]
)
def test_oversized_form_is_answered_with_what_to_shorten(client, step, settings, debug, typed):
    settings.DEBUG = debug

    page = client.post(step, typed)

    assert page.status_code == 413
    assert "no question takes more than 5,000 characters" in " ".join(page.text.split())
    assert "What you saved before is safe." in page.text


def test_oversized_form_of_somebody_signed_out_is_answered_alike(client):
    page = client.post(reverse("account_login"), {"login": PASTED})

    assert page.status_code == 413


def test_autosave_of_an_oversized_form_says_what_to_shorten(client, step):
    said = client.post(
        step,
        f"deal-purpose={PASTED}",
        content_type="application/x-www-form-urlencoded",
        headers={"X-Autosave": "1"},
    )

    status = re.search(r'id="saved"[^>]*>(.*?)</p>', said.text)[1]
    assert (said.status_code, status) == (
        200,
        "Not saved: this is more text than can be sent. Shorten each answer to 5,000 characters.",
    )


def test_request_that_cannot_be_read_is_answered_with_our_own_page(client, settings):
    settings.DEBUG = False

    page = client.post("/", "x", content_type="multipart/form-data")

    assert page.status_code == 400
    assert "We could not understand this request" in page.text
