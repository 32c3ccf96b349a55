"""What a newcomer finds: a deal well into its talks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from termsheets.models import Comment, Deal, DraftReview, Membership, Response, Round
from termsheets.negotiation import demo
from termsheets.negotiation.demo_talks import BOUNDS, OURS, ROYALTY, THEIRS
from termsheets.negotiation.responses import standings
from termsheets.negotiation.turns import Turn, table_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 11, 8, tzinfo=UTC)  # a Monday


@pytest.fixture
def deal():
    """Return the deal of the demo that is talked about."""
    demo.seed()
    return Deal.objects.get(rounds__number=4)


def test_demo_holds_four_rounds_of_two_sides(deal):
    rounds = Round.objects.filter(deal=deal).select_related("side")

    assert [one.side.party_code for one in rounds] == [OURS, THEIRS, OURS, THEIRS]
    assert table_of(deal).turn_of(deal.sides.get(party_code=OURS).pk) is Turn.TO_ANSWER


def test_demo_has_open_and_agreed_clauses(deal):
    agreement = standings(deal)

    stands = {one.passage.id: dict(one.stands) for one in agreement.open}
    assert stands == {
        ROYALTY: {OURS: "", THEIRS: "accept"},
        BOUNDS: {OURS: "discuss", THEIRS: "accept"},
        "governance.escalation": {OURS: "", THEIRS: "accept"},
    }
    assert len(agreement.standings) > 90


def test_demo_has_counsel_and_comments_on_both_sides(deal):
    seats = Membership.objects.filter(side__deal=deal, role="counsel")
    said = Comment.objects.filter(deal=deal).values_list("side__party_code", "internal")

    assert set(seats.values_list("side__party_code", flat=True)) == {OURS, THEIRS}
    assert set(said) == {(OURS, True), (OURS, False), (THEIRS, True), (THEIRS, False)}


def test_demo_tells_its_rounds_as_of_today_in_different_weeks():
    demo.seed(NOW)

    rounds = Round.objects.order_by("number")
    days = [(timezone.localdate(one.sent), one.respond_by) for one in rounds]
    assert [f"{sent:%a %d %b}, {by:%d %b}" for sent, by in days] == [
        "Tue 14 Apr, 28 Apr",
        "Tue 21 Apr, 05 May",
        "Tue 28 Apr, 12 May",
        "Wed 06 May, 20 May",
    ]


@pytest.mark.parametrize("day", [0, 3, 6])
def test_everything_in_the_demo_was_said_in_order_and_before_now(day):
    now = NOW + timedelta(days=day)
    demo.seed(now)

    said = [
        *Deal.objects.values_list("created", flat=True),
        *Round.objects.values_list("sent", flat=True),
        *Response.objects.values_list("given", flat=True),
        *Comment.objects.values_list("written", flat=True),
        *Comment.objects.filter(resolved__isnull=False).values_list("resolved", flat=True),
    ]
    rounds = dict(Round.objects.values_list("number", "sent"))
    comments = Comment.objects.order_by("pk").values_list("written", flat=True)
    answers = Response.objects.select_related("round")
    assert max(said) < now
    assert list(comments) == sorted(comments)
    assert all(one.round.sent < one.given for one in answers)
    assert all(one.given < rounds.get(one.round.number + 1, now) for one in answers)
    assert max(one.respond_by for one in Round.objects.all()) > now.date()


@pytest.mark.django_db(transaction=True)
def test_demo_writes_to_nobody():
    demo.seed()

    assert mail.outbox == []


def test_two_drafts_of_the_demo_wait_for_a_review():
    demo.seed()

    waiting = DraftReview.objects.open().order_by("asked_at")
    assert [review.side_name for review in waiting] == ["Tidelark", "Helicord"]
