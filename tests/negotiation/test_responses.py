"""Answers to a round, clause by clause, until nothing is open."""

import pytest

from termsheets.models import Deal, Response
from termsheets.negotiation import drafting, responses
from termsheets.negotiation.errors import Denied, OutOfTurn, Superseded, TextChanged
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
PARTIES, PURPOSE = "status.parties", "status.purpose"


@pytest.fixture
def talks():
    """Return talks with a round of PA-1 on the table."""
    talks = make_talks()
    talks.send()
    return talks


def waiting(talks, code):
    """Return the clauses that a side has not accepted."""
    found = responses.standings(talks.deal).open
    return [standing.passage.id for standing in found if code in standing.waits_for]


def test_stand_of_each_side_is_told_per_clause(talks):
    found = talks.respond("PA-2", 1, status__parties="accept", status__purpose="discuss")

    assert found.of(PARTIES).stands == {"PA-1": "accept", "PA-2": "accept"}
    assert found.of(PURPOSE).stands == {"PA-1": "accept", "PA-2": "discuss"}
    assert (found.of(PARTIES).agreed, found.of(PURPOSE).waits_for) == (True, ("PA-2",))
    assert found == responses.standings(talks.deal)


def test_later_stand_counts(talks):
    talks.respond("PA-2", 1, status__parties="counter")

    talks.respond("PA-2", 1, status__parties="accept")

    assert PARTIES not in waiting(talks, "PA-2")
    assert Response.objects.count() == 2


def test_same_stand_again_is_not_stored_again(talks):
    talks.respond("PA-2", 1, status__parties="accept")
    talks.respond("PA-2", 1, status__parties="accept")

    assert Response.objects.count() == 1


def test_deal_is_agreed_when_nothing_is_open(talks):
    talks.accept_all("PA-2", 1)

    assert talks.status() == Deal.Status.AGREED
    assert not responses.open_points(talks.deal)


def test_other_words_reopen_an_agreed_deal(talks):
    talks.accept_all("PA-2", 1)
    talks.edit("PA-2", purpose="Something else.")

    talks.send("PA-2")

    assert talks.status() == Deal.Status.COUNTERED
    assert waiting(talks, "PA-1") == [PURPOSE]
    assert waiting(talks, "PA-2") == []


def test_four_rounds_lead_to_agreement(talks):
    talks.respond("PA-2", 1, status__parties="accept", status__purpose="counter")
    talks.edit("PA-2", purpose="Theirs.")
    talks.send("PA-2")
    talks.edit("PA-1", purpose="Ours again.")
    talks.send("PA-1")
    talks.edit("PA-2", purpose="Both.")
    talks.send("PA-2")
    before = (talks.status(), waiting(talks, "PA-1"))

    talks.respond("PA-1", 4, status__purpose="accept")

    assert before == (Deal.Status.COUNTERED, [PURPOSE])
    assert talks.status() == Deal.Status.AGREED


def test_gap_keeps_a_deal_open():
    talks = make_talks()
    talks.edit(purpose=None)
    talks.send(override_reason="To be filled in together.")

    talks.accept_all("PA-2", 1)

    points = responses.open_points(talks.deal)
    assert (points.clauses, [gap.text for gap in points.gaps]) == ((), ["[purpose]"])
    assert talks.status() == Deal.Status.SHARED


def test_clause_left_out_has_to_be_accepted(talks):
    talks.edit("PA-2", key="negotiation_plan", lockout=not lockout(talks))
    talks.send("PA-2", override_reason="Never mind.")

    before = responses.standings(talks.deal)
    changed = [one.passage.id for one in before.open]
    talks.accept_all("PA-1", 2)

    assert "negotiation.lockout" in changed
    assert not responses.standings(talks.deal).open


def lockout(talks):
    """Return whether the deal has a lock-out."""
    return talks.draft().terms().negotiation_plan.lockout


def test_answer_to_a_superseded_round_is_refused(talks):
    talks.send("PA-2", version=talks.draft("PA-2").version)

    with pytest.raises(Superseded, match=r"Round 1 is no longer on the table\. Round 2 stands"):
        talks.respond("PA-2", 1, status__parties="discuss")


def test_answer_to_a_withdrawn_round_is_refused(talks):
    answer = talks.answer(responses.standings(talks.deal), PARTIES, "accept")
    talks.withdraw(1)

    with pytest.raises(Superseded, match=r"Round 1 is no longer on the table\. No round stands"):
        respond(talks, answer)


def respond(talks, *answers, user=None):
    """Answer round 1 for PA-2."""
    user = user or talks.founders["PA-2"]
    return responses.respond(deal_id=talks.deal.pk, user=user, number=1, answers=answers)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"digest": "0" * 64}, TextChanged, "{heading} reads otherwise in this round"),
        ({"stand": "perhaps"}, drafting.Refused, "Answer: Choose accept, discuss or counter."),
        (
            {"clause_id": "no.clause"},
            drafting.Refused,
            "Clause: There is no clause no.clause in this round.",
        ),
    ],
)
def test_answer_that_makes_no_sense_stores_none_of_them(talks, change, error, message):
    known = responses.standings(talks.deal)
    good = talks.answer(known, PURPOSE, "accept")
    facts = {"clause_id": PARTIES, "stand": "accept", "digest": known.of(PARTIES).passage.digest}

    with pytest.raises(error) as refused:
        respond(talks, good, responses.Answer(**facts | change))

    heading = known.of(PARTIES).passage.heading
    assert str(refused.value).startswith(message.format(heading=heading))
    assert not Response.objects.exists()


def test_sender_does_not_answer_its_own_round(talks):
    with pytest.raises(OutOfTurn, match="No round of another side is on the table"):
        talks.respond("PA-1", 1, status__parties="discuss")


def test_only_founders_answer(talks):
    answer = talks.answer(responses.standings(talks.deal), PARTIES, "accept")

    with pytest.raises(Denied, match="As counsel you may not answer a round"):
        respond(talks, answer, user=talks.join("PA-2", "lea", "counsel"))
    with pytest.raises(Denied, match="You are not a member of this deal"):
        respond(talks, answer, user=make_user("eve"))


def test_responses_are_visible_to_members_alone(talks):
    talks.respond("PA-2", 1, status__parties="accept")

    seen = [
        Response.objects.visible_to(user).count()
        for user in (*talks.founders.values(), make_user("eve"))
    ]
    assert seen == [1, 1, 0]


def test_standings_take_two_queries_however_much_was_said(talks, django_assert_num_queries):
    with django_assert_num_queries(2):
        responses.standings(talks.deal)
    talks.accept_all("PA-2", 1)
    talks.edit("PA-2", purpose="Other.")
    talks.send("PA-2")

    with django_assert_num_queries(2):
        responses.standings(talks.deal)
