"""Files of a redline: named after both rounds, drawn once, for members only."""

import json
from io import BytesIO
from unittest.mock import Mock
from zipfile import ZipFile

import pytest
from django.urls import reverse

from termsheets.render import pool
from termsheets.render.redline.formats import FORMATS
from termsheets.render.result import Rendered, RenderFailed, TooLong
from termsheets.views import redline_files
from tests.people import make_user
from tests.views.test_redlines import SECRET, talks

__all__ = ["talks"]
pytestmark = pytest.mark.django_db
TITLE = "Bakery forecasting"


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    """Set no real PDF, but note what would be on it."""
    monkeypatch.setattr(pool, "press", lambda job: Rendered(job.page.encode(), {}))


def get(client, talks, name, *, old=1, new=3, code="PA-1"):
    client.force_login(talks.founders[code])
    if new is None:
        address = reverse("redline-draft-download", args=[talks.deal.pk, old, name])
    else:
        address = reverse("redline-download", args=[talks.deal.pk, old, new, name])
    return client.get(address)


def content(response):
    return b"".join(response.streaming_content)


def unpacked(file):
    """Return the bytes of a file, and of all files inside if it is a Word file."""
    if not file.startswith(b"PK"):
        return file
    with ZipFile(BytesIO(file)) as parts:
        return b"".join(map(parts.read, parts.namelist()))


@pytest.mark.parametrize(
    ("name", "new", "file_name"),
    [
        ("pdf", 3, f"{TITLE} - round 3 vs 1 - redline.pdf"),
        ("docx", 3, f"{TITLE} - round 3 vs 1 - redline.docx"),
        ("text", 2, f"{TITLE} - round 2 vs 1 - redline.txt"),
        ("json", 3, f"{TITLE} - round 3 vs 1 - redline.json"),
        ("json", None, f"{TITLE} - draft vs round 1 - redline.json"),
    ],
)
def test_file_says_which_sheets_it_compares(client, talks, name, new, file_name):
    response = get(client, talks, name, new=new)

    assert response["Content-Disposition"] == f'attachment; filename="{file_name}"'


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_file_is_drawn_once(client, talks, name, monkeypatch):
    first = content(get(client, talks, name))
    monkeypatch.setattr(redline_files, "_comparison", lambda *_: pytest.fail("Drawn again."))

    assert content(get(client, talks, name)) == first


def test_file_of_a_draft_follows_the_draft(client, talks):
    before = content(get(client, talks, "text", new=None))
    talks.edit(purpose="Unsent.")

    after = content(get(client, talks, "text", new=None)).decode()

    assert "Unsent" in after
    assert after.encode() != before
    assert "Unsent" not in content(get(client, talks, "text", new=None, code="PA-2")).decode()


@pytest.mark.parametrize("new", [2, 3, None])
def test_private_answer_is_in_no_file(client, talks, new):
    found = {
        name: unpacked(content(get(client, talks, name, new=new, code=code)))
        for name in FORMATS
        for code in ("PA-1", "PA-2")
    }

    assert [name for name, file in found.items() if SECRET.encode() in file] == []


def test_change_list_names_both_rounds(client, talks):
    told = json.loads(content(get(client, talks, "json")))

    assert (told["from"]["number"], told["to"]["number"]) == (1, 3)
    assert [told[name]["digest"] for name in ("from", "to")] == [
        talks.deal.rounds.get(number=number).digest for number in (1, 3)
    ]


def test_paper_says_what_is_open_while_the_round_is_on_the_table(client, talks):
    pages = {new: content(get(client, talks, "pdf", new=new)).decode() for new in (2, 3)}

    assert {new: "Open clauses" in page for new, page in pages.items()} == {2: False, 3: True}


@pytest.mark.parametrize(
    ("failure", "status"),
    [(TooLong("Long."), 422), (RenderFailed("Busy."), 503)],
)
def test_only_what_may_pass_is_to_be_tried_again(client, talks, monkeypatch, failure, status):
    monkeypatch.setattr(pool, "press", Mock(side_effect=failure))

    response = get(client, talks, "pdf")

    assert response.status_code == status
    assert ("try again" in response.text) is failure.may_pass
    assert ("read one section at a time" in response.text) is not failure.may_pass


def test_file_is_there_for_members_and_in_formats_that_there_are(client, talks):
    talks.founders["PA-3"] = make_user("eve")

    statuses = [
        get(client, talks, name, new=new, code=code).status_code
        for name, new, code in [("pdf", 3, "PA-3"), ("docm", 3, "PA-1"), ("pdf", 9, "PA-1")]
    ]

    assert statuses == [404, 404, 404]
