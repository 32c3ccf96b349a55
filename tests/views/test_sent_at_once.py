"""Two presses at the very same moment, each in its own thread, do a form's work once."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from termsheets.models import Comment, Deal, Invitation, SentForm
from tests.negotiation.test_parallel_saves import at_once
from tests.talks import make_talks
from tests.views.posts import LAW, address

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "csrfmiddlewaretoken"
LETTER = {"party_code": "PA-2", "email": "cora@example.org", "role": "counsel"}


def pressed_twice(client, page, place, **answers):
    """Return status and address of what both presses of a page's button are answered."""
    asked = answers | {TOKEN: str(client.get(page).context["csrf_token"])}

    def press(_):
        tab = Client()
        tab.cookies = client.cookies.copy()
        answer = tab.post(place, asked)
        return answer.status_code, answer.headers.get("Location")

    return at_once(press, 2)


def test_forms_pressed_twice_at_once_do_their_work_once(client):
    talks = make_talks()
    talks.send()
    client.force_login(talks.founders["PA-2"])
    deals, parties = Deal.objects.count(), len(talks.draft("PA-2").terms().parties)
    letters = len(mail.outbox)
    new, people = reverse("deal-new"), address("member-list", talks)
    step, table = address("wizard-step", talks, "deal"), address("round", talks, 1)
    presses = (
        (new, new, {"way": "blank"}),
        (step, address("wizard-add", talks, "deal", "parties"), {}),
        (table, address("comment-add", talks, 1), {"passage": LAW, "text": "Why?"}),
        (people, address("member-invite", talks), LETTER),
    )

    answers = [pressed_twice(client, page, place, **asked) for page, place, asked in presses]

    assert {status for pair in answers for status, _ in pair} == {302}
    assert [len(set(pair)) for pair in answers] == [1, 1, 1, 1]
    assert Deal.objects.count() == deals + 1
    assert len(talks.draft("PA-2").terms().parties) == parties + 1
    assert (Comment.objects.count(), Invitation.objects.count()) == (1, 1)
    assert len(mail.outbox) == letters + 1
    assert SentForm.objects.count() == len(presses)
