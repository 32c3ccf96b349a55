"""Whose turn it is: rounds alternate, and come back until somebody answers."""

import pytest
from django.core import mail

from termsheets.models import Deal, Draft, Round
from termsheets.negotiation.errors import AlreadySent, OutOfTurn, Superseded
from tests.deals import sample
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


def test_side_that_sent_waits_for_another():
    talks = make_talks()
    talks.send()
    talks.edit(title="Something else")

    with pytest.raises(OutOfTurn, match=r"Your round 1 is on the table. Wait until"):
        talks.send()

    assert Round.objects.count() == 1


def test_second_click_is_told_which_round_went_out(django_capture_on_commit_callbacks):
    talks = make_talks()
    with django_capture_on_commit_callbacks(execute=True):
        sent = talks.send()

        with pytest.raises(AlreadySent, match=r"This went out as round 1 already.") as again:
            talks.send()

    assert again.value.round == sent
    assert (Round.objects.count(), len(mail.outbox)) == (1, 1)


def test_unanswered_round_is_withdrawn_and_the_turn_goes_back():
    talks = make_talks()
    talks.send()

    talks.withdraw(1)
    talks.edit(title="Better")
    again = talks.send()

    assert (again.number, talks.status()) == (2, "shared")
    assert list(Round.objects.standing()) == [again]


def test_first_round_withdrawn_leaves_a_draft():
    talks = make_talks()
    talks.send()

    talks.withdraw(1)

    assert talks.status() == Deal.Status.DRAFT


def test_answered_round_is_not_withdrawn():
    talks = make_talks()
    talks.send()
    talks.respond("PA-2", 1, status__parties="discuss")

    with pytest.raises(OutOfTurn, match="Round 1 has been answered and can no longer be"):
        talks.withdraw(1)


def test_round_that_is_not_on_the_table_is_not_withdrawn():
    talks = make_talks()
    talks.send()
    talks.send("PA-2")

    with pytest.raises(Superseded, match=r"Round 1 is no longer on the table. Round 2 stands"):
        talks.withdraw(1)
    with pytest.raises(OutOfTurn, match=r"No round of yours is on the table."):
        talks.withdraw(2)


def three_sided():
    """Return the SaaS sample with a university at the table."""
    terms = sample()
    third = terms.parties[1].model_copy(
        update={
            "code": "PA-3",
            "short_name": "Marrow",
            "role": "university",
            "no_background": True,
        }
    )
    extra = {
        "parties": (*terms.parties, third),
        "contributions": (
            *terms.contributions,
            terms.contributions[1].model_copy(update={"code": "CN-9", "party": "PA-3"}),
        ),
        "expectations": (
            *terms.expectations,
            terms.expectations[1].model_copy(update={"code": "EX-9", "party": "PA-3"}),
        ),
    }
    return terms.model_copy(update=extra)


def test_among_three_anybody_but_the_sender_sends_next():
    talks = make_talks(terms=three_sided(), others=("PA-2", "PA-3"))
    talks.send()

    talks.send("PA-3")
    with pytest.raises(OutOfTurn):
        talks.send("PA-3", version=99)
    talks.send("PA-2")

    sent = [(one.number, one.side.party_code) for one in Round.objects.select_related("side")]
    assert sent == [(1, "PA-1"), (2, "PA-3"), (3, "PA-2")]
    assert {draft.base.number for draft in Draft.objects.select_related("base")} == {3}
