"""Rounds: frozen when sent, in turn, withdrawn until answered, and delivered."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from termsheets.domain.edits import find
from termsheets.domain.projection import public
from termsheets.models import ClauseChoice, Deal, Draft, Round
from termsheets.negotiation import drafting, starting
from termsheets.negotiation.errors import (
    AlreadySent,
    Denied,
    NotReady,
    OutOfTurn,
    Superseded,
)
from termsheets.negotiation.sheets import choices_of, sheet_of
from tests.deals import SAMPLES, sample
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture(params=SAMPLES)
def any_sample(request):
    """Return talks about each sample in turn."""
    return make_talks(request.param)


def test_round_freezes_words_and_public_terms(any_sample):
    sheet = sheet_of(any_sample.draft())

    sent = any_sample.send(note="  Our offer.  ", respond_by=date(2026, 12, 20), today=TODAY)

    stored = Round.objects.get(deal=any_sample.deal)
    assert stored.sheet() == sheet
    assert stored.terms() == public(any_sample.draft().terms())
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
            {"respond_by": date(2026, 11, 30), "today": TODAY},
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


def test_others_get_a_letter_each_and_nobody_sees_whose(django_capture_on_commit_callbacks):
    talks = make_talks()
    talks.join("PA-2", "vic", "viewer")
    talks.join("PA-1", "own", "counsel")
    with django_capture_on_commit_callbacks(execute=True):
        talks.send(
            note="See clause 4.",
            respond_by=date(2026, 12, 20),
            today=TODAY,
            link="https://x.example/r",
        )

    assert sorted(letter.recipients() for letter in mail.outbox) == [
        ["bea@example.org"],
        ["vic@example.org"],
    ]
    assert mail.outbox[0].subject == "Tidelark has sent round 1"
    assert mail.outbox[0].body == (
        "Hello,\n\nTidelark has sent round 1 of Retail demand forecasting alliance.\n\n"
        "An answer is asked for by 20 December 2026.\n\n"
        "Read it here:\nhttps://x.example/r\n\nTermsheets"
    ).replace("Retail demand forecasting alliance", sample().deal.title)


def test_withdrawal_is_told_by_letter(django_capture_on_commit_callbacks):
    talks = make_talks()
    talks.send(note="Old words.", respond_by=date(2026, 12, 20), today=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        talks.withdraw(1)

    (letter,) = mail.outbox
    assert (letter.subject, letter.recipients()) == (
        "Tidelark has withdrawn round 1",
        ["bea@example.org"],
    )
    assert letter.body.count("\n\n") == 2


def test_refused_round_sends_no_mail(django_capture_on_commit_callbacks):
    talks = make_talks()
    talks.edit(purpose=None)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(NotReady):
        talks.send()

    assert mail.outbox == []


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


def three_sided():
    """Return the SaaS sample with a university at the table."""
    terms = sample()
    third = terms.parties[1].model_copy(
        update={"code": "PA-3", "short_name": "Marrow", "role": "university"}
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
        with CaptureQueriesContext(connection) as captured:
            talks.send("PA-2")
        counts.append(len(captured))

    assert counts[0] == counts[1]
