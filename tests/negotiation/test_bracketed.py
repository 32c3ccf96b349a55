"""The texts of all sides in one: what each has sent last, and nobody's draft."""

import pytest

from termsheets.domain.bracketed import chosen, is_bracketed
from termsheets.domain.redline.tree import plain
from termsheets.negotiation.bracketed import bracketed_of
from termsheets.negotiation.errors import Denied
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Return talks in which each side has another purpose, and PA-2 an unsent one besides."""
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", purpose="Theirs.")
    talks.send("PA-2")
    talks.edit("PA-2", purpose="Not sent.")
    return talks


def numbers(both):
    return [sent.number for sent in both.rounds]


def test_bracketed_draft_holds_the_last_words_of_each_side(talks):
    both = bracketed_of(talks.founders["PA-1"], talks.deal)

    assert {sent.side.party_code: sent.number for sent in both.rounds} == {"PA-1": 1, "PA-2": 2}
    for sent in both.rounds:
        assert plain(chosen(both.sheet, sent.side.party_code)) == plain(sent.sheet())
    assert f"{both.names['PA-2']}: Theirs]" in plain(both.sheet)


def test_bracketed_draft_is_the_same_for_every_side_and_of_no_draft(talks):
    ours, theirs = (bracketed_of(user, talks.deal) for user in talks.founders.values())

    assert ours.sheet == theirs.sheet
    assert "Not sent" not in plain(ours.sheet)


def test_sides_that_never_sent_are_left_out(talks):
    talks.join("PA-3", "cy")

    assert numbers(bracketed_of(talks.founders["PA-3"], talks.deal)) == [1, 2]


def test_withdrawn_round_gives_way_to_the_one_before(talks):
    talks.withdraw(2, "PA-2")

    both = bracketed_of(talks.founders["PA-1"], talks.deal)

    assert numbers(both) == [1]
    assert not is_bracketed(both.sheet)


def test_before_the_first_round_there_are_no_texts():
    talks = make_talks()

    assert bracketed_of(talks.founders["PA-2"], talks.deal).rounds == ()


def test_label_names_the_rounds(talks):
    ada = talks.founders["PA-1"]
    two = bracketed_of(ada, talks.deal).label
    talks.withdraw(2, "PA-2")

    assert two == "Bracketed draft of rounds 1 and 2"
    assert bracketed_of(ada, talks.deal).label == "Bracketed draft of round 1"


def test_digest_follows_the_rounds(talks):
    ada = talks.founders["PA-1"]
    before = bracketed_of(ada, talks.deal).digest
    talks.edit("PA-1", purpose="Ours.")
    talks.send()

    after = bracketed_of(ada, talks.deal)

    assert after.digest != before
    assert numbers(after) == [3, 2]


def test_strangers_get_no_bracketed_draft(talks):
    with pytest.raises(Denied):
        bracketed_of(make_user("eve"), talks.deal)
