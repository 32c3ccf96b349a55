"""The position guide: the balance at a glance, and the way to the wording that moves a clause."""

import pytest
from django.urls import reverse

from termsheets.negotiation import drafting
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


def test_guide_tells_where_clauses_stand_and_what_a_move_changes(client):
    talks = make_talks("semiconductor-codevelopment")
    draft = talks.draft()
    drafting.choose_wording(
        draft_id=draft.pk, version=draft.version, clause_id="exit.termination", position="partner"
    )
    client.force_login(talks.founders["PA-1"])

    page = client.get(
        reverse("position-guide", args=[talks.deal.pk]), {"clause": "exit.termination"}
    )

    assert dict(page.context["balance"])["Partner"] == 1
    assert "To startup" in page.text
    assert '<ins class="inserted">' in page.text
    assert reverse("clause-wording", args=[talks.deal.pk, "exit.termination"]) in page.text
