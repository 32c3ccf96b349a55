"""Terms that were just read or written stay at hand, but not for ever."""

from termsheets.domain import schema
from termsheets.domain.remembering import DEALS
from termsheets.domain.terms import Terms
from termsheets.models import snapshots


def titled(number):
    """Return Terms that differ by their title."""
    return Terms.model_validate({"deal": {"title": f"Deal {number}"}})


def test_snapshot_at_hand_is_not_built_again():
    terms = titled("at hand")
    snapshots.remember(schema.snapshot(terms), terms)

    assert snapshots.terms_of(schema.snapshot(terms)) is terms


def test_only_the_latest_snapshots_stay_at_hand():
    first = titled("first")
    snapshots.remember(schema.snapshot(first), first)

    for number in range(DEALS):
        snapshots.remember(schema.snapshot(titled(number)), titled(number))

    again = snapshots.terms_of(schema.snapshot(first))
    assert again == first
    assert again is not first


def test_replaced_snapshot_makes_room():
    first, second = titled("replaced"), titled("replacing")
    snapshots.remember(schema.snapshot(first), first)

    snapshots.remember(schema.snapshot(second), second, instead_of=schema.snapshot(first))

    assert snapshots.terms_of(schema.snapshot(second)) is second
    assert snapshots.terms_of(schema.snapshot(first)) is not first


def test_snapshot_that_is_read_stays_longer_than_one_that_is_not():
    first = titled("read again")
    snapshots.remember(schema.snapshot(first), first)

    for number in range(DEALS + 1):
        snapshots.remember(schema.snapshot(titled(number)), titled(number))
        assert snapshots.terms_of(schema.snapshot(first)) is first
