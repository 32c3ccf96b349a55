"""The dates of a deal: shown, gates decided, fallbacks put into the draft."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from termsheets.models import ClauseChoice, GateOutcome
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

FALLBACK = "foreground.ownership"


def day(number):
    """Return a day counted from today."""
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def talks():
    """Return talks whose first gate PA-1 owns, with a private fallback for its failure."""
    talks = make_talks()
    far = {"target_date": day(300), "long_stop_date": day(400), "lockout": False}
    talks.edit(key="negotiation_plan", response_days=20, **far)
    talks.edit(key="decision_gates", row="DG-1", due_date=day(5), owner="PA-1")
    talks.edit(
        key="fallback_terms",
        row="FB-1",
        clause_id=FALLBACK,
        trigger="gate_failed",
        gate="DG-1",
        fallback_text="<b>Each keeps its own.</b>",
        shared=False,
    )
    talks.send(override_reason="Dates of our own.")
    return talks


@pytest.fixture
def ada(client, talks):
    """Return the client of the founder of PA-1."""
    client.force_login(talks.founders["PA-1"])
    return client


def address(name, talks, *more):
    return reverse(name, args=[talks.deal.pk, *more])


def decide(client, talks, passed="no", gate="DG-1"):
    return client.post(address("gate-decide", talks, gate), {"passed": passed})


def test_dates_do_not_exist_for_a_stranger(client, talks):
    client.force_login(make_user("eve"))

    assert client.get(address("deal-dates", talks)).status_code == 404
    assert decide(client, talks).status_code == 404
    assert client.post(address("fallback-use", talks, "FB-1")).status_code == 404


def test_deadlines_come_in_order_with_the_days_left(ada, talks):
    deadlines = ada.get(address("deal-dates", talks)).context["deadlines"]

    days = [left for _, left, _ in deadlines]
    assert days == sorted(days)
    assert ("DG-1", 5, "Tidelark") in [(one.subject, left, who) for one, left, who in deadlines]


def test_owner_decides_a_gate_once(ada, talks):
    offered = ada.get(address("deal-dates", talks)).text
    decide(ada, talks, "yes")
    again = decide(ada, talks, "no")

    assert address("gate-decide", talks, "DG-1") in offered
    assert again.status_code == 403
    assert GateOutcome.objects.get().passed is True
    assert address("gate-decide", talks, "DG-1") not in ada.get(address("deal-dates", talks)).text


@pytest.mark.parametrize(("gate", "status"), [("DG-9", 422), ("\0", 422)])
def test_unknown_gate_is_not_decided(ada, talks, gate, status):
    assert decide(ada, talks, gate=gate).status_code == status
    assert not GateOutcome.objects.exists()


def test_gate_of_another_side_is_not_decided(client, talks):
    client.force_login(talks.founders["PA-2"])

    page = client.get(address("deal-dates", talks)).text

    assert address("gate-decide", talks, "DG-1") not in page
    assert decide(client, talks).status_code == 403


def test_private_fallback_is_proposed_to_its_own_side_alone(client, ada, talks):
    decide(ada, talks)
    own = ada.get(address("deal-dates", talks)).text
    client.force_login(talks.founders["PA-2"])
    theirs = client.get(address("deal-dates", talks)).text

    assert "&lt;b&gt;Each keeps its own.&lt;/b&gt;" in own
    assert "Each keeps" not in theirs


def test_fallback_becomes_own_wording_of_the_draft(ada, talks):
    decide(ada, talks)

    response = ada.post(address("fallback-use", talks, "FB-1"))

    assert response.url == f"{address('term-sheet', talks)}#{FALLBACK}"
    chosen = ClauseChoice.objects.get(draft=talks.draft(), clause_id=FALLBACK)
    assert (chosen.position, chosen.custom_text) == ("custom", "<b>Each keeps its own.</b>")


def test_fallback_before_its_moment_is_refused(ada, talks):
    assert ada.post(address("fallback-use", talks, "FB-1")).status_code == 422


def test_viewer_reads_dates_without_a_form(client, talks):
    client.force_login(talks.join("PA-1", "vic", "viewer"))

    assert "<form" not in client.get(address("deal-dates", talks)).text
    assert decide(client, talks).status_code == 403


def test_nothing_is_due_before_the_first_round(client):
    talks = make_talks()
    client.force_login(talks.founders["PA-2"])

    page = client.get(address("deal-dates", talks))

    assert page.context["deadlines"] == []
    assert "Nothing is due before the first round is sent." in page.text
