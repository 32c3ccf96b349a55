"""No view asks the database once for each row of a list: every test would fail on it."""

import pytest
from django.http import HttpResponse
from django.urls import path
from zeal import NPlusOneError

from termsheets.models import Draft
from tests.deals import make_draft
from tests.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def deals(request, way):
    """Answer with every draft's deal, found by a query for each or by one join."""
    drafts = Draft.objects.select_related("side__deal") if way == "joined" else Draft.objects
    return HttpResponse(", ".join(str(draft.side.deal.pk) for draft in drafts.all()))


urlpatterns = [path("<str:way>/", deals)]


@pytest.fixture
def drafts():
    owner = make_user()
    return [make_draft(owner=owner) for _ in range(3)]


def test_query_for_each_row_fails_the_test(client, drafts):
    with pytest.raises(NPlusOneError, match=r"N\+1 detected on termsheets\.Draft\.side"):
        client.get("/each/")


def test_join_passes(client, drafts):
    assert client.get("/joined/").status_code == 200
