"""What a newcomer finds: a deal well into its talks."""

import pytest
from django.core import mail

from termsheets.models import Comment, Deal, Membership, Round
from termsheets.negotiation import demo
from termsheets.negotiation.demo_talks import BOUNDS, OURS, ROYALTY, THEIRS
from termsheets.negotiation.responses import standings
from termsheets.negotiation.turns import Turn, table_of

pytestmark = pytest.mark.django_db


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


@pytest.mark.django_db(transaction=True)
def test_demo_writes_to_nobody():
    demo.seed()

    assert mail.outbox == []
