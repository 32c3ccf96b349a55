"""The history of a deal: own acts and shared ones, in plain sentences."""

import re
from html import unescape

import pytest
from django.urls import reverse

from termsheets.models import AuditKind
from termsheets.negotiation import audit
from tests.librarians import make_librarian, publish, reword, start
from tests.people import make_user
from tests.talks import make_talks
from tests.views.posts import comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Return talks in which both sides have done something."""
    talks = make_talks()
    talks.edit(title="Forecasts")
    talks.send()
    talks.respond("PA-2", 1, status__parties="discuss", general__law="accept")
    return talks


def page(client, talks, code="PA-1", **query):
    """Return the page as a founder sees it."""
    client.force_login(talks.founders[code])
    return client.get(reverse("deal-history", args=[talks.deal.pk]), query)


def sentences(response):
    """Return what the page tells, as text."""
    told = re.findall(r"<p>(.*?)</p>\s*</li>", response.text, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in told]


def test_history_tells_own_and_shared_acts_the_latest_first(client, talks):
    assert sentences(page(client, talks)) == [
        "Bea (Brackenhall) answered round 1: accepted 1 clause, wants to discuss 1 clause.",
        "Ada (Tidelark) sent round 1.",
        "Tidelark changed the draft. only your side",
        "Ada (Tidelark) started the deal. only your side",
    ]


def test_history_of_another_side_tells_shared_acts_alone(client, talks):
    assert sentences(page(client, talks, "PA-2")) == [
        "Bea (Brackenhall) answered round 1: accepted 1 clause, wants to discuss 1 clause.",
        "Ada (Tidelark) sent round 1.",
    ]


def test_history_is_not_there_for_strangers(client, talks):
    client.force_login(make_user("eve"))

    assert client.get(reverse("deal-history", args=[talks.deal.pk])).status_code == 404


def test_history_shows_one_kind_where_asked(client, talks):
    assert sentences(page(client, talks, kind="round_sent")) == ["Ada (Tidelark) sent round 1."]
    assert sentences(page(client, talks, kind="talks_lapsed")) == []
    assert len(sentences(page(client, talks, kind="nonsense"))) == 4


def test_history_is_paged_and_asks_the_same_for_every_page(
    client, talks, django_assert_max_num_queries
):
    for number in range(120):
        audit.record(AuditKind.REMINDER_SENT, deal=talks.deal, shared=True, due=str(number))
    client.force_login(talks.founders["PA-1"])
    with django_assert_max_num_queries(7):
        pages = [client.get(reverse("deal-history", args=[talks.deal.pk]))]
    pages += [page(client, talks, page=number) for number in (2, 3, 4)]

    assert [len(sentences(one)) for one in pages] == [50, 50, 24, 0]
    assert ["Older" in one.text for one in pages] == [True, True, False, False]
    assert sentences(pages[1])[0] == "Termsheets reminded of a date, 69."


def test_round_read_and_file_taken_are_in_the_history_of_the_side_alone(client, talks):
    client.force_login(talks.founders["PA-2"])
    for _ in range(2):
        client.get(reverse("round", args=[talks.deal.pk, 1]))
        file = client.get(reverse("round-download", args=[talks.deal.pk, 1, "text"]))
        assert b"".join(file.streaming_content)

    ours, theirs = (sentences(page(client, talks, code)) for code in ("PA-1", "PA-2"))
    assert theirs[:2] == [
        "Bea (Brackenhall) took a file: round 1 as text. only your side",
        "Bea (Brackenhall) read round 1. only your side",
    ]
    assert len(theirs) == 4
    assert not any("Bea" in one and "answered" not in one for one in ours)


def test_pages_of_the_talks_lead_to_the_history(client, talks):
    client.force_login(talks.founders["PA-1"])
    rounds = client.get(reverse("round-list", args=[talks.deal.pk]))

    assert f'href="{reverse("deal-history", args=[talks.deal.pk])}"' in rounds.text


def test_clause_is_called_what_the_library_in_force_calls_it(client):
    talks = make_talks()
    talks.send()
    comment(talks, "PA-1", internal=False)
    rename_law()
    client.force_login(talks.founders["PA-1"])

    page = client.get(reverse("deal-history", args=[talks.deal.pk])).text

    assert "Choice of law and courts" in page


def rename_law():
    """Publish a library that calls the clause on law something else."""
    lin = make_librarian()
    version = start(lin)
    reword(version, lin, "Something governs.", title="Choice of law and courts")
    publish(version, lin)


def test_staff_read_clauses_by_what_the_library_in_force_calls_them(client):
    talks = make_talks()
    talks.send()
    comment(talks, "PA-1", internal=False)
    talks.respond("PA-2", 1, general__law="discuss")
    rename_law()
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    names = ("admin:termsheets_auditevent_changelist", "admin:review-metrics")

    pages = [client.get(reverse(name)).text for name in names]

    assert ["Choice of law and courts" in page for page in pages] == [True, True]
