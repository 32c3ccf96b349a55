"""Somebody who may only read: whatever they send to any address of a deal changes nothing."""

import pytest
from django.core import serializers
from django.urls import reverse

from termsheets.models import Comment, Draft, Invitation, Membership, Response, Round
from tests.talks import make_talks
from tests.test_query_counts import addresses
from tests.views.posts import comment, mark

pytestmark = pytest.mark.django_db

KEPT = (Comment, Draft, Invitation, Membership, Response, Round)


@pytest.fixture
def talks():
    """Return talks whose two rounds PA-1 may answer, with a comment and an invitation."""
    talks = make_talks()
    talks.send()
    talks.send("PA-2")
    comment(talks, "PA-1")
    return talks


def stored():
    """Return all that a deal consists of, as text."""
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in KEPT]


def test_viewer_changes_nothing_by_any_address(client, talks):
    client.force_login(talks.join("PA-1", "vic", "viewer"))
    posted = {
        "position": "custom",
        "custom_text": "Ours.",
        "text": "Why?",
        "passage": mark(talks),
        "stand": "accept",
        "email": "eve@example.org",
        "role": "viewer",
        "party_code": "PA-1",
        "version": talks.draft().version,
        "seen": 2,
        "deal-title": "Ours",
    }
    before = stored()
    done = [
        label
        for of_draft in (True, False)
        for label, address in addresses(talks.deal, of_draft=of_draft)
        if client.post(address, posted).status_code < 400
    ]

    assert done == ["deal-new"]
    assert stored() == before


def test_viewer_is_told_that_the_wording_is_not_theirs(client, talks):
    client.force_login(talks.join("PA-1", "vic", "viewer"))

    page = client.get(reverse("clause-wording", args=[talks.deal.pk, "general.law"])).text

    assert "You can read this draft, but not change it." in page
    assert "Use this wording" not in page
