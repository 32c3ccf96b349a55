"""Rounds on screen: the list, one read clause by clause, withdrawn and taken up."""

import pytest
from django.urls import reverse

from termsheets.domain.edits import find
from termsheets.models import Deal, Withdrawal
from tests.people import make_user
from tests.views.posts import HOSTILE, address

pytestmark = pytest.mark.django_db

PAGES = ("deal-review", "round-list", "open-points", "deal-dates", "member-list")


@pytest.fixture
def as_(client, talks):
    """Return what signs a side's founder in."""

    def signed_in(code):
        client.force_login(talks.founders[code])
        return client

    return signed_in


def shown(response):
    """Return the ids of the passages on a round's page."""
    return [panel.id for section in response.context["sections"] for panel in section.panels]


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_talks_does_not_exist_for_a_stranger(client, talks, name):
    client.force_login(make_user("eve"))

    assert client.get(address(name, talks)).status_code == 404


@pytest.mark.parametrize("name", ["round-withdraw", "round-respond", "comment-add"])
def test_round_takes_nothing_from_a_stranger(client, talks, name):
    client.force_login(make_user("eve"))

    assert client.get(address("round", talks, 1)).status_code == 404
    assert client.post(address(name, talks, 1)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_talks_sends_a_visitor_to_the_sign_in(client, talks, name):
    assert client.get(address(name, talks)).url.startswith(reverse("account_login"))


def test_both_sides_read_every_passage_of_a_round(as_, talks):
    pages = [as_(code).get(address("round", talks, 1)) for code in ("PA-1", "PA-2")]

    passages = [passage.id for passage in talks.deal.rounds.get().pieces()]
    assert [shown(page) for page in pages] == [passages, passages]


def test_round_that_was_never_sent_does_not_exist(as_, talks):
    assert as_("PA-1").get(address("round", talks, 2)).status_code == 404


def test_filters_divide_the_passages_by_their_state(as_, talks):
    talks.respond("PA-2", 1, general__law="accept", general__costs="discuss")
    page = as_("PA-2")

    every, still_open, mine, agreed = (
        shown(page.get(address("round", talks, 1), {"show": show}))
        for show in ("", "open", "mine", "agreed")
    )

    assert agreed == ["general.law"]
    assert set(still_open) == set(every) - {"general.law"}
    assert set(mine) == set(still_open) - {"general.costs"}


def test_unknown_filter_shows_everything(as_, talks):
    page = as_("PA-1").get(address("round", talks, 1), {"show": "\0x"})

    assert len(shown(page)) == len(talks.deal.rounds.get().passages)


def test_answers_are_offered_to_the_side_whose_turn_it_is_alone(as_, talks):
    answer = f'action="{address("round-respond", talks, 1)}"'
    withdraw = f'action="{address("round-withdraw", talks, 1)}"'

    ours = as_("PA-1").get(address("round", talks, 1)).text
    theirs = as_("PA-2").get(address("round", talks, 1)).text

    assert (answer in ours, withdraw in ours) == (False, True)
    assert (answer in theirs, withdraw in theirs) == (True, False)
    assert "The others have the turn." in ours
    assert "It is your side" in theirs


@pytest.mark.parametrize(
    ("status", "words"),
    [("lapsed", "The talks have lapsed."), ("closed", "The deal is closed.")],
)
def test_deal_that_is_over_asks_nothing_of_anybody(as_, talks, status, words):
    Deal.objects.filter(pk=talks.deal.pk).update(status=status)
    pages = [("round", (1,)), ("round-list", ()), ("deal-review", ()), ("wizard-hub", ())]

    shown = [as_("PA-2").get(address(name, talks, *more)).text for name, more in pages]

    assert all(words in page for page in shown)
    assert not [page for page in shown if "<form" in page or "s turn." in page]


def test_viewer_reads_without_a_single_form(client, talks):
    client.force_login(talks.join("PA-2", "vic", "viewer"))

    page = client.get(address("round", talks, 1))

    assert "<form" not in page.text
    assert len(shown(page)) > 50


def test_earlier_round_is_read_only_and_leads_to_the_one_on_the_table(as_, talks):
    talks.send("PA-2")

    page = as_("PA-1").get(address("round", talks, 1)).text

    assert "<form" not in page
    assert f'href="{address("round", talks, 2)}"' in page


def test_hostile_cover_note_is_shown_as_typed(as_, talks):
    talks.send("PA-2", note=HOSTILE)

    for name, more in (("round-list", ()), ("round", (2,))):
        page = as_("PA-1").get(address(name, talks, *more)).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ deal }}" in page
        assert "<script>alert" not in page


def test_withdrawn_round_says_so_and_gives_the_turn_back(as_, talks):
    page = as_("PA-1").post(address("round-withdraw", talks, 1), follow=True).text

    assert Withdrawal.objects.get().round.number == 1
    assert "Withdrawn" in page
    assert "Nothing is on the table." in page


@pytest.mark.parametrize(("code", "status"), [("PA-2", 409), ("PA-1", 409)])
def test_withdrawal_out_of_turn_is_explained(as_, talks, code, status):
    if code == "PA-1":
        talks.respond("PA-2", 1, general__law="accept")

    response = as_(code).post(address("round-withdraw", talks, 1))

    assert response.status_code == status
    assert not Withdrawal.objects.exists()


def test_counsel_cannot_withdraw(client, talks):
    client.force_login(talks.join("PA-1", "cora", "counsel"))

    response = client.post(address("round-withdraw", talks, 1))

    assert response.status_code == 403
    assert "Ask a founder." in response.text


def test_list_counts_what_was_answered(as_, talks):
    talks.respond("PA-2", 1, general__law="accept", general__costs="discuss")
    talks.respond("PA-2", 1, general__costs="accept")

    page = as_("PA-1").get(address("round-list", talks))

    assert [sent.answers for sent in page.context["rounds"]] == [2]


@pytest.mark.parametrize("rounds", [1, 4])
def test_pages_ask_the_same_queries_for_any_number_of_rounds(
    as_, talks, rounds, django_assert_num_queries
):
    for number in range(2, rounds + 1):
        talks.send("PA-2" if number % 2 == 0 else "PA-1")
    client = as_("PA-1")
    client.get(address("round", talks, rounds))  # the first look of the day leaves an event

    for name, more, queries in (
        ("round-list", (), 6),
        ("round", (rounds,), 10),
        ("open-points", (), 8),
        ("wizard-hub", (), 7),
    ):
        with django_assert_num_queries(queries):
            client.get(address(name, talks, *more))


def test_open_points_lead_to_their_clauses_and_questions(as_, talks):
    talks.edit("PA-2", "termination_terms", breach_cure_days=None)
    talks.send("PA-2", override_reason="To be found out.")

    page = as_("PA-1").get(address("open-points", talks)).text

    assert f'href="{address("round", talks, 2)}#exit.termination"' in page
    question = f"{address('wizard-step', talks, 'exits')}#id_termination_terms-breach_cure_days"
    assert f'href="{question}"' in page


def test_draft_with_edits_of_its_own_is_offered_the_round(as_, talks):
    talks.edit("PA-2", "audit_terms", notice_days=45)
    talks.send("PA-2")
    talks.edit("PA-1", "audit_terms", notice_days=60)
    talks.send("PA-1")
    talks.edit("PA-2", "audit_terms", records_months=90)
    talks.withdraw(3)
    talks.edit("PA-1", "audit_terms", notice_days=20)
    talks.send("PA-1")
    client = as_("PA-2")

    offered = client.get(address("wizard-hub", talks)).text
    client.post(address("round-take-up", talks), {"version": talks.draft("PA-2").version})

    assert address("round-take-up", talks) in offered
    assert address("round-take-up", talks) not in client.get(address("wizard-hub", talks)).text
    assert find(talks.draft("PA-2").terms(), "audit_terms", "").notice_days == 20


@pytest.mark.parametrize("version", ["", "x", "1"])
def test_round_is_not_taken_up_over_a_draft_that_changed(as_, talks, version):
    talks.edit("PA-2", "audit_terms", notice_days=45)

    response = as_("PA-2").post(address("round-take-up", talks), {"version": version})

    assert response.status_code == 409
    assert find(talks.draft("PA-2").terms(), "audit_terms", "").notice_days == 45


def test_round_tells_which_version_of_the_library_worded_it(as_, talks):
    page = as_("PA-2").get(address("round", talks, 1)).text

    assert "worded by version 1 of the clause library" in page
