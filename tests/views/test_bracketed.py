"""The page of all sides' texts in one: for members only, with nothing private."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from termsheets.models import Membership
from termsheets.negotiation.comments import add_comment
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
SECRET = "A secret that is nobody else's business"
OURS = "Only we read this remark"
UNSENT = "Not sent yet"
REASON = "Nobody need know why"


@pytest.fixture
def talks():
    """Return two rounds with two purposes, and secrets of each kind beside them."""
    talks = make_talks()
    talks.edit(key="background_assets", row="BG-1", encumbrance_note=SECRET)
    talks.send()
    talks.edit("PA-2", purpose="To sell <b>bread</b>.")
    talks.send("PA-2", override_reason=REASON)
    talks.edit(purpose=UNSENT)
    for code in ("PA-1", "PA-2"):
        add_comment(
            deal_id=talks.deal.pk,
            user=talks.founders[code],
            number=2,
            clause_id="general.law",
            text=OURS,
            internal=True,
        )
    return talks


def get(client, talks, code="PA-1", **query):
    client.force_login(talks.founders[code])
    return client.get(reverse("bracketed", args=[talks.deal.pk]), query)


def text(client, talks, code="PA-1", **query):
    return get(client, talks, code, **query).content.decode()


def test_page_brackets_what_the_sides_say(client, talks):
    one, other = talks.deal.rounds.order_by("number")

    found = text(client, talks)

    assert f'<span class="bracket"> | {other.sender_name}: </span>' in found
    assert f'<span class="bracket">[{one.sender_name}: </span>' in found
    assert "&lt;b&gt;bread&lt;/b&gt;" in found
    assert "<b>bread" not in found


def test_page_lists_the_clauses_in_brackets(client, talks):
    links = re.findall(r'<a href="#([^"]+)"', text(client, talks).partition("reading-side")[2])

    assert links[0] == "status.purpose"
    assert "1 clause with brackets" in " ".join(strip_tags(text(client, talks)).split())


def test_page_shows_only_clauses_in_brackets_if_asked(client, talks):
    whole, differing = (
        re.findall(r'<article [^>]*id="([^"]+)"', text(client, talks, show=show))
        for show in ("", "differing")
    )

    assert differing == ["status.purpose"]
    assert len(whole) > len(differing)


@pytest.mark.parametrize("show", ["", "differing"])
def test_every_link_inside_the_page_leads_somewhere(client, talks, show):
    talks.edit("PA-2", "escalation_steps", "ES-1", detail="The two founders")
    talks.send()
    talks.send("PA-2")

    found = text(client, talks, show=show)

    targets = set(re.findall(r'href="#([^"]+)"', found))
    assert targets - set(re.findall(r' id="([^"]+)"', found)) == set()


def test_page_has_no_id_twice(client, talks):
    ids = re.findall(r' id="([^"]+)"', text(client, talks))

    assert sorted(ids) == sorted(set(ids))


def test_nothing_private_is_on_the_page(client, talks):
    pages = [text(client, talks, code) for code in ("PA-1", "PA-2")]

    told = [word for word in (SECRET, OURS, UNSENT, REASON) for page in pages if word in page]
    assert told == []
    assert SECRET in talks.draft().terms().background_assets[0].encumbrance_note


def test_page_says_so_where_only_one_side_has_sent(client, talks):
    talks.withdraw(2, "PA-2")

    found = text(client, talks, "PA-2")

    name = talks.deal.rounds.first().sender_name
    assert f"Only {name} has sent a round so far, so this is its text alone." in found
    assert 'class="bracket"' not in found


def test_page_says_so_where_all_say_the_same(client):
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", purpose="Theirs.")
    talks.edit("PA-2", purpose=talks.draft().terms().deal.purpose)
    talks.send("PA-2")

    assert "No clause is in brackets: the sides say the same." in text(client, talks)


def test_page_is_there_before_the_first_round(client):
    assert "there are no texts to put side by side" in text(client, make_talks())


def test_page_is_there_for_members_only(client, talks):
    Membership.objects.filter(user=talks.founders["PA-2"]).delete()
    talks.founders["PA-3"] = make_user("eve")

    assert [get(client, talks, code).status_code for code in ("PA-2", "PA-3")] == [404, 404]


def test_pages_of_the_talks_lead_to_it(client, talks):
    client.force_login(talks.founders["PA-2"])

    page = client.get(reverse("round-list", args=[talks.deal.pk])).content.decode()

    assert f'href="{reverse("bracketed", args=[talks.deal.pk])}"' in page


def test_queries_do_not_grow_with_rounds_and_words(client, talks):
    counts = [queries(client, talks)]
    for code in ("PA-1", "PA-2", "PA-1"):
        talks.edit(code, purpose=f"{code} says otherwise.", title=f"As {code} calls it")
        talks.send(code)
    counts.append(queries(client, talks))

    assert counts[0] == counts[1] <= 10


def queries(client, talks):
    """Return how many queries the page costs after the first look of the day."""
    client.force_login(talks.founders["PA-1"])
    address = reverse("bracketed", args=[talks.deal.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
