"""The page of the IP register: one's own sides, and nothing of anybody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.models import Deal
from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db
PAGE = reverse("ip-register")


def test_register_shows_own_deals_and_nothing_of_others(client):
    ada, eve = make_user("ada"), make_user("eve")
    draft = make_draft("saas-distribution", owner=ada)

    client.force_login(ada)
    own = client.get(PAGE)
    client.force_login(eve)
    others = client.get(PAGE)

    [asset, *_] = own.context["register"].assets
    assert asset.title in own.text
    assert reverse("wizard-row", args=[draft.deal.pk, "background", "BG-1"]) in own.text
    assert others.context["register"].assets == ()
    assert "lists background IP of your side yet" in others.text


def test_register_asks_the_same_for_one_deal_as_for_many(client):
    ada = make_user("ada")
    client.force_login(ada)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    make_draft("saas-distribution", owner=ada)
    one = queries()
    for _ in range(3):
        make_draft("semiconductor-codevelopment", owner=ada)

    assert queries() == one


def test_lapsed_deal_leaves_the_register(client):
    ada = make_user("ada")
    make_draft("saas-distribution", owner=ada)
    Deal.objects.update(status=Deal.Status.LAPSED)
    client.force_login(ada)

    assert client.get(PAGE).context["register"].assets == ()
