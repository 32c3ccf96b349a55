"""A deal opens stage by stage: every side confirms, any side closes again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain import lending
from termsheets.domain.staging import (
    STAGES,
    START,
    in_order,
    includes,
    later_stages,
    next_stage,
    still_closed,
)
from termsheets.domain.terms import PublicTerms, Terms
from termsheets.domain.terms.confidentiality import DisclosureStage
from termsheets.models import Deal, Draft, GateOutcome, Round, StageConfirmation, User
from termsheets.negotiation import audit, policy, receiving, responses
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.turns import opened_deal


@dataclass(frozen=True)
class Standing:
    """Where one stage stands: the rows it opens, who has confirmed it, what it waits for."""

    stage: str
    rows: tuple[DisclosureStage, ...]
    confirmed: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    is_open: bool = False
    is_next: bool = False

    def within(self, deal: Deal, due: str, passed: set[str]) -> "Standing":
        """Return the same as the deal stands, with the gates that are still to be passed."""
        gates = tuple(gate for gate in self.gates if gate not in passed)
        is_open = includes(deal.stage, self.stage)
        return replace(self, gates=gates, is_open=is_open, is_next=self.stage == due)


def table_of(deal: Deal) -> Round | None:
    """Return the round on the table with its words; its stages are those that count."""
    rounds = Round.objects.standing().filter(deal=deal).select_related("side")
    return rounds.order_by("-number").first()


def standings(deal: Deal, sent: Round) -> tuple[Standing, ...]:
    """Return where each stage of a round stands, sides by the codes of their parties."""
    terms, passed = sent.terms(), _passed(deal)
    acts = list(StageConfirmation.objects.filter(deal=deal).select_related("side"))
    due = next_stage(terms, deal.stage)
    return tuple(
        _standing(stage, terms, sent.parties, _confirmed(acts, stage)).within(deal, due, passed)
        for stage in (START, *later_stages(terms))
    )


def _standing(
    stage: str, terms: PublicTerms, parties: Iterable[str], confirmed: set[str]
) -> Standing:
    rows = tuple(row for row in in_order(terms) if row.precondition == stage)
    waits = tuple(code for code in parties if code not in confirmed)
    gates = tuple(row.gate for row in rows if row.gate)
    return Standing(stage, rows, tuple(sorted(confirmed)), waits, gates)


def _passed(deal: Deal) -> set[str]:
    outcomes = GateOutcome.objects.filter(deal=deal, passed=True)
    return set(outcomes.values_list("gate", flat=True))


def _confirmed(acts: Iterable[StageConfirmation], stage: str) -> set[str]:
    """Return the codes of the sides whose confirmation of a stage stands."""
    found: set[str] = set()
    for act in acts:
        if act.undone and includes(stage, act.stage):
            found.clear()
        elif act.stage == stage:
            found.add(act.side.party_code)
    return found


@transaction.atomic
def confirm_stage(*, deal_id: UUID, user: User, stage: str, now: datetime | None = None) -> Deal:
    """Confirm for one's side that a stage's precondition is met; the last side opens it.

    Saying so again changes nothing. Raises Denied, also while a gate of the
    stage is not passed, and Refused for a stage that is not the next.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "confirm-stage", deal)
    sent = table_of(deal)
    standing = next((one for one in standings(deal, sent) if one.is_next), None)
    if standing is None or standing.stage != stage:
        raise refused("stage", "This stage is not the next to open. Look at where you stand.")
    if standing.gates:
        raise Denied(f"Gate {standing.gates[0]} has to be passed first.")
    code = seat.side.party_code
    if code in standing.confirmed:
        return deal
    StageConfirmation.objects.create(deal=deal, stage=stage, side=seat.side, user=user, at=now)
    if set(standing.waits_for) <= {code}:
        _move(deal, stage, user, now)
    _tell(audit.Kind.STAGE_CONFIRMED, deal, seat, user, now, stage=stage)
    if deal.stage == stage:
        _tell(audit.Kind.STAGE_REACHED, deal, seat, user, now, stage=stage)
    return deal


@transaction.atomic
def roll_back_stage(*, deal_id: UUID, user: User, stage: str, now: datetime | None = None) -> Deal:
    """Close a stage and all after it, at once and for every side; its confirmations are void.

    One that waits for confirmations is called off. Raises Denied, and Refused
    for a stage that nobody has confirmed.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "roll-back-stage", deal)
    acts = list(StageConfirmation.objects.filter(deal=deal).select_related("side"))
    if stage not in STAGES[1:] or not _confirmed(acts, stage):
        raise refused("stage", "There is nothing to close here.")
    StageConfirmation.objects.create(
        deal=deal, stage=stage, side=seat.side, user=user, at=now, undone=True
    )
    if includes(deal.stage, stage):
        _move(deal, _reached(acts, stage), user, now)
    _tell(audit.Kind.STAGE_ROLLED_BACK, deal, seat, user, now, stage=stage)
    return deal


def _reached(acts: Iterable[StageConfirmation], closed: str) -> str:
    """Return the strongest stage that had been confirmed before the one that is closed."""
    before = [stage for stage in STAGES if not includes(stage, closed)]
    return next((stage for stage in reversed(before) if _confirmed(acts, stage)), START)


def _move(deal: Deal, stage: str, user: User, now: datetime) -> None:
    """Let the deal stand at another stage: rounds, drafts and the state of the talks follow.

    To close one brings no agreement, now or by a later answer: what is hidden
    may differ.
    """
    before, deal.stage = deal.stage, stage
    deal.closed_stage = still_closed(deal.closed_stage, before, stage)
    deal.save(update_fields=["stage", "closed_stage"])
    for draft in receiving.drafts_of(deal):
        _follow(draft, before, stage)
    if includes(stage, before) and deal.status in policy.IN_TALKS:
        responses.settle(deal, user, now)


def _follow(draft: Draft, before: str, after: str) -> None:
    """Let a draft that came from another side's round show what its stage shows."""
    if draft.base is None:
        return
    own, opens = draft.terms(), includes(after, before)
    terms = _opened(draft, after) if opens else _closed(draft, before, after)
    if terms is not own:
        receiving.rewrite(draft, terms)


def _opened(draft: Draft, after: str) -> Terms:
    """Return a draft's Terms with what is open now, its side's edits of that included.

    Of its own round a side gets back only what it had to hand over before.
    """
    own, shown = draft.terms(), draft.base.terms(after)
    told = lending.restored(draft.shelf, shown)
    if draft.base.side_id == draft.side_id:
        told = {name: told[name] for name in told if name in draft.shelf}
    terms = lending.opened(own, told)
    draft.lent = lending.lent(terms, own, draft.base.terms(START), draft.lent)
    draft.shelf = {name: text for name, text in draft.shelf.items() if name not in told}
    return terms


def _closed(draft: Draft, before: str, after: str) -> Terms:
    """Return a draft's Terms without what was lent to it and is closed, edited or not.

    What its side has made of it comes back when the stage is open again.
    """
    own = draft.terms()
    names = lending.withdrawn(own, draft.lent, draft.base.terms(after))
    draft.shelf |= lending.edited(own, names, draft.base.terms(before))
    draft.lent = [name for name in draft.lent if name not in names]
    return lending.closed(own, names)


def _tell(kind, deal, seat, user, now, **facts) -> None:
    audit.record(kind, deal=deal, actor=user, side=seat.side, shared=True, at=now, **facts)


def told(deal: Deal) -> tuple[tuple[Round, PublicTerms], ...]:
    """Return the last standing round of each side with its terms, as far as they are open."""
    rounds = Round.objects.latest_of_sides().filter(deal=deal).defer("sheet_json", "choices_json")
    found = rounds.select_related("side").order_by("side__party_code")
    return tuple((sent, sent.terms()) for sent in found)
