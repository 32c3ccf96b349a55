"""The dates of a deal as they stand, gates decided by their owners, and fallbacks at hand."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain.agreement import Sent
from termsheets.domain.fallbacks import Proposal, proposals
from termsheets.domain.termsheet import Choices
from termsheets.domain.timetable import Asked, Deadline, Gate, deadlines, gates
from termsheets.models import ClauseChoice, Deal, Draft, GateOutcome, Round, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.answering import choose_wording
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.saving import Saved
from termsheets.negotiation.sheets import choices_of
from termsheets.negotiation.turns import opened_deal


@dataclass(frozen=True)
class Timetable:
    """What is due in a deal on a day, the earliest first, and where its gates stand."""

    deadlines: tuple[Deadline, ...] = ()
    gates: tuple[Gate, ...] = ()


def timetable(deal: Deal, today: date) -> Timetable:
    """Return the dates that the round on the table states; two queries.

    Nothing is due before the first round. Once a deal is agreed or over no
    answer is due any more.
    """
    sent = Round.objects.standing().filter(deal=deal).order_by("-number").first()
    if sent is None:
        return Timetable()
    outcomes, terms = _outcomes(deal), sent.terms()
    open_talks = deal.status in policy.IN_TALKS
    asked = asked_of(sent) if open_talks else None
    return Timetable(deadlines(terms, asked, outcomes, today), gates(terms, outcomes, today))


def asked_of(sent: Round) -> Asked:
    """Return what a round asks of the others, and since when."""
    return Asked(sent.number, timezone.localdate(sent.sent), sent.respond_by)


def _outcomes(deal: Deal) -> dict[str, bool]:
    return dict(GateOutcome.objects.filter(deal=deal).values_list("gate", "passed"))


@transaction.atomic
def decide_gate(*, deal_id: UUID, user: User, gate: str, passed: bool) -> GateOutcome:
    """Record go or no-go for a gate of the round on the table, by its owner's side, for good.

    Raises Denied, OutOfTurn before the first round, Refused for an unknown gate.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "decide-gate", deal)
    sent = Round.objects.standing().filter(deal=deal).order_by("-number").first()
    row = next((one for one in sent.terms().decision_gates if one.code == gate), None)
    if row is None or row.retired:
        raise refused("gate", f"There is no gate {gate[:20]} in round {sent.number}.")
    if row.owner != seat.side.party_code:
        owner = sent.parties.get(row.owner, "its owner")
        raise Denied(f"This gate is decided by {owner}.")
    if GateOutcome.objects.filter(deal=deal, gate=gate).exists():
        raise Denied("This gate has been decided, and a decision stands.")
    outcome = GateOutcome.objects.create(
        deal=deal, gate=gate, passed=passed, side=seat.side, user=user
    )
    facts = {"gate": gate, "passed": passed}
    kind, at = audit.Kind.GATE_DECIDED, outcome.decided
    audit.record(kind, deal=deal, actor=user, side=seat.side, shared=True, at=at, **facts)
    return outcome


def fallback_proposals(draft: Draft, today: date) -> tuple[Proposal, ...]:
    """Return the fallbacks of a side's draft whose moment has come; three queries.

    Its own private ones are among them: show these to this side alone. One
    that the draft says already is none.
    """
    if not draft.terms().fallback_terms:
        return ()
    deal = draft.side.deal
    rounds = Round.objects.standing().without_words().filter(deal=deal).select_related("side")
    sent = [Sent(one.number, one.side.party_code, one.pieces()) for one in rounds]
    decided = gates(draft.terms(), _outcomes(deal), today)
    found = proposals(draft.terms(), decided, sent, today)
    wordings = choices_of(draft) if found else {}
    return tuple(one for one in found if not _is_said(wordings, one))


def _is_said(wordings: Choices, proposal: Proposal) -> bool:
    chosen = wordings.get(proposal.clause_id)
    own = chosen is not None and chosen.position == ClauseChoice.Position.CUSTOM
    return own and chosen.custom_text == proposal.text


@transaction.atomic
def use_fallback(
    *, draft_id: UUID, version: int, user: User, code: str, today: date | None = None
) -> Saved:
    """Put a fallback whose moment has come into the draft, as its own wording of the clause.

    It is then a change like any other, for the next round to propose. Raises
    Denied, and Refused for a fallback that is not proposed now.
    """
    draft = Draft.objects.select_related("side__deal", "own").get(pk=draft_id)
    seat = policy.require(user, "edit", draft.side.deal, draft.side_id)
    today = today or timezone.localdate()
    found = {one.code: one for one in fallback_proposals(draft, today)}
    if code not in found:
        raise refused("fallback", f"{code[:20]} is not proposed now.")
    saved = choose_wording(
        draft_id=draft_id,
        version=version,
        clause_id=found[code].clause_id,
        position=ClauseChoice.Position.CUSTOM,
        custom_text=found[code].text,
        user=user,
    )
    kind, deal = audit.Kind.FALLBACK_APPLIED, draft.side.deal
    audit.record(kind, deal=deal, actor=user, side=seat.side, fallback=code)
    return saved
