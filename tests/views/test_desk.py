"""The founder's side of a review: asking, reading what was said, settling notes."""

import html

import pytest
from django.urls import reverse

from termsheets.models import DraftReview, ReviewNote
from termsheets.negotiation import desk_notes
from termsheets.negotiation.desk_notes import Pin
from tests.desk import ask, decide, give_back, make_reviewer
from tests.talks import make_talks
from tests.wizard.pages import changed, opened, send

pytestmark = pytest.mark.django_db
CLAUSE = "status.parties"


@pytest.fixture
def talks():
    return make_talks()


@pytest.fixture
def page(client, talks):
    """Return what reads the page to review and send, as a founder."""
    client.force_login(talks.founders["PA-1"])
    return lambda: html.unescape(client.get(address(talks)).text)


def address(talks, name="deal-review", *more):
    return reverse(name, args=[talks.deal.pk, *more])


def post(client, talks, name, *more, **data):
    return client.post(address(talks, name, *more), data)


def noted(talks, pin):
    """Return a note that a reviewer pins."""
    review = ask(talks)
    return desk_notes.note(review_id=review.pk, user=make_reviewer(), text="Why this one?", pin=pin)


def test_founder_asks_for_a_review_and_calls_it_off(client, talks, page):
    offer, asked = page(), post(client, talks, "review-ask", question="Is 5% usual?")
    waiting = page()
    called_off = post(client, talks, "review-call-off")

    assert "If you wish, staff look over the draft" in offer
    assert (asked.status_code, called_off.status_code) == (302, 302)
    assert "It waits for a reviewer." in waiting
    assert "Is 5% usual?" in waiting
    assert DraftReview.objects.get().state == "withdrawn"


def test_page_says_how_the_review_ended(talks, page):
    rae = make_reviewer()
    give_back(ask(talks), rae, text="Say who pays.")
    returned = page()
    decide(ask(talks), rae)
    approved = page()
    talks.edit(purpose="Another purpose")

    assert "Rae returned this draft" in returned
    assert "Say who pays." in returned
    assert "Rae approved this draft" in approved
    assert "Ask for a review" not in approved
    assert "but its words have changed since" in page()


def test_round_that_needs_a_review_is_not_sent_without(client, talks, page, settings):
    settings.REVIEW_REQUIRED = True
    version = talks.draft().version

    refused = post(client, talks, "round-send", version=version, seen=0, note="Our offer.")

    assert "only once staff have approved its very words" in page()
    assert refused.status_code == 409
    assert "Staff have to approve this draft" in refused.text
    assert "Our offer." in refused.text


def test_founder_answers_the_reviewers(client, talks, page):
    nobody_asked = post(client, talks, "review-say", text="Hello?")
    ask(talks)
    empty = post(client, talks, "review-say", text=" ")
    post(client, talks, "review-say", text="Because of the wafers.")

    assert (nobody_asked.status_code, empty.status_code) == (404, 422)
    assert "Write something first." in empty.text
    assert "Because of the wafers." in page()


def test_note_on_a_clause_stands_beside_it_until_it_is_settled(client, talks, page):
    note = noted(talks, Pin(clause_id=CLAUSE))
    client.force_login(talks.founders["PA-1"])
    before = client.get(address(talks, "term-sheet")).text

    settled = post(client, talks, "review-settle", note.pk, sheet="1")

    assert "Why this one?" in before
    assert settled.url == address(talks, "term-sheet") + f"#{CLAUSE}"
    assert "Why this one?" not in client.get(address(talks, "term-sheet")).text
    assert ", settled" in page()
    post(client, talks, "review-settle", note.pk, again="1")
    assert "Why this one?" in client.get(address(talks, "term-sheet")).text


def test_note_on_an_answer_stands_beside_it_and_settling_saves_what_was_typed(client, talks, page):
    note = noted(talks, Pin("contributions", "CN-1", "description"))
    about = page()
    row, data = opened(client, talks.deal, "deal", "CN-1")
    typed = changed(data, contributions__description="Our data.", then=f"settle:{note.pk}")
    shown = client.get(row)

    answer = send(client, row, typed)

    assert "CN-1, description" in about
    assert "Why this one?" in shown.text
    assert answer.url == row
    assert "Why this one?" not in client.get(row).text
    assert talks.draft().terms().contributions[0].description == "Our data."


def test_review_is_not_there_for_other_sides_and_not_to_be_changed_by_viewers(client, talks):
    note = noted(talks, Pin(clause_id=CLAUSE))
    client.force_login(talks.founders["PA-2"])
    strange = [
        post(client, talks, "review-ask"),
        post(client, talks, "review-settle", note.pk),
        post(client, talks, "review-say", text="Aha."),
    ]
    client.force_login(talks.join("PA-1", "vic", "viewer"))
    read_only = [post(client, talks, "review-ask"), post(client, talks, "review-settle", note.pk)]

    assert [answer.status_code for answer in strange] == [404, 404, 404]
    assert [answer.status_code for answer in read_only] == [403, 403]
    assert not ReviewNote.objects.filter(resolved__isnull=False).exists()
