"""Who may do what to a deal, and when: the whole table, and nobody else anything."""

import pytest
from django.contrib.auth.models import AnonymousUser

from termsheets.models import Deal, Draft
from termsheets.negotiation import policy
from termsheets.negotiation.turns import Turn, table_of
from tests.deals import make_draft
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

ALWAYS = {"view", "download"}
WORK = {"edit", "comment", "waive", "ask-review", "keep-positions", "roll-back-stage"}
FOUNDING = {"invite", "revoke", "decide-gate", "confirm-stage", "ask-overlap"}
TALKS = {
    Turn.OPENING: {"edit", "waive", "ask-review", "keep-positions", "send", "invite", "revoke"},
    Turn.TO_ANSWER: WORK | FOUNDING | {"send", "respond"},
    Turn.WAITING: WORK | FOUNDING | {"withdraw"},
    Turn.ANSWERED: WORK | FOUNDING,
}


def allowed(user, deal):
    """Return all that a person may do to a deal."""
    deal = Deal.objects.get(pk=deal.pk)
    return {action for action in (*policy.RULES, "burn") if policy.may(user, action, deal)}


def at_turn(turn):
    """Return talks in which the turn stands so for PA-1."""
    talks = make_talks()
    if turn in (Turn.WAITING, Turn.ANSWERED, Turn.TO_ANSWER):
        talks.send()
    if turn is Turn.ANSWERED:
        talks.respond("PA-2", 1, status__parties="discuss")
    if turn is Turn.TO_ANSWER:
        talks.edit("PA-2", purpose="Theirs")
        talks.send("PA-2")
    assert table_of(talks.deal).turn_of(talks.side().pk) is turn
    return talks


@pytest.mark.parametrize("turn", Turn)
def test_founder_may_do_what_the_turn_allows(turn):
    talks = at_turn(turn)

    assert allowed(talks.founders["PA-1"], talks.deal) == ALWAYS | TALKS[turn]


@pytest.mark.parametrize("turn", Turn)
def test_counsel_works_on_words_and_viewers_read(turn):
    talks = at_turn(turn)
    counsel, viewer = talks.join("PA-1", "lea", "counsel"), talks.join("PA-1", "vic", "viewer")

    assert allowed(counsel, talks.deal) == ALWAYS | (TALKS[turn] & WORK) | {"override"}
    assert allowed(viewer, talks.deal) == ALWAYS


@pytest.mark.parametrize("status", ["closed", "lapsed"])
def test_deal_that_is_over_is_read_only(status):
    talks = at_turn(Turn.TO_ANSWER)
    Deal.objects.update(status=status)

    assert allowed(talks.founders["PA-1"], talks.deal) == ALWAYS | {"revoke", "roll-back-stage"}


def test_agreed_deal_is_reopened_by_a_round_and_not_by_a_word():
    talks = at_turn(Turn.TO_ANSWER)
    talks.accept_all("PA-1", 2)

    assert talks.status() == "agreed_in_principle"
    known = ALWAYS | WORK | FOUNDING - {"confirm-stage"} | {"send"}
    assert allowed(talks.founders["PA-1"], talks.deal) == known


@pytest.mark.parametrize(
    ("turn", "action", "reason"),
    [
        (
            Turn.WAITING,
            "send",
            "Your round 1 is on the table. Wait until another side sends the next.",
        ),
        (Turn.WAITING, "respond", "No round of another side is on the table."),
        (Turn.TO_ANSWER, "withdraw", "No round of yours is on the table."),
        (Turn.ANSWERED, "withdraw", "Round 1 has been answered and can no longer be withdrawn."),
        (Turn.OPENING, "comment", "No round has been sent yet."),
        (Turn.OPENING, "respond", "Nobody can answer a round now: the deal is still a draft."),
        (Turn.OPENING, "burn", "You are not a member of this deal."),
    ],
)
def test_refusal_says_why(turn, action, reason):
    talks = at_turn(turn)
    deal = Deal.objects.get(pk=talks.deal.pk)

    assert policy.decide(talks.founders["PA-1"], action, deal).reason == reason


def test_nobody_else_may_do_anything():
    talks = at_turn(Turn.TO_ANSWER)
    superuser = make_user("root", is_superuser=True, is_staff=True)
    gone = talks.join("PA-1", "gone")
    gone.is_active = False

    for person in (make_user("eve"), superuser, gone, AnonymousUser()):
        assert allowed(person, talks.deal) == set()


def test_removed_member_is_a_stranger_at_once():
    talks = at_turn(Turn.TO_ANSWER)
    founder = talks.founders["PA-1"]
    founder.memberships.all().delete()

    assert allowed(founder, talks.deal) == set()
    assert not Deal.objects.visible_to(founder).exists()
    assert not Draft.objects.visible_to(founder).exists()


def test_question_takes_three_queries_at_most(django_assert_max_num_queries):
    talks = at_turn(Turn.ANSWERED)
    deal = Deal.objects.get(pk=talks.deal.pk)

    for action in policy.RULES:
        with django_assert_max_num_queries(3):
            policy.decide(talks.founders["PA-1"], action, deal)


def test_deals_and_drafts_are_visible_to_members_alone():
    draft, stranger = make_draft(), make_user("eve")
    owner = draft.deal.created_by

    assert list(Deal.objects.visible_to(owner)) == [draft.deal]
    assert list(Draft.objects.visible_to(owner)) == [draft]
    assert not Deal.objects.visible_to(stranger).exists()
    assert not Draft.objects.visible_to(stranger).exists()
