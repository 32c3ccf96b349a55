"""The certificate of an agreement: the same for every side, and all of it is shared."""

import re

import pytest
from django.urls import reverse

from termsheets.models import AuditEvent
from termsheets.render import pool
from termsheets.render.certificate import grouped
from termsheets.render.result import Rendered
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    """Set no real PDF, but note what would be on it."""
    monkeypatch.setattr(pool, "press", lambda job: Rendered(job.page.encode(), {}))


def get(client, talks, code="PA-1"):
    """Return the certificate as a founder gets it."""
    client.force_login(talks.founders[code])
    return client.get(reverse("certificate", args=[talks.deal.pk]))


def content(response):
    return b"".join(response.streaming_content).decode()


@pytest.fixture
def agreed():
    """Return talks that have come to an agreement."""
    talks = make_talks()
    talks.edit(title="Forecasts")
    talks.send(override_reason="A secret that is nobody else's business")
    talks.accept_all("PA-2", 1)
    return talks


def test_certificate_names_the_acts_and_their_digests(client, agreed):
    page = content(get(client, agreed))
    event = AuditEvent.objects.get(kind="agreement_reached")
    acts = re.findall(r"<tr><th[^>]*>[^<]*</th><td>([^<]*)</td><td>([^<]*)</td></tr>", page)
    shared = AuditEvent.objects.filter(shared=True).order_by("sequence")

    assert grouped(event.digest) in page
    assert [digest for _, digest in acts] == [grouped(one.digest[:12]) for one in shared]
    assert acts[0][0] == "Ada (Tidelark) sent round 1."
    assert acts[-1][0] == "All parties stand behind round 1: the deal is agreed."
    assert "draft" not in page.lower().replace("termsheets drafts for negotiation", "")


def test_certificate_is_the_same_for_every_side_whatever_happens_after(client, agreed):
    first = content(get(client, agreed))

    assert content(get(client, agreed, "PA-2")) == first


def test_there_is_no_certificate_before_an_agreement(client):
    talks = make_talks()
    talks.send()

    assert get(client, talks).status_code == 404
