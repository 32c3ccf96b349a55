"""The blind check: do the sides' walk-away values of a term leave room for an agreement?

Each side asks for itself, with the value it has then; nobody is told who has
asked or entered anything. Once all have asked, all get the same yes or no.
A term can be checked three times, so that nobody can feel their way to a value.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain import overlap
from termsheets.models import Deal, OverlapTry, PrivatePosition, Side, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.positions import Term
from termsheets.negotiation.stages import table_of
from termsheets.negotiation.turns import last_round, opened_deal

MOST_TRIES = OverlapTry.MOST_TRIES


@dataclass(frozen=True)
class Check:
    """What a side may know about a term: the answers, and whether its own question waits."""

    position: PrivatePosition
    answers: tuple[bool, ...] = ()
    waits: bool = False

    @property
    def left(self) -> int:
        """Return how many checks are left."""
        return MOST_TRIES - len(self.answers)

    @property
    def may_ask(self) -> bool:
        """Return whether the side can ask now."""
        return self.left > 0 and not self.waits


def checks(deal: Deal, side: Side) -> tuple[Check, ...]:
    """Return what can be checked of a side's positions; three queries."""
    own = [one for one in PrivatePosition.objects.filter(side=side) if one.walk_away and one.bound]
    tried = _tried(OverlapTry.objects.filter(deal=deal).select_related("side"))
    parties = _parties(deal)
    return tuple(
        _check(one, tried[one.term], side, parties) for one in sorted(own, key=lambda one: one.term)
    )


def _tried(rows: Iterable[OverlapTry]) -> dict[tuple, list[list[OverlapTry]]]:
    """Return the questions of each term, by attempt."""
    found = defaultdict(lambda: [[] for _ in range(MOST_TRIES)])
    for row in rows:
        found[row.term][row.attempt - 1].append(row)
    return found


def _parties(deal: Deal) -> frozenset[str]:
    last = last_round(deal)
    return frozenset(last.parties if last else ())


def _check(
    position: PrivatePosition,
    attempts: list[list[OverlapTry]],
    side: Side,
    parties: frozenset[str],
) -> Check:
    answered = [rows for rows in attempts if parties and parties <= _codes(rows)]
    later = attempts[len(answered)] if len(answered) < MOST_TRIES else []
    waits = any(row.side_id == side.pk for row in later)
    return Check(position, tuple(map(_answer, answered)), waits)


def _codes(rows: list[OverlapTry]) -> set[str]:
    return {row.side.party_code for row in rows}


def _answer(rows: list[OverlapTry]) -> bool:
    fact = Term(*rows[0].term).fact
    return overlap.overlap((row.bound, overlap.read(fact, row.walk_away)) for row in rows)


@transaction.atomic
def ask_overlap(*, deal_id: UUID, user: User, term: Term, now: datetime | None = None) -> Check:
    """Ask for a side whether the walk-away values of a term overlap; the last side completes it.

    Asking again while it waits changes nothing, nor does a new walk-away
    value. Raises Denied, also after the last check, and Refused for a term
    without a walk-away value of one's own or that no round holds.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "ask-overlap", deal)
    found = [one for one in checks(deal, seat.side) if one.position.term == _key(term)]
    if not found or not overlap.may_compare(term.fact) or not term.is_in(table_of(deal).terms()):
        raise refused("term", "Enter a walk-away value of your own for a term of the round first.")
    (check,) = found
    if not check.left:
        raise Denied("This term has been checked three times, and cannot be checked again.")
    if check.waits:
        return check
    _ask(deal, seat.side, user, check, now)
    (after,) = (one for one in checks(deal, seat.side) if one.position.term == _key(term))
    if len(after.answers) > len(check.answers):
        told = {"answer": after.answers[-1], "attempt": len(after.answers)}
        audit.record(audit.Kind.OVERLAP_ASKED, deal=deal, shared=True, at=now, **vars(term) | told)
    return after


def _key(term: Term) -> tuple[str, str, str]:
    return term.entity, term.code, term.field


def _ask(deal: Deal, side: Side, user: User, check: Check, now: datetime) -> None:
    position, attempt = check.position, len(check.answers) + 1
    OverlapTry.objects.create(
        deal=deal,
        side=side,
        user=user,
        entity=position.entity,
        code=position.code,
        field=position.field,
        attempt=attempt,
        walk_away=position.walk_away,
        bound=position.bound,
        at=now,
    )
    audit.record(
        audit.Kind.OVERLAP_ASKED,
        deal=deal,
        actor=user,
        side=side,
        at=now,
        entity=position.entity,
        code=position.code,
        field=position.field,
        attempt=attempt,
        walk_away=audit.Secret(position.walk_away),
        bound=audit.Secret(position.bound),
    )
