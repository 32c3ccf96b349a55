"""A side asks staff to look over its draft, staff decide, and what they approved may go out."""

import pytest
from django.db import IntegrityError, transaction

from termsheets.models import DraftReview, ReviewNote
from termsheets.negotiation import desk, desk_notes, policy
from termsheets.negotiation.desk_notes import Pin
from termsheets.negotiation.errors import (
    Denied,
    DraftChanged,
    NotReviewed,
    Refused,
    ReviewClosed,
    WordsChanged,
)
from termsheets.negotiation.sheets import sheet_of
from tests.desk import ask, decide, give_back, make_reviewer
from tests.librarians import make_librarian, publish, reword, start
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
State = DraftReview.State


@pytest.fixture
def talks():
    return make_talks()


@pytest.fixture
def reviewer():
    return make_reviewer()


def test_request_holds_the_draft_as_every_side_may_see_it(talks):
    review = ask(talks, text="Is the royalty usual?")

    assert (review.state, review.side_name, review.missing) == (State.WAITING, "Tidelark", 0)
    assert review.digest == desk.digest_of(sheet_of(talks.draft()))
    assert review.sheet() == sheet_of(talks.draft())
    assert "Tidelark" in review.words
    assert [note.text for note in desk_notes.thread(talks.draft())] == ["Is the royalty usual?"]


def test_request_that_waits_is_not_asked_again(talks):
    assert ask(talks) == ask(talks)
    assert DraftReview.objects.count() == 1


def test_database_lets_one_request_of_a_draft_wait(talks):
    review = ask(talks)
    review.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        review.save(force_insert=True)


def test_only_who_works_on_the_draft_asks_for_a_review(talks):
    viewer, stranger = talks.join("PA-1", "vic", "viewer"), make_user("eve")

    for person in (viewer, stranger):
        with pytest.raises(Denied):
            desk.ask_for_review(deal_id=talks.deal.pk, user=person)
    with pytest.raises(Refused, match="Your side has no draft yet"):
        ask(talks, "PA-2")


def test_request_is_withdrawn_until_it_is_decided(talks, reviewer):
    founder = talks.founders["PA-1"]
    ask(talks)
    withdrawn = desk.withdraw_request(deal_id=talks.deal.pk, user=founder)
    decide(ask(talks), reviewer)

    assert (withdrawn.state, withdrawn.decided_by) == (State.WITHDRAWN, founder)
    with pytest.raises(Refused, match="No request of your side is waiting"):
        desk.withdraw_request(deal_id=talks.deal.pk, user=founder)


def test_reviewer_takes_a_request(talks, reviewer):
    review = desk.assign(review_id=ask(talks).pk, user=reviewer)

    assert (review.state, review.assignee, review.is_open) == (State.ASSIGNED, reviewer, True)


def test_only_staff_with_the_right_decide(talks):
    review, version = ask(talks), talks.draft().version
    staff = make_user("sam", is_staff=True)
    verbs = (desk.assign, {}), (desk.approve, {"version": version, "library": 1})

    for person in (staff, talks.founders["PA-1"], make_user("eve")):
        for verb, words in verbs:
            with pytest.raises(Denied, match="Only staff"):
                verb(review_id=review.pk, user=person, **words)


def test_reviewer_leaves_drafts_of_their_own_deals_to_others(talks):
    rae = make_reviewer()
    talks.side().memberships.create(user=rae, role="counsel")

    with pytest.raises(Denied, match="somebody else has to review it"):
        decide(ask(talks), rae)


def test_decision_stands(talks, reviewer):
    review = ask(talks)
    decide(review, reviewer)

    with pytest.raises(ReviewClosed, match="is Approved already"):
        give_back(review, reviewer)


def test_decision_is_about_the_draft_that_was_read(talks, reviewer):
    review, version = ask(talks), talks.draft().version
    talks.edit(purpose="Something else")

    with pytest.raises(DraftChanged):
        desk.approve(review_id=review.pk, user=reviewer, version=version, library=1)


@pytest.mark.parametrize("verb", [decide, give_back])
def test_decision_is_about_the_words_that_were_read(talks, reviewer, verb):
    review, lin = ask(talks), make_librarian()
    version = start(lin)
    reword(version, lin, "Something else governs.")
    publish(version, lin)

    with pytest.raises(WordsChanged):
        verb(review, reviewer, library=1)

    assert verb(review, reviewer, library=2).library == 2


def test_draft_is_not_returned_without_a_comment(talks, reviewer):
    with pytest.raises(Refused, match="Write something first"):
        give_back(ask(talks), reviewer, text="  ")


@pytest.mark.parametrize(
    ("verb", "words"), [(decide, "approved"), (give_back, "returned with comments")]
)
def test_side_is_told_of_the_decision_by_mail(talks, mailoutbox, verb, words, request):
    commits = request.getfixturevalue("django_capture_on_commit_callbacks")
    talks.join("PA-1", "lea", "counsel")
    talks.join("PA-1", "vic", "viewer")
    with commits(execute=True):
        verb(ask(talks), make_reviewer(), text="Between us.", link="https://deals.example.org/1/")

    assert {letter.to[0] for letter in mailoutbox} == {"ada@example.org", "lea@example.org"}
    assert mailoutbox[0].subject.endswith(f"is {words}")
    assert "https://deals.example.org/1/" in mailoutbox[0].body
    assert "Between us" not in mailoutbox[0].body


@pytest.mark.parametrize("everywhere", [True, False])
def test_round_waits_for_the_approval_of_its_very_words(talks, reviewer, settings, everywhere):
    settings.REVIEW_REQUIRED = everywhere
    talks.deal.review_required = not everywhere
    talks.deal.save()

    with pytest.raises(NotReviewed):
        talks.send(override_reason="In a hurry.")
    decide(ask(talks), reviewer)
    talks.edit(purpose="Something else")
    with pytest.raises(NotReviewed, match="as it stands"):
        talks.send()
    decide(ask(talks), reviewer)

    assert talks.send().number == 1


def test_returned_draft_does_not_go_out(talks, reviewer, settings):
    settings.REVIEW_REQUIRED = True
    give_back(ask(talks), reviewer)

    with pytest.raises(NotReviewed):
        talks.send()


def test_request_ends_when_the_draft_goes_out(talks):
    review = ask(talks)
    talks.send()
    review.refresh_from_db()

    assert review.state == State.WITHDRAWN


def test_notes_are_pinned_to_what_staff_can_see(talks, reviewer):
    review = ask(talks)
    for pin in (
        Pin("deal", "", "purpose"),
        Pin("parties", "PA-1", "country"),
        Pin(clause_id=CLAUSE),
    ):
        desk_notes.note(review_id=review.pk, user=reviewer, text="Why?", pin=pin)

    pins = [(note.source, note.clause_id) for note in desk_notes.unsettled(talks.draft())]
    assert pins == [("deal.purpose", ""), ("PA-1.country", ""), ("", CLAUSE)]


CLAUSE = "status.parties"


@pytest.mark.parametrize(
    "pin",
    [
        Pin("parties", "PA-1", "planned_exit"),
        Pin("parties", "PA-9", "country"),
        Pin("nothing", "", "title"),
        Pin(clause_id="license.nothing"),
    ],
)
def test_note_is_not_pinned_to_what_is_not_there_for_staff(talks, reviewer, pin):
    assert pin == Pin.parsed(str(pin))
    with pytest.raises(Refused, match="in this draft"):
        desk_notes.note(review_id=ask(talks).pk, user=reviewer, text="Why?", pin=pin)


def test_side_answers_and_settles_notes_and_other_sides_know_of_none(talks, reviewer):
    review, ada = ask(talks), talks.founders["PA-1"]
    asked = desk_notes.note(
        review_id=review.pk, user=reviewer, text="Why?", pin=Pin("deal", "", "title")
    )
    answer = desk_notes.note(review_id=review.pk, user=ada, text="Because.")
    settled = desk_notes.settle_note(note_id=asked.pk, user=ada, deal_id=talks.deal.pk)

    assert (asked.by_staff, answer.by_staff, settled.resolved_by) == (True, False, ada)
    assert desk_notes.unsettled(talks.draft()) == ()
    assert not ReviewNote.objects.visible_to(talks.founders["PA-2"]).exists()
    for verb in (desk_notes.settle_note, desk_notes.note):
        words = {"note_id": asked.pk} if verb is desk_notes.settle_note else {}
        more = words or {"review_id": review.pk, "text": "Aha."}
        with pytest.raises(Denied):
            verb(user=talks.founders["PA-2"], **more)


def test_review_holds_nothing_private(talks, reviewer):
    talks.edit(key="background_assets", row="BG-1", encumbrance_note="Pledged to a bank.")
    review = decide(ask(talks), reviewer)

    assert "Pledged" not in review.words + review.sheet_json


def test_deal_is_in_review_while_somebody_asks_before_the_first_round(talks, reviewer):
    seen = [talks.status()]
    review = ask(talks)
    seen.append(talks.status())
    give_back(review, reviewer)
    seen.append(talks.status())
    ask(talks)
    desk.withdraw_request(deal_id=talks.deal.pk, user=talks.founders["PA-1"])
    seen.append(talks.status())
    decide(ask(talks), reviewer)
    seen.append(talks.status())

    assert seen == ["draft", "in_review", "draft", "draft", "draft"]


def test_deal_in_talks_stays_in_talks_when_somebody_asks(talks, reviewer):
    ask(talks)
    talks.send()
    sent = talks.status()
    review = ask(talks, "PA-2")
    asked = talks.status()
    give_back(review, reviewer)

    assert {sent, asked, talks.status()} == {"shared"}


def test_refusal_tells_no_other_side_of_a_review(talks):
    def reason():
        deal = talks.side().deal
        return policy.decide(talks.founders["PA-2"], "respond", deal).reason

    before = reason()
    ask(talks)

    assert before == reason()
    assert talks.status() == "in_review"
