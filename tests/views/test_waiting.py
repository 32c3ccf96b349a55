"""A file that takes long: a page that waits with its reader, then the download."""

import threading

import pytest
from django.urls import reverse

from termsheets.render import pool
from termsheets.render.result import Rendered, RenderFailed
from tests.talks import make_talks

pytestmark = pytest.mark.django_db(transaction=True)

LONG = 20


@pytest.fixture
def press(monkeypatch, settings):
    """Return what lets the press end; a reader has hardly any patience meanwhile."""
    settings.FILES_PATIENCE = 0.2
    may_end = threading.Event()
    yield Press(monkeypatch, may_end)
    may_end.set()
    for thread in threading.enumerate():
        if thread.name == "making":
            thread.join(LONG)


class Press:
    """A press that prints one page when it is let, or fails."""

    def __init__(self, monkeypatch, may_end):
        self.may_end, self.pages, self.problem = may_end, [], None
        monkeypatch.setattr(pool, "press", self)

    def __call__(self, job):
        self.pages.append(job)
        assert self.may_end.wait(LONG)
        if self.problem:
            raise self.problem
        return Rendered(b"%PDF", {})


@pytest.fixture
def address(client):
    """Return where a round's PDF is, for a member who is signed in."""
    talks = make_talks()
    talks.send()
    client.force_login(talks.founders["PA-2"])
    return reverse("round-download", args=[talks.deal.pk, 1, "pdf"])


def test_reader_waits_on_a_page_and_then_gets_the_file(client, address, press, settings):
    waits = [client.get(address), client.get(address, {"waited": "1"})]
    settings.FILES_PATIENCE = LONG
    press.may_end.set()
    ready = client.get(address, {"waited": "1"})
    file = client.get(address)

    assert [wait.status_code for wait in waits] == [202, 202]
    assert {wait["Refresh"] for wait in waits} == {f"2; url={address}?waited=1"}
    assert "round 1.pdf” has been in the making for 0 seconds" in waits[0].text
    assert (ready.status_code, ready["Refresh"]) == (200, f"0; url={address}")
    assert b"".join(file.streaming_content) == b"%PDF"
    assert len(press.pages) == 1


def test_failure_is_told_and_another_try_offered(client, address, press, settings):
    settings.FILES_PATIENCE = LONG
    press.problem = RenderFailed("Making this PDF was broken off.")
    press.may_end.set()
    failed = client.get(address, {"waited": "1"})
    press.problem = None

    assert failed.status_code == 503
    assert "was broken off" in failed.text
    assert f'href="{address}?again=1"' in failed.text
    again = client.get(address, {"again": "1"})
    assert b"".join(again.streaming_content) == b"%PDF"
