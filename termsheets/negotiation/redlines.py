"""What changed between two rounds, or since a round in a side's own draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from django.utils import timezone

from termsheets.domain import sheet_json
from termsheets.domain.authorship import Step, authors
from termsheets.domain.clauses import TermSheet
from termsheets.domain.content import passages
from termsheets.domain.redline import Redline, redline
from termsheets.domain.remembering import Recent
from termsheets.models import Deal, Draft, Round, User
from termsheets.negotiation import policy
from termsheets.negotiation.errors import refused
from termsheets.negotiation.sheets import staged_sheet_of

RECENT: Recent[Redline] = Recent(16)
"""The redlines that people read now, a page of changes at a time."""

Number = int | None
"""The number of a round; the draft of one's own side has none."""


class Facts(NamedTuple):
    """What a reader is told of one of two sheets; ``digest`` is a SHA-256 in hexadecimal."""

    number: int
    side: str
    day: date
    digest: str
    label: str = ""

    @property
    def name(self) -> str:
        """Return what the sheet is called: Round 3, or Draft."""
        return self.label or f"Round {self.number}"


@dataclass(frozen=True)
class Compared:
    """Two sheets of a deal; where the newer one is no round, it is a side's draft."""

    old: Round
    new: Round | None
    draft: Draft | None = None

    @cached_property
    def redline(self) -> Redline:
        """Return what changed; both sheets are what every side may see."""
        digests = (self.old.shown_digest, *self.key)
        return RECENT.of(digests, lambda: redline(self.old.sheet(), self.sheet))

    @cached_property
    def sheet(self) -> TermSheet:
        """Return the newer sheet."""
        return self.new.sheet() if self.new else staged_sheet_of(self.draft, self.old.stage)

    @property
    def facts(self) -> tuple[Facts, Facts]:
        """Return what a reader is told of the older and of the newer sheet."""
        return _facts(self.old), _facts(self.new) if self.new else self._draft_facts()

    @property
    def key(self) -> tuple[object, ...]:
        """Return what tells the newer sheet from any other, without reading its words."""
        if self.new:
            return (self.new.shown_digest,)
        return (
            self.old.stage,
            self.draft.pk,
            self.draft.version,
            self.draft.updated,
            self.draft.library.digest,
        )

    def _draft_facts(self) -> Facts:
        side = self.old.parties.get(self.draft.party_code, self.draft.party_code)
        digest = sha256(sheet_json.dumps(self.sheet).encode()).hexdigest()
        return Facts(0, side, timezone.localdate(self.draft.updated), digest, "Draft")


def _facts(sent: Round) -> Facts:
    return Facts(sent.number, sent.sender_name, timezone.localdate(sent.sent), sent.shown_digest)


def redline_of(user: User, deal: Deal, from_number: int, to_number: Number = None) -> Compared:
    """Return two rounds to compare, or a round and the draft of the person's own side.

    Raises Denied for a stranger, Refused for a round that the deal does not have.
    """
    seat = policy.require(user, "view", deal)
    return compared(deal, from_number, to_number, seat.side_id)


def compared(deal: Deal, from_number: int, to_number: Number, side_id: int) -> Compared:
    """Return two rounds to compare, or a round and a side's draft. Raises Refused."""
    rounds = _rounds(deal, from_number, to_number)
    draft = _draft(side_id) if to_number is None else None
    return Compared(rounds[from_number], rounds.get(to_number), draft)


def _rounds(deal: Deal, *numbers: Number) -> Mapping[Number, Round]:
    wanted = {number for number in numbers if number is not None}
    found = Round.objects.filter(deal=deal, number__in=wanted).select_related("side")
    by_number = {sent.number: sent for sent in found}
    if missing := sorted(wanted - set(by_number)):
        raise refused("round", f"There is no round {missing[0]} in this deal.")
    return by_number


def _draft(side_id: int) -> Draft:
    draft = Draft.objects.filter(side=side_id).select_related("side", "own").first()
    if draft is None:
        raise refused("draft", "Your side has no draft before the first round.")
    return draft


def authors_between(both: Compared, rounds: Iterable[Round]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the sides that touched each passage on the way between two sheets.

    ``rounds`` are those of the deal, in their order; withdrawn ones are
    passed over unless they are compared themselves.
    """
    last = both.new.number if both.new else None
    ends = sorted({both.old.number, last or both.old.number})
    way = [
        Step(one.side.party_code, one.pieces())
        for one in rounds
        if one.number >= ends[0]
        and (last is None or one.number <= ends[-1])
        and (one.number in ends or not hasattr(one, "withdrawal"))
    ]
    own = [Step(both.draft.party_code, passages(both.sheet))] if both.draft else []
    return authors([*way, *own])


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
