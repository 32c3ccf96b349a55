"""Whatever staff ask an address of the admin for: there is an answer, or no such thing."""

from urllib.parse import quote

import pytest
from django.db import transaction

from tests.people import make_user
from tests.security.addresses import routes
from tests.talks import make_talks

STRANGE = ("\x00", "²", "9" * 30, "not-an-id")
ADMIN = [route for route in routes() if route.address.startswith("/admin/")]

pytestmark = pytest.mark.django_db


def addresses():
    """Yield every address with each of its gaps strange in turn, and each list searched so."""
    for route in ADMIN:
        known = dict.fromkeys(route.parts, "1")
        for text in STRANGE:
            for gap in route.parts:
                yield route.at(known | {gap: quote(text)})
            if route.name.endswith("_changelist"):
                yield f"{route.address}?q={quote(text)}"


def test_address_of_the_admin_takes_anything(client):
    make_talks().send()
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    client.raise_request_exception = False
    answers = {}
    for address in addresses():
        with transaction.atomic():
            answers[address] = client.get(address).status_code
            transaction.set_rollback(True)

    assert len(answers) > 100
    assert {asked: status for asked, status in answers.items() if status >= 500} == {}
    assert "/admin/r/1/not-an-id/" not in answers
