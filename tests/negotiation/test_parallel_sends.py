"""Everybody clicks at once: one round goes out, and one letter."""

import os

import pytest
from django.core import mail

from termsheets.models import AuditEvent, AuditKind, Response, Round
from termsheets.negotiation import responses, verifying
from termsheets.negotiation.errors import AlreadySent, OutOfTurn, Superseded
from tests.answering import answer_warnings
from tests.negotiation.test_parallel_saves import at_once
from tests.talks import make_talks

pytestmark = pytest.mark.django_db(transaction=True)
CLICKS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 24


def test_many_sends_at_once_are_one_round_one_letter_and_one_event():
    talks = make_talks()
    draft = talks.draft()
    answer_warnings(draft)

    def send(_):
        try:
            return talks.send(version=draft.version).number
        except AlreadySent as again:
            return -again.round.number

    numbers = at_once(send, CLICKS)

    assert sorted(numbers) == [-1] * (CLICKS - 1) + [1]
    assert Round.objects.count() == 1
    assert [letter.recipients() for letter in mail.outbox] == [["bea@example.org"]]
    assert AuditEvent.objects.filter(kind=AuditKind.ROUND_SENT).count() == 1
    assert verifying.verify(talks.deal.pk).broken == ()


def test_withdrawal_and_answer_at_once_leave_one_of_the_two():
    talks = make_talks()
    talks.send()

    def act(number):
        try:
            if number % 2:
                return bool(talks.withdraw(1))
            return bool(talks.respond("PA-2", 1, status__parties="discuss"))
        except (OutOfTurn, Superseded, AttributeError):
            return False

    done = at_once(act, 2)

    assert sum(done) == 1
    assert Response.objects.exists() != Round.objects.filter(withdrawal__isnull=False).exists()


def test_same_answer_given_many_times_at_once_stands_once():
    talks = make_talks()
    talks.send()
    answer = talks.answer(responses.standings(talks.deal), "status.parties", "accept")

    at_once(
        lambda _: responses.respond(
            deal_id=talks.deal.pk, user=talks.founders["PA-2"], number=1, answers=[answer]
        ),
        8,
    )

    assert Response.objects.count() == 1
