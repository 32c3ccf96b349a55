"""What changed between two rounds, or since a round in a side's own draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from termsheets.domain.clauses import TermSheet
from termsheets.domain.redline import Redline, redline
from termsheets.models import Deal, Draft, Round, User
from termsheets.negotiation import policy
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.sheets import sheet_of

Number = int | None


@dataclass(frozen=True)
class Compared:
    """Two sheets of a deal and what changed; the draft, of which a side has one, is no round."""

    old: Round
    new: Round | None
    redline: Redline


def redline_of(user: User, deal: Deal, from_number: int, to_number: Number = None) -> Compared:
    """Return what changed from a round to another, or to the draft of the person's own side.

    Both sheets are what every side may see, so the comparison is, too. Of a
    draft it is for its own side alone. Raises Denied for a stranger, Refused
    for a round that the deal does not have.
    """
    seat = policy.seat_of(user, deal)
    if seat is None:
        raise Denied("You are not a member of this deal.")
    rounds = _rounds(deal, from_number, to_number)
    old, new = rounds[from_number], rounds.get(to_number)
    sheet = new.sheet() if new else _draft_sheet(seat.side_id)
    return Compared(old, new, redline(old.sheet(), sheet))


def _rounds(deal: Deal, *numbers: Number) -> Mapping[Number, Round]:
    wanted = {number for number in numbers if number is not None}
    found = Round.objects.filter(deal=deal, number__in=wanted).select_related("side")
    by_number = {sent.number: sent for sent in found}
    if missing := sorted(wanted - set(by_number)):
        raise refused("round", f"There is no round {missing[0]} in this deal.")
    return by_number


def _draft_sheet(side_id: int) -> TermSheet:
    draft = Draft.objects.filter(side=side_id).first()
    if draft is None:
        raise refused("draft", "Your side has no draft before the first round.")
    return sheet_of(draft)


def presets(deal: Deal, number: Number, side_id: int) -> Mapping[str, int]:
    """Return the rounds to compare a round (or the draft, None) with, by the preset's name.

    ``previous`` is the round before it, ``own`` the last that the side has
    sent before it, ``first`` round 1; withdrawn rounds are none of these.
    """
    rounds = Round.objects.standing().filter(deal=deal).order_by("number")
    known = list(rounds.values_list("number", "side"))
    before = [(each, side) for each, side in known if number is None or each < number]
    found = {"previous": before[-1:], "own": [one for one in before if one[1] == side_id][-1:]}
    found["first"] = before[:1]
    return {name: pairs[0][0] for name, pairs in found.items() if pairs}
