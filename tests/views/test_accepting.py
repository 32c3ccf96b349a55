"""Accepting all that is open at once: shown first, bound to the words, all or none."""

import re
from html import unescape

import pytest

from termsheets.models import Deal, Response
from termsheets.negotiation import drafting, responses
from tests.people import make_user
from tests.views.posts import LAW, address

pytestmark = pytest.mark.django_db


def page_of(client, talks, number=1):
    return client.get(address("round-accept-all", talks, number))


def offered(page):
    """Return the value of each box of the page, by whether it is ticked."""
    boxes = re.findall(r'name="passage" value="([^"]+)"( checked)?', page.text)
    return {unescape(value): bool(ticked) for value, ticked in boxes}


def accept(client, talks, values, number=1):
    posted = {"stand": "accept", "passage": list(values), "then": "clauses"}
    return client.post(address("round-respond", talks, number), posted)


def test_page_offers_every_waiting_passage_and_changes_nothing(bea, talks):
    talks.respond("PA-2", 1, general__law="accept")

    boxes = offered(page_of(bea, talks))

    waiting = [one.passage for one in responses.standings(talks.deal).open]
    assert boxes == {f"{passage.id} {passage.digest}": True for passage in waiting}
    assert Response.objects.count() == 1


def test_passage_is_shown_with_its_words_and_what_the_sides_say(bea, talks):
    page = page_of(bea, talks).text

    assert "Waits for your side" in page
    assert "<b>Tidelark</b> accepts" in page
    assert "law of " in page


def test_objection_of_the_own_side_is_offered_without_a_tick(bea, talks):
    talks.respond("PA-2", 1, general__law="discuss")

    boxes = offered(page_of(bea, talks))

    assert [value.split()[0] for value, ticked in boxes.items() if not ticked] == [LAW]


def test_everything_accepted_agrees_the_deal_as_the_page_has_said(bea, talks):
    page = page_of(bea, talks)

    response = accept(bea, talks, offered(page))

    assert "with all of these accepted, the deal is agreed in principle" in page.text
    assert response.url == f"{address('round', talks, 1)}#clauses"
    assert talks.status() == Deal.Status.AGREED


def test_what_is_not_ticked_stays_open(bea, talks):
    values = [value for value in offered(page_of(bea, talks)) if not value.startswith(LAW)]

    page = accept(bea, talks, values).client.get(address("round", talks, 1)).text

    assert [one.passage.id for one in responses.standings(talks.deal).open] == [LAW]
    assert f"Stored for {len(values)} clauses." in page


def test_one_changed_passage_stores_none(bea, talks):
    values = [*offered(page_of(bea, talks))]

    response = accept(bea, talks, [*values[:-1], f"{values[-1].split()[0]} {'0' * 64}"])

    assert response.status_code == 409
    assert not Response.objects.exists()


def test_very_many_passages_are_taken_in_one_form(bea, talks):
    response = accept(bea, talks, [f"no.{number} x" for number in range(2_000)])

    assert response.status_code == 422


def test_round_sent_meanwhile_takes_no_acceptance_of_the_old_words(client, bea, talks):
    values = offered(page_of(bea, talks))
    talks.send("PA-2")

    response = accept(bea, talks, values)

    assert response.status_code == 409
    assert "Round 2 stands now." in response.text
    assert not Response.objects.exists()


def test_left_out_passage_is_let_go_with_the_rest(client, talks):
    draft = talks.draft("PA-2")
    drafting.remove_row(
        draft_id=draft.pk, version=draft.version, key="hygiene_reviews", code="HR-1"
    )
    talks.send("PA-2", override_reason="So be it.")
    client.force_login(talks.founders["PA-1"])

    boxes = offered(page_of(client, talks, 2))
    accept(client, talks, boxes, number=2)

    assert "upkeep.hygiene.HR-1 " in boxes
    assert not responses.standings(talks.deal).open


def test_objection_alone_is_all_that_is_left_to_offer(bea, talks):
    known = responses.standings(talks.deal)
    stands = {one.passage.id.replace(".", "__"): "accept" for one in known.open}
    talks.respond("PA-2", 1, **stands | {"general__law": "discuss"})

    assert list(offered(page_of(bea, talks)).values()) == [False]


@pytest.mark.parametrize(("role", "status"), [("counsel", 403), ("viewer", 403)])
def test_only_a_founder_of_the_side_whose_turn_it_is_is_asked(client, talks, role, status):
    client.force_login(talks.join("PA-2", "cora", role))
    as_member = page_of(client, talks)
    client.force_login(talks.founders["PA-1"])
    as_sender = page_of(client, talks)

    assert (as_member.status_code, as_sender.status_code) == (status, 409)
    assert "Ask a founder." in as_member.text
    assert "No round of another side is on the table." in as_sender.text


def test_round_that_is_over_is_not_accepted(client, bea, talks):
    talks.send("PA-2")

    response = page_of(bea, talks)

    assert response.status_code == 409
    assert "Round 1 is no longer on the table." in response.text


def test_stranger_finds_no_such_page(client, talks):
    client.force_login(make_user("eve"))

    assert page_of(client, talks).status_code == 404


def test_way_to_the_page_is_shown_where_something_waits(client, bea, talks):
    link = address("round-accept-all", talks, 1)

    theirs = bea.get(address("round", talks, 1)).text
    client.force_login(talks.founders["PA-1"])
    ours = client.get(address("round", talks, 1)).text

    assert (link in theirs, link in ours) == (True, False)
