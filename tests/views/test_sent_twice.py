"""A form sent twice, by two presses or by going back, does its work once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from termsheets.domain import schema
from termsheets.models import Comment, Deal, Draft, Invitation, SentForm
from termsheets.negotiation import samples
from tests.talks import make_talks
from tests.views.posts import LAW, address

pytestmark = pytest.mark.django_db
TOKEN = "csrfmiddlewaretoken"


@pytest.fixture
def talks():
    talks = make_talks()
    talks.send()
    return talks


@pytest.fixture
def bea(client, talks):
    """Return the client of the founder who reads the first round."""
    client.force_login(talks.founders["PA-2"])
    return client


def form(client, page, **answers):
    """Return what the form of a page sends, its token as the page has it."""
    return answers | {TOKEN: str(client.get(page).context["csrf_token"])}


def deal_file():
    text = schema.dump(samples.terms("saas-distribution"), "yaml")
    return SimpleUploadedFile("deal.yaml", text.encode())


def twice(client, place, asked, **files):
    """Return where the same form leads at its first and at its second sending."""
    answers = [
        client.post(place, asked | {name: make() for name, make in files.items()}) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [302, 302]
    return [answer.headers["Location"] for answer in answers]


@pytest.mark.parametrize(
    "way", [{"way": "blank"}, {"way": "sample", "sample": samples.TITLES[0][0]}]
)
def test_deal_is_started_once(bea, way):
    before = Deal.objects.count()
    new = reverse("deal-new")

    first, second = twice(bea, new, form(bea, new, **way))

    assert (Deal.objects.count(), first) == (before + 1, second)


def test_file_is_taken_in_once(bea):
    before = Deal.objects.count()
    new = reverse("deal-new")

    first, second = twice(bea, new, form(bea, new, way="file"), file=deal_file)

    assert (Deal.objects.count(), first) == (before + 1, second)


def test_row_is_added_once_and_opened_again(bea, talks):
    step = address("wizard-step", talks, "deal")
    add = address("wizard-add", talks, "deal", "parties")
    before = len(talks.draft("PA-2").terms().parties)

    first, second = twice(bea, add, form(bea, step))

    assert (len(talks.draft("PA-2").terms().parties), first) == (before + 1, second)


def test_comment_is_written_once(bea, talks):
    page = address("round", talks, 1)

    twice(bea, address("comment-add", talks, 1), form(bea, page, passage=LAW, text="Why?"))

    assert Comment.objects.count() == 1


def test_letter_is_written_once(bea, talks, django_capture_on_commit_callbacks):
    asked = {"party_code": "PA-2", "email": "cora@example.org", "role": "counsel"}
    page = address("member-list", talks)

    with django_capture_on_commit_callbacks(execute=True):
        twice(bea, address("member-invite", talks), form(bea, page, **asked))

    assert (Invitation.objects.count(), len(mail.outbox)) == (1, 1)


def test_other_answers_in_a_form_of_history_are_another_form(bea, talks):
    asked = form(bea, address("round", talks, 1), passage=LAW, text="Why?")

    for text in ("Why?", "And why now?"):
        bea.post(address("comment-add", talks, 1), asked | {"text": text})

    assert set(Comment.objects.values_list("text", flat=True)) == {"Why?", "And why now?"}


def test_what_was_refused_may_be_sent_again(bea, talks):
    asked = form(bea, address("round", talks, 1), passage=LAW, text=" ")

    answers = [bea.post(address("comment-add", talks, 1), asked).status_code for _ in range(2)]

    assert answers == [422, 422]
    assert not SentForm.objects.exists()


def test_forms_are_forgotten_after_a_day(bea):
    new = reverse("deal-new")
    bea.post(new, form(bea, new, way="blank"))
    SentForm.objects.update(sent=timezone.now() - timedelta(hours=25))

    bea.post(new, form(bea, new, way="blank"))

    assert SentForm.objects.count() == 1
    assert Draft.objects.count() == 4
