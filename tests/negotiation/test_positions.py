"""A side's own positions, and the blind check of walk-away values."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsheets.domain import overlap
from termsheets.domain.problems import Refused
from termsheets.models import AuditEvent, OverlapTry, PrivatePosition
from termsheets.negotiation import overlaps, positions
from termsheets.negotiation.errors import Denied
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

CAP = positions.Term("revenue_shares", "RS-1", "annual_cap_amount")
SUNSET = positions.Term("deal", "", "effective_date")
SECRET = "123456.78"


@pytest.fixture
def talks():
    """Return talks with a round on the table."""
    talks = make_talks()
    talks.send()
    return talks


def keep(talks, code="PA-1", term=CAP, **told):
    """Note a side's position."""
    return positions.keep_position(
        deal_id=talks.deal.pk, user=talks.founders[code], term=term, **told
    )


def want(talks, code, bound, value, term=CAP):
    """Note where a side would walk away."""
    return keep(talks, code, term, walk_away=value, bound=bound)


def ask(talks, code, term=CAP):
    """Ask for a side, and return what it learns."""
    check = overlaps.ask_overlap(deal_id=talks.deal.pk, user=talks.founders[code], term=term)
    return check.answers, check.waits, check.left


@given(st.lists(st.tuples(st.sampled_from(["least", "most"]), st.integers(0, 9))))
def test_overlap_is_whether_one_value_suits_all(limits):
    values = [(bound, Decimal(value)) for bound, value in limits]
    suits = [
        all(
            Decimal(one) >= value if bound == "least" else Decimal(one) <= value
            for bound, value in values
        )
        for one in range(10)
    ]

    assert overlap.overlap(values) is any(suits)


def test_position_is_kept_changed_and_removed(talks):
    keep(talks, note="  Board minimum. ", target="2m", walk_away=SECRET, bound="least")
    first = PrivatePosition.objects.get()
    keep(talks, target="3m")
    second = PrivatePosition.objects.get()
    had = talks.side().has_positions
    keep(talks)

    assert (first.note, first.target, first.walk_away, first.bound) == (
        "Board minimum.",
        "2m",
        SECRET,
        "least",
    )
    assert (second.pk, second.note, second.target, second.walk_away) == (first.pk, "", "3m", "")
    assert (had, talks.side().has_positions) == (True, False)
    assert not PrivatePosition.objects.exists()


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (CAP, {"walk_away": "a lot", "bound": "least"}),
        (CAP, {"walk_away": "NaN", "bound": "least"}),
        (CAP, {"walk_away": "5"}),
        (SUNSET, {"walk_away": "12", "bound": "most"}),
        (CAP, {"note": "a\x00b"}),
        (CAP, {"target": "x" * 500}),
        (positions.Term("revenue_shares", "RS-9", "annual_cap_amount"), {"note": "x"}),
        (positions.Term("revenue_shares", "RS-1", "nonsense"), {"note": "x"}),
        (positions.Term("nonsense", "", "note"), {"note": "x"}),
        (positions.Term("parties", "PA-1", "planned_exit"), {"note": "x"}),
    ],
)
def test_what_cannot_be_noted_is_refused(talks, term, told):
    with pytest.raises(Refused):
        keep(talks, term=term, **told)

    assert not PrivatePosition.objects.exists()


def test_nobody_else_sees_a_position(talks):
    keep(talks, note="Board minimum.")
    viewer = talks.join("PA-1", "vic", "viewer")
    seen = {
        name: PrivatePosition.objects.visible_to(user).count()
        for name, user in [*talks.founders.items(), ("viewer", viewer)]
    }

    assert seen == {"PA-1": 1, "PA-2": 0, "viewer": 1}
    with pytest.raises(Denied):
        positions.keep_position(deal_id=talks.deal.pk, user=viewer, term=CAP, note="x")


def test_position_leaves_draft_and_rounds_as_they_were(talks):
    before = talks.draft().terms_json
    keep(talks, note="Board minimum.", walk_away=SECRET, bound="least")
    talks.edit("PA-2", purpose="Theirs")
    sent = talks.send("PA-2")
    own = talks.draft().terms_json

    assert SECRET not in before + own + sent.sheet_json + sent.terms_json
    assert "Board minimum" not in own + sent.sheet_json + sent.terms_json


@pytest.mark.parametrize(
    ("term", "least", "most", "answer"),
    [
        (CAP, "100", "100.00", True),
        (CAP, "100", "99.99", False),
        (SUNSET, "2027-01-01", "2027-06-01", True),
        (SUNSET, "2027-06-02", "2027-06-01", False),
    ],
)
def test_both_sides_learn_whether_there_is_room_once_both_have_asked(
    talks, term, least, most, answer
):
    want(talks, "PA-1", "least", least, term)
    want(talks, "PA-2", "most", most, term)

    assert ask(talks, "PA-1", term) == ((), True, 3)
    assert ask(talks, "PA-1", term) == ((), True, 3)
    assert ask(talks, "PA-2", term) == ((answer,), False, 2)
    assert ask(talks, "PA-1", term) == ((answer,), True, 2)


@pytest.mark.parametrize("other", [None, "1", "999999"])
def test_who_asks_alone_learns_nothing_about_the_other_side(talks, other):
    want(talks, "PA-1", "least", "100")
    if other:
        want(talks, "PA-2", "most", other)

    assert ask(talks, "PA-1") == ((), True, 3)
    (seen,) = overlaps.checks(talks.deal, talks.side("PA-1"))
    assert (seen.answers, seen.waits, seen.left) == ((), True, 3)


def test_who_has_not_asked_is_not_told_that_the_other_has(talks):
    want(talks, "PA-1", "least", "100")
    want(talks, "PA-2", "most", "200")
    before = overlaps.checks(talks.deal, talks.side("PA-2"))
    ask(talks, "PA-1")

    assert overlaps.checks(talks.deal, talks.side("PA-2")) == before
    seen = AuditEvent.objects.visible_to(talks.founders["PA-2"])
    assert not seen.filter(kind="overlap_asked").exists()


def test_value_counts_as_it_was_when_it_was_asked_with(talks):
    want(talks, "PA-1", "least", "100")
    ask(talks, "PA-1")
    want(talks, "PA-1", "least", "500")
    want(talks, "PA-2", "most", "200")

    assert ask(talks, "PA-2")[0] == (True,)


def test_term_is_checked_three_times_at_most(talks):
    for value in ("100", "300", "200"):
        want(talks, "PA-1", "least", value)
        want(talks, "PA-2", "most", "200")
        ask(talks, "PA-1")
        told = ask(talks, "PA-2")

    assert told == ((True, False, True), False, 0)
    for code in ("PA-1", "PA-2"):
        with pytest.raises(Denied, match="three times"):
            ask(talks, code)
    assert OverlapTry.objects.count() == 6


def test_term_without_a_value_of_ones_own_cannot_be_asked_about(talks):
    keep(talks, note="Only a note.")

    with pytest.raises(Refused):
        ask(talks, "PA-1")
    with pytest.raises(Refused):
        ask(talks, "PA-1", positions.Term("deal", "", "title"))


def test_record_holds_no_value(talks):
    want(talks, "PA-1", "least", SECRET)
    want(talks, "PA-2", "most", "200000")
    ask(talks, "PA-1")
    ask(talks, "PA-2")
    events = AuditEvent.objects.filter(kind__in=["overlap_asked", "position_saved"])

    assert SECRET not in "".join(events.values_list("facts", flat=True))
    assert list(events.order_by("sequence").values_list("kind", "shared")) == [
        ("position_saved", False),
        ("position_saved", False),
        ("overlap_asked", False),
        ("overlap_asked", False),
        ("overlap_asked", True),
    ]


def test_dates_and_numbers_of_the_deal_can_be_compared_and_nothing_private():
    facts = {term: term.fact and overlap.may_compare(term.fact) for term in (CAP, SUNSET)}

    assert facts == {CAP: True, SUNSET: True}
    assert positions.Term("parties", "PA-1", "planned_exit_by").fact is None
    assert overlap.read(SUNSET.fact, "2027-01-02") == date(2027, 1, 2)
