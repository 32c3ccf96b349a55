"""Signing in, failing to and being locked out leave events that tell no address."""

import pytest
from django.urls import reverse

from termsheets.models import AuditEvent, AuditKind
from tests.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def sign_in(client, email="ada@example.org", password=PASSWORD):
    """Send the sign-in form."""
    return client.post(reverse("account_login"), {"login": email, "password": password})


def events():
    """Return kind, actor and account of every event without a deal but the first of the chain."""
    found = AuditEvent.objects.filter(deal=None).exclude(kind=AuditKind.CHAIN_STARTED)
    return [(event.kind, event.actor, event.told().get("account")) for event in found]


def test_sign_in_is_recorded(client):
    ada = make_user("ada")

    sign_in(client)

    assert events() == [("signed_in", ada, None)]


def test_failed_sign_in_is_recorded_without_the_address(client):
    ada = make_user("ada")

    sign_in(client, "Ada@example.org", "wrong")
    sign_in(client, "eve@example.org", "wrong")

    assert events() == [("sign_in_failed", None, ada.pk), ("sign_in_failed", None, None)]
    facts = AuditEvent.objects.filter(kind="sign_in_failed").values_list("facts", flat=True)
    assert not any("example.org" in one for one in facts)


def test_lockout_is_recorded_once_an_hour(client):
    ada = make_user("ada")
    for _ in range(12):
        sign_in(client, password="wrong")

    locked = [one for one in events() if one[0] == "locked_out"]
    assert locked == [("locked_out", None, ada.pk)]
