"""The form of a deal file, published for everybody."""

import pytest
from django.urls import reverse

from termsheets.domain import schema

ADDRESS = "/schema/deal.json"


def test_schema_of_a_deal_file_is_published_for_all_and_for_caches(client):
    response = client.get(ADDRESS)

    assert response.json() == schema.json_schema()
    assert response.headers["Content-Type"] == "application/schema+json"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert "Vary" not in response.headers
    assert response.cookies == {}


def test_schema_that_is_known_already_is_not_sent_again(client):
    known = client.get(ADDRESS).headers["ETag"]

    again = client.get(ADDRESS, headers={"If-None-Match": known})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_page_that_takes_a_file_leads_to_its_description(client, django_user_model):
    client.force_login(django_user_model.objects.create(email="ada@example.org"))

    page = client.get(reverse("deal-new")).text

    assert f'<a href="{ADDRESS}">its description</a>' in page
