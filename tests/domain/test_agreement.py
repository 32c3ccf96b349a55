"""What is agreed: acceptance holds for words, and for as long as the words hold."""

from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain.agreement import Agreement, Said, Sent, agreement
from termsheets.domain.content import Passage

A, B, C = "PA-1", "PA-2", "PA-3"


def sent(number, side, **texts):
    """Return a round whose passages read so."""
    passages = (Passage(name, name.title(), "s", text) for name, text in texts.items())
    return Sent(number, side, tuple(passages))


def stands(rounds, *said, sides=(A, B)):
    """Return each passage's stands in the order of the sides."""
    found = agreement(rounds, [Said(*one) for one in said], sides)
    return {one.passage.id: tuple(one.stands.values()) for one in found.standings}


def test_nothing_is_agreed_before_the_first_round():
    assert (agreement([], [], [A]), Agreement().reached) == (Agreement(), False)


def test_sender_stands_behind_what_it_sends():
    assert stands([sent(1, A, x="one")]) == {"x": ("accept", "")}


def test_answer_counts_and_of_two_the_later():
    first = sent(1, A, x="one")

    assert stands([first], (1, B, "x", "discuss", "one")) == {"x": ("accept", "discuss")}
    assert stands([first], (1, B, "x", "discuss", "one"), (1, B, "x", "accept", "one")) == {
        "x": ("accept", "accept")
    }


def test_acceptance_is_carried_while_the_words_stay():
    rounds = [
        sent(1, A, x="one", y="one"),
        sent(2, B, x="one", y="two"),
        sent(3, A, x="one", y="two"),
    ]
    said = (1, B, "x", "accept", "one")

    assert stands(rounds, said) == {"x": ("accept", "accept"), "y": ("accept", "accept")}


def test_other_words_reopen_a_passage_for_everybody_else():
    rounds = [sent(1, A, x="one"), sent(2, B, x="two")]

    assert stands(rounds, (1, B, "x", "accept", "one")) == {"x": ("", "accept")}


def test_words_that_come_back_are_open_for_who_has_proposed_others_since():
    rounds = [sent(1, A, x="one"), sent(2, B, x="two"), sent(3, A, x="one")]

    assert stands(rounds, (1, B, "x", "accept", "one")) == {"x": ("accept", "")}


def test_sending_words_unchanged_does_not_take_back_what_was_said_of_them():
    rounds = [sent(1, A, x="one"), sent(2, B, x="one")]

    assert stands(rounds, (1, B, "x", "discuss", "one")) == {"x": ("accept", "discuss")}


def test_passage_left_out_is_open_until_that_is_accepted():
    rounds = [sent(1, A, x="one", y="one"), sent(2, B, x="one")]

    found = agreement(rounds, [], (A, B)).of("y")
    assert (found.gone, found.waits_for, found.passage.digest) == (True, (A,), "")
    assert stands(rounds, (2, A, "y", "accept", "")) == {"x": ("accept", "accept")}
    assert stands([*rounds, sent(3, A, x="one")]) == {"x": ("accept", "accept")}


def test_every_side_at_the_table_has_to_accept():
    rounds = [sent(1, A, x="one")]
    said = (1, B, "x", "accept", "one")

    assert not agreement(rounds, [Said(*said)], (A, B, C)).reached
    assert agreement(rounds, [Said(*said), Said(1, C, "x", "accept", "one")], (A, B, C)).reached


texts = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["one", "two"]), min_size=1)


@given(st.lists(texts, min_size=1, max_size=5), st.data())
def test_all_that_is_open_can_be_accepted_and_then_nothing_is(rounds, data):
    talks = [sent(number, (A, B)[number % 2], **text) for number, text in enumerate(rounds, 1)]
    said = [
        Said(one.number, data.draw(st.sampled_from([A, B])), piece.id, stand, piece.digest)
        for one in talks
        for piece in one.passages
        if (stand := data.draw(st.sampled_from(["accept", "discuss", "counter", ""])))
    ]

    before = agreement(talks, said, (A, B))
    last = talks[-1].number
    for standing in before.open:
        for side in standing.waits_for:
            digest = standing.passage.digest
            said.append(Said(last, side, standing.passage.id, "accept", digest))

    assert agreement(talks, said, (A, B)).reached


@given(texts, texts)
def test_changed_passages_are_open_and_unchanged_ones_agreed(old, new):
    found = agreement([sent(1, A, **old), sent(2, B, **new)], [], (A, B))

    changed = {name for name in old | new if old.get(name) != new.get(name)}
    assert {standing.passage.id for standing in found.open} == changed
