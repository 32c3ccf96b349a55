"""Rounds: frozen when sent, in turn, withdrawn until answered, and delivered."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from termsheets.domain.edits import find
from termsheets.domain.projection import public
from termsheets.domain.termsheet import staged
from termsheets.models import ClauseChoice, Round
from termsheets.negotiation import drafting, starting
from termsheets.negotiation.errors import (
    Denied,
    NotReady,
)
from termsheets.negotiation.sheets import choices_of, sheet_of
from tests.answering import answer_warnings
from tests.deals import SAMPLES
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(params=SAMPLES)
def any_sample(request):
    """Return talks about each sample in turn."""
    return make_talks(request.param)


def test_round_freezes_words_and_public_terms(any_sample):
    terms, sheet = staged(public(any_sample.draft().terms()), {}, "none")

    sent = any_sample.send(note="  Our offer.  ", respond_by=date(2026, 12, 20), now=NOON)

    stored = Round.objects.get(deal=any_sample.deal)
    assert stored.sheet() == sheet
    assert stored.terms() == terms
    assert stored.digest == stored.seal() == sent.digest
    assert (stored.number, stored.cover_note, stored.respond_by, stored.previous_digest) == (
        1,
        "Our offer.",
        date(2026, 12, 20),
        "",
    )
    assert any_sample.status() == "shared"


def test_private_answers_stay_on_their_side():
    talks = make_talks()
    talks.edit(key="parties", row="PA-1", planned_exit="ipo", planned_exit_by=date(2031, 5, 4))
    talks.edit(key="expectations", row="EX-1", priority="nice")

    sent = talks.send(override_reason="Board wants it out.")

    written = sent.sheet_json + sent.terms_json + sent.choices_json + str(sent.passages)
    party, expectation = (
        find(talks.draft("PA-2").terms(), key, code)
        for key, code in (("parties", "PA-1"), ("expectations", "EX-1"))
    )
    assert not [word for word in ("ipo", "2031", "planned_exit", "Board") if word in written]
    assert (party.planned_exit, party.planned_exit_by) == ("unsure", None)
    assert expectation.priority == "must"


def test_wording_travels_with_the_round_but_texts_in_waiting_do_not():
    talks = make_talks()
    choices = {
        "license.grant": ("startup", "An old text of ours."),
        "revenue.payment": ("custom", "Our own words.\n\nIn two paragraphs."),
        "negotiation.lockout": ("custom", "A text that does not print."),
        "governance.committee": ("partner", ""),
    }
    for clause_id, (position, text) in choices.items():
        ClauseChoice.objects.create(
            draft=talks.draft(), clause_id=clause_id, position=position, custom_text=text
        )
    talks.edit(key="negotiation_plan", lockout=False)
    sheet = sheet_of(talks.draft())

    sent = talks.send()

    written = sent.sheet_json + sent.choices_json
    assert sent.sheet() == sheet == sheet_of(talks.draft("PA-2"))
    assert "An old text" not in written
    assert "does not print" not in written
    assert "negotiation.lockout" not in choices_of(talks.draft("PA-2"))


def test_rounds_are_numbered_and_chained():
    talks = make_talks()
    first, second = talks.send(), talks.send("PA-2")
    talks.edit(title="Another title")

    third = talks.send()

    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert [one.previous_digest for one in (first, second, third)] == [
        "",
        first.digest,
        second.digest,
    ]
    assert all(one.seal() == one.digest for one in Round.objects.all())


def test_draft_changed_since_it_was_read_is_not_sent():
    talks = make_talks()
    version = talks.draft().version
    talks.edit(title="Changed in another tab")

    with pytest.raises(drafting.Stale):
        talks.send(version=version)

    assert not Round.objects.exists()


def test_draft_with_gaps_is_sent_for_a_reason_only():
    talks = make_talks()
    talks.edit(purpose=None)

    with pytest.raises(NotReady) as gaps:
        talks.send()
    sent = talks.send(override_reason="They know the purpose.")

    assert [problem.message for problem in gaps.value.problems] == [
        "Deal: purpose is empty. Fill it in."
    ]
    assert (sent.number, sent.override_reason) == (1, "They know the purpose.")


def test_round_needs_somebody_to_receive_it():
    talks = make_talks(others=(), terms=starting.blank())

    with pytest.raises(NotReady, match="at least one other"):
        talks.send(override_reason="Just try.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"note": "x" * 5001}, "Cover note: Shorten this to 5,000 characters; it has 5,001."),
        (
            {"note": "a\x00b"},
            "Cover note: Remove the character U+0000 at position 2: it cannot be printed.",
        ),
        (
            {"respond_by": date(2026, 11, 30), "now": NOON},
            "Response date: Choose today or a later day.",
        ),
    ],
)
def test_note_or_date_that_cannot_be_taken_is_refused(words, message):
    talks = make_talks()

    with pytest.raises(drafting.Refused) as refused:
        talks.send(**words)

    assert str(refused.value) == message
    assert not Round.objects.exists()


def test_only_founders_of_the_side_send():
    talks = make_talks()
    counsel = talks.join("PA-1", "lea", "counsel")

    with pytest.raises(Denied, match=r"As counsel you may not send a round. Ask a founder."):
        talks.send(user=counsel)
    with pytest.raises(Denied, match=r"You work for another side of this deal."):
        talks.send(user=talks.founders["PA-2"])


def test_removed_member_can_do_nothing_at_the_next_request():
    talks = make_talks()
    talks.founders["PA-1"].memberships.all().delete()

    with pytest.raises(Denied, match=r"You are not a member of this deal."):
        talks.send()


def test_rounds_are_visible_to_members_of_every_side_alone():
    talks, stranger = make_talks(), make_user("eve")
    drafting.start_deal(owner=stranger)
    sent = talks.send()

    seen = [list(Round.objects.visible_to(user)) for user in (*talks.founders.values(), stranger)]

    assert seen == [[sent], [sent], []]


def test_last_standing_round_of_each_deal_is_one_query(django_assert_num_queries):
    talks = make_talks()
    talks.send()
    second = talks.send("PA-2")
    talks.send()
    talks.withdraw(3)

    with django_assert_num_queries(1):
        assert list(Round.objects.latest().without_words()) == [second]


def test_sending_takes_as_many_queries_whatever_the_rows():
    counts = []
    for copies in (0, 6):
        talks = make_talks(names=(f"ada{copies}", f"bea{copies}"))
        for _ in range(copies):
            draft = talks.draft()
            drafting.duplicate_row(
                draft_id=draft.pk, version=draft.version, key="committee_seats", code="CS-1"
            )
        talks.send()
        talks.edit("PA-2", title="Next")
        answer_warnings(talks.draft("PA-2"))
        with CaptureQueriesContext(connection) as captured:
            talks.send("PA-2")
        counts.append(len(captured))

    assert counts[0] == counts[1]
