"""What every answer says to the browser."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import make_user

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def safety_of(response):
    names = ("Cache-Control", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
    return {name: response.headers.get(name) for name in names}


@pytest.mark.parametrize("address", ["/", "/account/login/", "/account/", "/admin/", "/nowhere/"])
def test_every_page_is_private_and_strict(client, address):
    response = client.get(address)

    assert safety_of(response) | {"Cache-Control": "no-store"} == {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    assert "no-store" in response.headers["Cache-Control"]
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY


def test_members_pages_are_not_stored(client):
    client.force_login(make_user())

    response = client.get(reverse("account"))

    assert response.headers["Cache-Control"] == "no-store, private"


def test_static_files_may_be_stored(client):
    response = client.get("/static/termsheets/tokens.css")
    response.close()

    assert response.headers["Cache-Control"].startswith("max-age=")


def test_unknown_address_gets_our_page(client):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is nothing here for you" in response.text


def test_form_without_its_token_gets_our_page():
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"))

    assert response.status_code == 403
    assert "The form has expired" in response.text
