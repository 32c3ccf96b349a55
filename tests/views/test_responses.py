"""Answers to clauses, with htmx and without."""

import pytest

from termsheets.models import Comment, Response
from termsheets.negotiation import drafting, responses
from tests.people import make_user
from tests.views.posts import HTMX, LAW, address, answer, comment, mark, say

pytestmark = pytest.mark.django_db


def test_answer_returns_to_its_clause(bea, talks):
    response = answer(bea, talks, "discuss")

    assert response.url == f"{address('round', talks, 1)}#{LAW}"
    assert responses.standings(talks.deal).of(LAW).stands == {"PA-1": "accept", "PA-2": "discuss"}


def test_answer_by_htmx_returns_that_panel_and_the_counts_alone(bea, talks):
    page = answer(bea, talks, **HTMX).text

    assert page.count('role="group"') == 1
    assert "Agreed" in page
    assert 'id="tally" hx-swap-oob="true"' in page
    assert "<h1" not in page


def test_counter_leads_to_the_answers_and_the_wording(bea, talks):
    grant = "license.grant.LG-1"

    page = answer(bea, talks, "counter", passage=mark(talks, grant), **HTMX).text

    assert f"{address('wizard-row', talks, 'grants', 'LG-1')}#id_license_grants-" in page
    assert address("clause-wording", talks, "license.grant") in page


def test_several_clauses_are_accepted_at_once(bea, talks):
    posted = {
        "stand": "accept",
        "passage": [mark(talks), mark(talks, "general.costs")],
        "then": "general",
    }

    response = bea.post(address("round-respond", talks, 1), posted)

    agreement = responses.standings(talks.deal)
    assert [agreement.of(name).agreed for name in (LAW, "general.costs")] == [True, True]
    assert response.url.endswith("#general")


def test_last_acceptance_brings_the_whole_page_anew(bea, talks):
    open_ones = [one.passage.id for one in responses.standings(talks.deal).open]
    marks = [mark(talks, name) for name in open_ones if name != LAW]
    answer(bea, talks, passage=marks)

    response = answer(bea, talks, **HTMX)

    assert response.headers["HX-Refresh"] == "true"
    assert "Agreed in principle." in bea.get(address("round", talks, 1)).text


@pytest.mark.parametrize(
    ("posted", "status"),
    [
        ({"stand": "burn"}, 422),
        ({"passage": "no.clause x"}, 422),
        ({"passage": LAW}, 409),
        ({"passage": f"{LAW} {'0' * 64}"}, 409),
        ({"passage": "\0"}, 422),
    ],
)
def test_answer_that_cannot_be_taken_stores_nothing(bea, talks, posted, status):
    for options in ({}, HTMX):
        response = bea.post(
            address("round-respond", talks, 1),
            {"stand": "accept", "passage": mark(talks)} | posted,
            **options,
        )
        assert response.status_code in (status, 404)

    assert not Response.objects.exists()


def test_answer_to_a_superseded_round_names_the_one_that_stands(client, bea, talks):
    old = mark(talks)
    talks.send("PA-2")
    client.force_login(talks.founders["PA-1"])

    response = answer(client, talks, passage=old)

    assert response.status_code == 409
    assert "Round 1 is no longer on the table. Round 2 stands now." in response.text
    assert not Response.objects.exists()


def test_answer_out_of_turn_says_so(client, talks):
    client.force_login(talks.founders["PA-1"])

    response = answer(client, talks)

    assert response.status_code == 409
    assert "No round of another side is on the table." in response.text


@pytest.mark.parametrize(("role", "may_say"), [("counsel", True), ("viewer", False)])
def test_role_decides_what_is_taken(client, talks, role, may_say):
    client.force_login(talks.join("PA-2", "cora", role))

    assert answer(client, talks).status_code == 403
    assert say(client, talks).status_code == (302 if may_say else 403)
    assert Comment.objects.exists() == may_say


def test_left_out_clause_waits_to_be_let_go(client, talks):
    draft, gone = talks.draft("PA-2"), "upkeep.hygiene.HR-1"
    drafting.remove_row(
        draft_id=draft.pk,
        version=draft.version,
        key="hygiene_reviews",
        code="HR-1",
    )
    talks.send("PA-2", override_reason="So be it.")
    client.force_login(talks.founders["PA-1"])

    page = client.get(address("round", talks, 2))
    assert [panel.id for panel in page.context["left_out"]] == [gone]
    answer(client, talks, number=2, passage=mark(talks, gone))

    assert responses.standings(talks.deal).of(gone) is None


def test_stranger_can_neither_answer_nor_settle(client, talks):
    first = comment(talks, internal=False)
    client.force_login(make_user("eve"))

    assert answer(client, talks).status_code == 404
    assert client.post(address("comment-resolve", talks, first.pk)).status_code == 404
