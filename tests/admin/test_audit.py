"""Staff read the audit trail in the admin, and change nothing there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.models import AuditEvent
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
LIST = reverse("admin:termsheets_auditevent_changelist")


@pytest.fixture
def staff(client):
    """Return a client of somebody who may do everything in the admin."""
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    return client


def test_staff_read_every_event_as_a_sentence(staff):
    talks = make_talks()
    talks.send()
    event = AuditEvent.objects.get(kind="round_sent")

    assert "Ada sent round 1." in staff.get(LIST).text
    change = staff.get(reverse("admin:termsheets_auditevent_change", args=[event.pk]))
    assert event.digest in change.text


@pytest.mark.parametrize(
    "query", ["?q=ada", "?kind__exact=round_sent", "?shared__exact=1", "?q=abc123"]
)
def test_staff_search_and_filter_events(staff, query):
    make_talks().send()

    assert staff.get(LIST + query).status_code == 200


@pytest.mark.parametrize("action", ["add", "delete", "change"])
def test_nobody_changes_an_event(staff, action):
    event = AuditEvent.objects.first()
    place = [] if action == "add" else [event.pk]
    address = reverse(f"admin:termsheets_auditevent_{action}", args=place)

    assert staff.post(address, {"facts": "{}", "post": "yes"}).status_code == 403
    assert AuditEvent.objects.get(pk=event.pk).facts == event.facts


def asked(client):
    """Return how many queries the list takes."""
    with CaptureQueriesContext(connection) as found:
        client.get(LIST)
    return len(found)


def test_list_asks_the_same_for_any_number_of_events(staff):
    make_talks(names=("ada", "bea")).send()
    few = asked(staff)
    make_talks(names=("cy", "dan")).send()

    assert asked(staff) == few
