"""Letters about a side's own IP: each date once for each mark, to its own people alone."""

from datetime import date, timedelta

import pytest
from django.core import mail

from termsheets.models import Deal
from termsheets.negotiation.reminding_upkeep import remind_of_upkeep
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
DUE = date(2030, 5, 20)


@pytest.fixture
def talks():
    """Return talks in whose first draft one review comes due, and in 2030 nothing else."""
    talks = make_talks()
    for code in ("AS-1", "AS-2", "AS-3"):
        talks.edit("PA-1", "assumptions", code, status="holds")
    talks.edit("PA-1", "hygiene_reviews", "HR-1", next_date=DUE)
    return talks


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Return what tells a day's letters: to whom, and about what."""

    def on(before):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_upkeep(
                today=DUE - timedelta(days=before), link=lambda deal: "https://x.example"
            )
        return [(letter.to, letter.subject) for letter in mail.outbox]

    return on


def test_date_of_the_register_is_told_once_for_each_mark_and_to_its_side_alone(talks, letters):
    talks.send()
    talks.join("PA-1", "vic", "viewer")
    title, to = talks.draft().title, [talks.founders["PA-1"].email]
    theirs = [f"{talks.founders['PA-2'].email}"]

    told = {
        left: [one for one in letters(left) if one[0] != theirs] for left in (91, 90, 89, 0, -1)
    }

    assert told == {
        91: [],
        90: [(to, f"{title}: Portfolio review (HR-1) on 20 May 2030")],
        89: [],
        0: [(to, f"{title}: Portfolio review (HR-1) today")],
        -1: [(to, f"{title}: Portfolio review (HR-1) was due on 20 May 2030")],
    }


def test_letter_says_what_it_is_about_and_where_to_go(talks, letters):
    letters(7)

    body = mail.outbox[0].body
    assert "- Portfolio review (HR-1) on 20 May 2030: " in body
    assert body.endswith("Read it here:\nhttps://x.example\n\nTermsheets")


def test_talks_that_lapsed_ask_for_nothing_more(talks, letters):
    Deal.objects.update(status=Deal.Status.LAPSED)

    assert letters(7) == []
