"""Letters about rounds: one to each person of the other sides, once it is certain."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from termsheets.negotiation.errors import NotReady
from tests.deals import sample
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_others_get_a_letter_each_and_nobody_sees_whose(django_capture_on_commit_callbacks):
    talks = make_talks()
    talks.join("PA-2", "vic", "viewer")
    talks.join("PA-1", "own", "counsel")
    with django_capture_on_commit_callbacks(execute=True):
        talks.send(
            note="See clause 4.",
            respond_by=date(2026, 12, 20),
            now=NOON,
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
    talks.send(note="Old words.", respond_by=date(2026, 12, 20), now=NOON)
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
