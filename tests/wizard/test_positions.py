"""A side's own position beside a question, and the page where it is noted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.models import PrivatePosition
from termsheets.negotiation import desk_notes, positions
from termsheets.negotiation.desk_notes import Pin
from termsheets.wizard.blocks import NOTED, POSITIONED
from tests.desk import ask, make_reviewer
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

SECRET = "Board minimum 4711"
CAP = ("revenue_shares", "RS-1", "annual_cap_amount")


@pytest.fixture
def talks():
    """Return talks with a round on the table."""
    talks = make_talks()
    talks.send()
    return talks


def page_of(talks, *term):
    """Return where a position is noted."""
    return reverse("position", args=[talks.deal.pk, *term])


def row(talks):
    """Return the address of the row that the positions are about."""
    return reverse("wizard-row", args=[talks.deal.pk, "revenue", "RS-1"])


def enter(client, talks, code="PA-1", **told):
    """Note a position on the page."""
    client.force_login(talks.founders[code])
    return client.post(page_of(talks, *CAP), told)


def test_position_is_noted_as_typed_and_stands_beside_the_question(client, talks):
    answer = enter(client, talks, note=SECRET, target="3m", walk_away="1.5m", bound="least")
    told = client.get(row(talks)).content.decode()

    kept = PrivatePosition.objects.get()
    assert (answer.status_code, answer.url) == (302, row(talks))
    assert (kept.walk_away, kept.bound, kept.target) == ("1500000", "least", "3m")
    assert SECRET in told
    assert "Walk away: at least this 1500000" in told
    assert page_of(talks, *CAP) in told


def test_other_side_and_staff_see_nothing_of_it(client, talks):
    enter(client, talks, note=SECRET)
    pages = [row(talks), page_of(talks, *CAP), reverse("overlap-list", args=[talks.deal.pk])]
    seen = []
    for user in (talks.founders["PA-2"], make_user("root", is_staff=True, is_superuser=True)):
        client.force_login(user)
        seen += [SECRET in client.get(page).content.decode() for page in pages]

    assert not any(seen)


def test_page_asks_once_more_where_there_are_positions_and_never_without(client, talks):
    client.force_login(talks.founders["PA-1"])

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(row(talks))
        return len(queries)

    without = asked()
    for field in ("annual_cap_amount", "lifetime_cap_amount", "name"):
        positions.keep_position(
            deal_id=talks.deal.pk,
            user=talks.founders["PA-1"],
            term=positions.Term("revenue_shares", "RS-1", field),
            note="x",
        )

    assert asked() == without + 1


def cards(client, talks, code="PA-1"):
    """Return how often the cards of a step hint at a note and at a position, to a founder."""
    client.force_login(talks.founders[code])
    page = client.get(reverse("wizard-step", args=[talks.deal.pk, "revenue"])).content.decode()
    return page.count(NOTED), page.count(POSITIONED)


def test_closed_card_says_that_a_position_or_a_note_stands_inside(client, talks):
    before = cards(client, talks)
    enter(client, talks, note=SECRET)
    review = ask(talks)
    tier = talks.draft().terms().revenue_shares[0].royalty_tiers[0]
    pin = Pin("royalty_tiers", tier.code, "rate_pct")
    note = desk_notes.note(review_id=review.pk, user=make_reviewer(), text="Why?", pin=pin)
    told = cards(client, talks), cards(client, talks, "PA-2")
    desk_notes.settle_note(note_id=note.pk, user=talks.founders["PA-1"])

    assert (before, told) == ((0, 0), ((1, 1), (0, 0)))
    assert cards(client, talks) == (0, 1)


def test_open_row_shows_the_position_itself_and_no_hint(client, talks):
    enter(client, talks, note=SECRET)

    assert POSITIONED not in client.get(row(talks)).content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"walk_away": "lots", "bound": "least"}, "number"),
        ({"walk_away": "5"}, "least or the most"),
        ({"note": "a\x07b"}, "cannot"),
    ],
)
def test_what_cannot_be_read_stays_on_the_page_with_a_sentence(client, talks, told, sentence):
    answer = enter(client, talks, **told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PrivatePosition.objects.exists()


@pytest.mark.parametrize(
    "term",
    [
        ("revenue_shares", "RS-9", "name"),
        ("revenue_shares", "RS-1", "nonsense"),
        ("nonsense", "-", "name"),
        ("parties", "PA-1", "planned_exit"),
    ],
)
def test_there_is_no_page_for_what_cannot_be_noted(client, talks, term):
    client.force_login(talks.founders["PA-1"])

    assert client.get(page_of(talks, *term)).status_code == 404


def test_viewer_notes_nothing(client, talks):
    client.force_login(talks.join("PA-1", "vic", "viewer"))

    assert client.get(page_of(talks, *CAP)).status_code == 403
    assert "For your side only" not in client.get(row(talks)).content.decode()


def test_sides_ask_on_their_pages_and_learn_one_word(client, talks):
    there = reverse("overlap-list", args=[talks.deal.pk])
    ask = reverse("overlap-ask", args=[talks.deal.pk, *CAP])
    told = {}
    for code, bound, value in (("PA-1", "least", "100"), ("PA-2", "most", "200")):
        enter(client, talks, code, walk_away=value, bound=bound)
        client.post(ask)
        told[code] = client.get(there).content.decode()

    assert "You have asked. No answer yet." in told["PA-1"]
    assert "Check 1" not in told["PA-1"]
    assert '<span class="tag tag-success">overlap</span>' in told["PA-2"]
    assert "100" not in told["PA-2"].partition("<main")[2]
