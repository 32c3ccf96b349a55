"""Files of all sides' texts in one: drawn once, for members only, with nothing private."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.models import Membership
from termsheets.render import pool
from termsheets.render.bracketed import FORMATS
from termsheets.render.result import Rendered
from termsheets.views import bracketed_files
from tests.people import make_user
from tests.talks import make_talks
from tests.views.test_bracketed import OURS, REASON, SECRET, UNSENT, talks

__all__ = ["talks"]
pytestmark = pytest.mark.django_db
TITLE = "Grocery forecasting distribution, UK and Ireland"


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    """Set no real PDF, but note what would be on it, and return all jobs of the press."""
    asked = []
    monkeypatch.setattr(
        pool, "press", lambda job: asked.append(job) or Rendered(job.page.encode(), {})
    )
    return asked


def get(client, talks, name, code="PA-1"):
    client.force_login(talks.founders[code])
    return client.get(reverse("bracketed-download", args=[talks.deal.pk, name]))


def content(response):
    return b"".join(response.streaming_content)


def unpacked(file):
    """Return the bytes of a file, and of all files inside if it is a Word file."""
    if not file.startswith(b"PK"):
        return file
    with ZipFile(BytesIO(file)) as parts:
        return b"".join(map(parts.read, parts.namelist()))


@pytest.mark.parametrize(
    ("name", "extension"), [("pdf", "pdf"), ("docx", "docx"), ("text", "txt"), ("json", "json")]
)
def test_file_says_what_it_is(client, talks, name, extension):
    response = get(client, talks, name, "PA-2")

    file_name = f"{TITLE} - bracketed.{extension}"
    assert response["Content-Disposition"] == f'attachment; filename="{file_name}"'


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_side_gets_the_file_that_was_drawn_once(client, talks, name, monkeypatch):
    first = content(get(client, talks, name))
    monkeypatch.setattr(bracketed_files, "_made", lambda *_: pytest.fail("Drawn again."))

    assert content(get(client, talks, name, "PA-2")) == first


def test_file_follows_the_rounds(client, talks):
    before = content(get(client, talks, "text"))
    talks.send()

    after = content(get(client, talks, "text")).decode()

    assert UNSENT not in before.decode()
    assert UNSENT in after
    assert "Bracketed draft of rounds 2 and 3" in after


def test_nothing_private_is_in_any_file(client, talks):
    found = {
        (name, code): unpacked(content(get(client, talks, name, code)))
        for name in FORMATS
        for code in ("PA-1", "PA-2")
    }

    words = [word.encode() for word in (SECRET, OURS, UNSENT, REASON)]
    assert [key for key, file in found.items() if any(word in file for word in words)] == []
    assert SECRET in talks.draft().terms().background_assets[0].encumbrance_note


def test_paper_carries_no_terms(client, talks, jobs):
    content(get(client, talks, "pdf"))

    assert [(job.terms, job.archival) for job in jobs] == [("", False)]
    assert 'class="bracket"' in jobs[0].page


def test_json_names_the_rounds_it_is_made_of(client, talks):
    told = json.loads(content(get(client, talks, "json")))

    assert told["texts"] == {
        sent.side.party_code: {
            "side": sent.sender_name,
            "number": sent.number,
            "day": sent.sent.date().isoformat(),
            "digest": sent.digest,
        }
        for sent in talks.deal.rounds.select_related("side")
    }


def test_page_offers_the_files(client, talks):
    client.force_login(talks.founders["PA-2"])

    page = client.get(reverse("bracketed", args=[talks.deal.pk])).content.decode()

    links = [reverse("bracketed-download", args=[talks.deal.pk, name]) for name in FORMATS]
    assert [page.count(f'href="{link}"') for link in links] == [1] * len(FORMATS)


def test_file_is_there_for_members_and_in_formats_that_there_are(client, talks):
    Membership.objects.filter(user=talks.founders["PA-2"]).delete()
    talks.founders["PA-3"] = make_user("eve")

    statuses = [
        get(client, talks, name, code).status_code
        for name, code in [("pdf", "PA-2"), ("pdf", "PA-3"), ("docm", "PA-1")]
    ]

    assert statuses == [404, 404, 404]


def test_there_is_no_file_before_the_first_round(client):
    assert get(client, make_talks(), "pdf").status_code == 404


def test_queries_do_not_grow_with_rounds(client, talks):
    counts = [queries(client, talks)]
    for code in ("PA-1", "PA-2"):
        talks.edit(code, purpose=f"{code} says otherwise.")
        talks.send(code)
    counts.append(queries(client, talks))

    assert counts[0] == counts[1] <= 8


def queries(client, talks):
    """Return how many queries a file costs that has been made before."""
    content(get(client, talks, "text"))
    with CaptureQueriesContext(connection) as asked:
        content(client.get(reverse("bracketed-download", args=[talks.deal.pk, "text"])))
    return len(asked)
