"""Comments: internal ones stay on their side, threads settle and open again."""

import pytest

from termsheets.models import Comment, Deal
from termsheets.negotiation import comments
from termsheets.negotiation.drafting import Refused
from termsheets.negotiation.errors import Denied, OutOfTurn
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
CLAUSE = "status.parties"


@pytest.fixture
def talks():
    """Return talks with a round of PA-1 on the table."""
    talks = make_talks()
    talks.send()
    return talks


def say(talks, code, text="Why?", internal=False, parent=None, **words):
    """Comment for a founder."""
    known = {"number": 1, "clause_id": CLAUSE, "user": talks.founders.get(code)} | words
    return comments.add_comment(
        deal_id=talks.deal.pk,
        text=text,
        internal=internal,
        parent_id=parent and parent.pk,
        **known,
    )


def read(talks, code):
    """Return the words of each thread as a founder reads it."""
    found = comments.threads(talks.founders[code], talks.deal)
    return [[one.first.text, *(reply.text for reply in one.replies)] for one in found]


def test_thread_is_read_in_order_by_those_it_is_for(talks):
    shared = say(talks, "PA-2", "Why sixty days?")
    say(talks, "PA-1", "Because.", parent=shared)
    say(talks, "PA-1", "We could give in.", internal=True, parent=shared)
    internal = say(talks, "PA-2", "They will give in.", internal=True)
    say(talks, "PA-2", "Surely.", parent=internal)

    assert read(talks, "PA-1") == [["Why sixty days?", "Because.", "We could give in."]]
    assert read(talks, "PA-2") == [
        ["Why sixty days?", "Because."],
        ["They will give in.", "Surely."],
    ]
    assert Comment.objects.get(text="Surely.").internal


def test_internal_comment_cannot_be_answered_or_settled_by_another_side(talks):
    internal = say(talks, "PA-2", "Between us.", internal=True)

    with pytest.raises(Refused, match="What you answer is not there any more"):
        say(talks, "PA-1", "Aha.", parent=internal)
    with pytest.raises(Denied):
        comments.resolve_comment(comment_id=internal.pk, user=talks.founders["PA-1"])


def test_answer_to_an_answer_joins_the_thread(talks):
    first = say(talks, "PA-2", "One.")
    second = say(talks, "PA-1", "Two.", parent=first)

    third = say(talks, "PA-2", "Three.", parent=second)

    assert third.parent == first
    assert read(talks, "PA-1") == [["One.", "Two.", "Three."]]


def test_thread_settles_and_a_shared_answer_opens_it_again(talks):
    first = say(talks, "PA-2", "One.")
    comments.resolve_comment(comment_id=first.pk, user=talks.founders["PA-1"])
    settled = Comment.objects.get(pk=first.pk)
    say(talks, "PA-1", "Only for us.", internal=True, parent=first)
    after_internal = Comment.objects.get(pk=first.pk)
    say(talks, "PA-2", "But wait.", parent=first)
    reopened = Comment.objects.get(pk=first.pk)

    assert settled.resolved_by == after_internal.resolved_by == talks.founders["PA-1"]
    assert (reopened.resolved, reopened.resolved_by) == (None, None)


def test_settled_thread_is_opened_by_hand(talks):
    first = say(talks, "PA-2", "One.")
    ada = talks.founders["PA-1"]
    comments.resolve_comment(comment_id=first.pk, user=ada)

    comments.resolve_comment(comment_id=first.pk, user=ada, resolved=False)

    assert Comment.objects.get(pk=first.pk).resolved is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"text": "x" * 1_000_000}, "Comment: Shorten this to 5,000 characters; it has 1,000,000."),
        ({"text": " \n "}, "Comment: Write something first."),
        (
            {"text": "a\x00"},
            "Comment: Remove the character U+0000 at position 2: it cannot be printed.",
        ),
        ({"clause_id": "no.clause"}, "Clause: There is no clause no.clause in this deal."),
        ({"number": 7}, "Round: There is no round 7 in this deal."),
    ],
)
def test_comment_that_cannot_be_taken_is_refused(talks, words, message):
    with pytest.raises(Refused) as refused:
        say(talks, "PA-2", **words)

    assert str(refused.value) == message
    assert not Comment.objects.exists()


def test_counsel_comments_and_viewers_do_not(talks):
    counsel, viewer = talks.join("PA-2", "lea", "counsel"), talks.join("PA-2", "vic", "viewer")

    assert say(talks, "", user=counsel).author == counsel
    with pytest.raises(Denied, match="As viewer you may not comment"):
        say(talks, "", user=viewer)
    with pytest.raises(Denied, match="You are not a member of this deal"):
        say(talks, "", user=make_user("eve"))


def test_there_is_nothing_to_comment_before_the_first_round():
    with pytest.raises(OutOfTurn, match="No round has been sent yet"):
        say(make_talks(), "PA-1")


def test_threads_take_one_query_however_many(talks, django_assert_num_queries):
    first = say(talks, "PA-2", "One.")
    for number in range(5):
        say(talks, "PA-1", f"{number}", parent=first)
        say(talks, "PA-2", f"{number}?")

    with django_assert_num_queries(1):
        found = comments.threads(talks.founders["PA-1"], Deal(pk=talks.deal.pk))
        assert {str(one.first.author) + one.first.side.party_code for one in found} == {"BeaPA-2"}


def test_threads_leave_the_words_of_their_rounds_where_they_are(talks):
    say(talks, "PA-1", "Why?")

    (thread,) = comments.threads(talks.founders["PA-1"], talks.deal)

    assert thread.first.round.get_deferred_fields() >= {"sheet_json", "terms_json", "passages"}
