"""Sides answer the round on the table, clause by clause, until nothing is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain.agreement import Agreement, Said, Sent, Standing, agreement
from termsheets.domain.clauses import Run
from termsheets.domain.clauses import open_points as gaps_of
from termsheets.domain.staging import later_stages
from termsheets.models import Deal, DraftReview, Response, Round, User
from termsheets.negotiation import audit, policy, statuses
from termsheets.negotiation.errors import Superseded, TextChanged, refused
from termsheets.negotiation.turns import last_round, opened_deal


@dataclass(frozen=True, slots=True)
class Answer:
    """A stand on one passage; ``digest`` is of the words it was read as."""

    clause_id: str
    stand: str
    digest: str


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """What keeps a deal open: clauses not accepted by all, and terms nobody has filled in.

    ``stage`` has to be opened again first: sides have seen what it hides now.
    """

    clauses: tuple[Standing, ...] = ()
    gaps: tuple[Run, ...] = ()
    stage: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is open."""
        return bool(self.clauses or self.gaps or self.stage)


def standings(deal: Deal) -> Agreement:
    """Return where each clause stands between the sides at the table; two queries.

    Sides are named by the codes of their parties.
    """
    standing = Round.objects.standing().without_words().filter(deal=deal)
    rounds = list(standing.select_related("side"))
    sent = [Sent(one.number, one.side.party_code, one.pieces()) for one in rounds]
    said = Response.objects.filter(round__deal=deal).values_list(
        "round__number", "side__party_code", "clause_id", "stand", "content_digest"
    )
    sides = tuple(rounds[-1].parties) if rounds else ()
    return agreement(sent, (Said(*one) for one in said), sides)


def open_points(deal: Deal) -> OpenPoints:
    """Return what is open in the round on the table; nothing before the first round."""
    last = last_round(deal)
    if last is None:
        return OpenPoints()
    return OpenPoints(standings(deal).open, gaps_of(last.sheet()), stage_to_open(deal, last))


def stage_to_open(deal: Deal, last: Round) -> str:
    """Return the stage without which nobody agrees to the round on the table, "" for none.

    It was open and is closed again: accepted would be words that hide others,
    which the sides know and may differ in. A round without the stage asks for
    none. Both follow from what every side can read, and so tell nothing.
    """
    closed = deal.closed_stage
    return closed if closed and closed in later_stages(last.terms()) else ""


def status_of(deal: Deal) -> str:
    """Return the state of the talks that follows from rounds, reviews and responses."""
    sides = list(
        Round.objects.standing().filter(deal=deal).order_by("number").values_list("side", flat=True)
    )
    if not sides:
        asked = DraftReview.objects.open().filter(draft__side__deal=deal).exists()
        return Deal.Status.IN_REVIEW if asked else Deal.Status.DRAFT
    if not open_points(deal):
        return Deal.Status.AGREED
    return Deal.Status.SHARED if sides[-1] == sides[0] else Deal.Status.COUNTERED


def settle(deal: Deal, user: User | None, now: datetime) -> None:
    """Bring a locked deal into the state that follows from what was said, by this person last."""
    before = deal.status
    statuses.move(deal, status_of(deal))
    if before != deal.status == Deal.Status.AGREED:
        last = last_round(deal)
        facts = {"round": last.number, "digest": last.digest}
        kind = audit.Kind.AGREEMENT_REACHED
        audit.record(kind, deal=deal, actor=user, shared=True, at=now, **facts)


@transaction.atomic
def respond(
    *,
    deal_id: UUID,
    user: User,
    number: int,
    answers: Iterable[Answer],
    now: datetime | None = None,
) -> Agreement:
    """Record a side's stands on passages of the round on the table, all or none.

    Saying the same again changes nothing. Raises Superseded if another round
    is on the table, Denied, OutOfTurn, Refused for an unknown clause or
    stand, TextChanged for words that are not those of the round.
    """
    deal = opened_deal(deal_id)
    policy.require(user, "view", deal)
    last = last_round(deal)
    if last is None or last.number != number:
        raise Superseded(number, last)
    seat = policy.require(user, "respond", deal)
    before = standings(deal)
    code, now = seat.side.party_code, now or timezone.now()
    new = [one for one in answers if _checked(before, one).stands.get(code) != one.stand]
    Response.objects.bulk_create(
        Response(
            round=last,
            side=seat.side,
            user=user,
            clause_id=one.clause_id,
            stand=one.stand,
            content_digest=one.digest,
            given=now,
        )
        for one in new
    )
    if new:
        stands = {one.clause_id: [one.stand, one.digest] for one in new}
        facts = {"round": last.number, "stands": stands}
        kind = audit.Kind.RESPONSE_GIVEN
        audit.record(kind, deal=deal, actor=user, side=seat.side, shared=True, at=now, **facts)
    settle(deal, user, now)
    return standings(deal) if new else before


def _checked(known: Agreement, answer: Answer) -> Standing:
    standing = known.of(answer.clause_id)
    if standing is None:
        raise refused("clause", f"There is no clause {answer.clause_id[:80]} in this round.")
    if answer.stand not in Response.Stand.values:
        raise refused("answer", "Choose accept, discuss or counter.")
    if answer.digest != standing.passage.digest:
        heading = standing.passage.heading
        raise TextChanged(f"{heading} reads otherwise in this round. Read it again, then answer.")
    return standing
