"""The license map: one period at a time, as drawing and table, of what its reader may see."""

import pytest
from django.urls import reverse

from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Return talks about the semiconductor deal of which nothing has been sent."""
    return make_talks("semiconductor-codevelopment")


def asked(client, talks, code="PA-1", name="license-map", **query):
    client.force_login(talks.founders[code])
    return client.get(reverse(name, args=[talks.deal.pk]), query)


def test_page_draws_the_period_asked_for_and_says_the_same_in_a_table(client, talks):
    page = asked(client, talks, period="4")

    assert page.context["shown"].words == "4 January 2031 to 3 January 2032"
    assert 'role="img"' in page.text
    assert "<b>Kestrelwerk</b>, non-exclusive: make, use, sell, import" in page.text
    assert "Nobody is licensed to sell in the rest of the world (Automotive Lidar)." in page.text


@pytest.mark.parametrize(("period", "status"), [("1", 200), ("5", 200), ("0", 404), ("6", 404)])
def test_period_that_is_not_there_does_not_exist(client, talks, period, status):
    assert asked(client, talks, period=period).status_code == status


def test_paper_draws_every_period(client, talks, monkeypatch):
    pages = []
    monkeypatch.setattr(pool, "press", lambda job: pages.append(job.page) or Rendered(b"%PDF", {}))

    b"".join(asked(client, talks, name="license-map-download"))

    assert pages[0].count("<svg") == 5
    assert pages[0].count('id="map-1-title"') == 1
