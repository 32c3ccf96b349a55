"""The what-if page: an address names the event, and only what its reader may see is told."""

import pytest
from django.urls import reverse

from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

CHIPS = "semiconductor-codevelopment"
BOUGHT = {"scenario": "change_of_control", "party": "PA-2", "month": "20", "by_competitor": "on"}
MISSED = {"b-scenario": "failed_milestone", "b-milestone": "MS-2"}


@pytest.fixture
def talks():
    """Return talks about the semiconductor deal of which nothing has been sent."""
    return make_talks(CHIPS)


def asked(client, talks, code="PA-1", name="what-if", **query):
    client.force_login(talks.founders[code])
    return client.get(reverse(name, args=[talks.deal.pk]), query)


def test_page_tells_the_event_of_its_address_to_both_parties(client, talks):
    page = asked(client, talks, **BOUGHT)

    (story,) = page.context["stories"]
    assert story.title == "Kestrelwerk is bought by a competitor"
    assert str(story.day) == "2028-08-04"
    assert [chapter.name for chapter in story.chapters] == ["Veldrite", "Kestrelwerk"]
    assert f"/deals/{talks.deal.pk}/draft/exits/XR-8/" in page.text


def test_two_events_stand_beside_each_other(client, talks):
    page = asked(client, talks, **BOUGHT, **MISSED)

    titles = [story.title for story in page.context["stories"]]
    assert titles == ["Kestrelwerk is bought by a competitor", "Volume yield is missed"]


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"scenario": "insolvency", "month": "3"}, "party", "Choose who."),
        ({"scenario": "insolvency", "party": "PA-1"}, "day", "Say when"),
        ({"scenario": "failed_milestone"}, "milestone", "Choose which"),
        ({"scenario": "expiry", "day": "1066-10-14"}, "day", "Choose a day from"),
        ({"scenario": "expiry", "month": "0"}, "month", "1 or more"),
        ({"scenario": "flood"}, "scenario", "not among them"),
    ],
)
def test_page_says_what_an_event_lacks(client, talks, query, field, said):
    page = asked(client, talks, **query)

    assert page.status_code == 422
    assert said in page.context["form"].errors[field][0]
    assert page.context["stories"] == []


def test_other_side_reads_what_was_sent_and_not_our_draft(client, talks):
    talks.send()
    talks.edit("PA-1", "exit_rules", "XR-8", period_months=11)
    ours = asked(client, talks, **BOUGHT).text
    shared = asked(client, talks, of="1", **BOUGHT).text
    theirs = asked(client, talks, "PA-2", **BOUGHT).text

    assert "until 4 July 2029" in ours
    assert "until 4 July 2029" not in shared + theirs
    assert "until 3 January 2032" in shared


def test_paper_tells_the_same_as_the_page(client, talks, monkeypatch):
    pages = []
    monkeypatch.setattr(pool, "press", lambda job: pages.append(job.page) or Rendered(b"%PDF", {}))

    paper = asked(client, talks, name="what-if-download", **BOUGHT)
    b"".join(paper)

    assert paper.headers["Content-Type"] == "application/pdf"
    assert "Kestrelwerk keeps LG-1 until 3 January 2032" in pages[0]
    assert asked(client, talks, name="what-if-download").status_code == 404
