"""A round arrives: it becomes the draft of each other side, which keeps its private answers."""

from uuid import UUID

from django.db import transaction

from termsheets.domain import carrying, schema
from termsheets.domain.carrying import carried, received
from termsheets.domain.lending import lent
from termsheets.domain.projection import public, without_forecasts
from termsheets.domain.staging import START
from termsheets.domain.taking import lost, taken_up
from termsheets.domain.terms import Terms
from termsheets.domain.termsheet import staged
from termsheets.models import Deal, Draft, Round, Side, User, Withdrawal, mapping
from termsheets.models.library import library_numbered
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Superseded
from termsheets.negotiation.recording import recorded_in
from termsheets.negotiation.removing import keep_removed
from termsheets.negotiation.saving import Stale, commit, opened, refuse_problems
from termsheets.negotiation.sheets import choices_of, keep_choices
from termsheets.negotiation.starting import new_draft, next_numbers
from termsheets.negotiation.turns import last_round, opened_deal


def has_unsent_edits(draft: Draft) -> bool:
    """Return whether the draft says other than the round it was last equal to.

    Private and undisclosed answers are nobody else's matter, and do not count. What its own
    side has withdrawn is unsent again.
    """
    if draft.base is None or any(draft.shelf.values()) or _is_taken_back(draft):
        return True
    stage, choices = draft.deal.stage, choices_of(draft)
    words = library_numbered(draft.base.library)  # a later one changes nothing that anybody edited
    shown, sheet = staged(public(draft.terms()), choices, stage, words)
    base = draft.base.at(stage)
    if carrying.dumps(carried(sheet, choices)) != base.choices_json:
        return True
    sent = schema.thaw_public(base.terms_json)
    return without_forecasts(shown) != without_forecasts(sent)


def _is_taken_back(draft: Draft) -> bool:
    own = draft.base.side_id == draft.side_id
    return own and Withdrawal.objects.filter(round=draft.base).exists()


def deliver(sent: Round) -> None:
    """Seat every party of a round, and bring untouched drafts of other sides up to it.

    A draft with unsent edits stays as it is: its side decides.
    """
    for draft in _drafts_of_others(sent.deal, sent.side):
        if not has_unsent_edits(draft):
            take_up(draft, sent)
    _seat_all(sent)


def fall_back(withdrawn: Round) -> None:
    """Bring drafts that had taken up a withdrawn round, untouched, to the round before it."""
    standing = last_round(withdrawn.deal)
    for draft in _drafts_of_others(withdrawn.deal, withdrawn.side):
        if standing and draft.base_id == withdrawn.pk and not has_unsent_edits(draft):
            take_up(draft, standing)


def _drafts_of_others(deal: Deal, side: Side) -> list[Draft]:
    return [draft for draft in drafts_of(deal) if draft.side_id != side.pk]


def drafts_of(deal: Deal) -> list[Draft]:
    """Return the drafts of a locked deal, locked, each with the round it came from."""
    drafts = Draft.objects.filter(side__deal=deal).order_by("pk")
    locked = drafts.select_for_update(of=("self",)).select_related("side__deal", "own", "base")
    return list(locked.prefetch_related("clause_choices"))


def _seat_all(sent: Round) -> None:
    """Give each party at the table a side, and each side a draft that starts from the round."""
    seated = set(sent.deal.sides.values_list("party_code", flat=True))
    absent = [code for code in sent.parties if code not in seated]
    Side.objects.bulk_create(Side(deal=sent.deal, party_code=code) for code in absent)
    for side in sent.deal.sides.filter(draft__isnull=True, party_code__in=sent.parties):
        terms = taken_up(sent.terms(), stage=sent.deal.stage)
        owed = lent(terms, Terms(), sent.terms(START), ())
        new_draft(side, terms, sent.choices(), sent, owed)


def take_up(draft: Draft, sent: Round) -> Draft:
    """Replace a locked draft by a round, private answers kept; what it loses can be put back."""
    own = draft.terms()
    base = draft.base.terms() if draft.base else public(own)
    choices = received(choices_of(draft), sent.sheet(), sent.choices())
    terms = taken_up(sent.terms(), own, base, draft.deal.stage)
    draft.lent = lent(terms, own, sent.terms(START), draft.lent)
    draft.base, draft.shelf = sent, {}
    return rewrite(draft, terms, choices)


def rewrite(draft: Draft, terms: Terms, choices=None) -> Draft:
    """Store other Terms, and other wording if given, as a locked draft's next version."""
    keep_removed(draft, lost(draft.terms(), terms))
    mapping.rewrite_terms(draft, terms)
    if choices is not None:
        keep_choices(draft, choices)
    draft.next_numbers = _later(draft.next_numbers, next_numbers(terms))
    draft.recorded = recorded_in(terms)
    return commit(draft, terms)


def _later(known: dict[str, int], needed: dict[str, int]) -> dict[str, int]:
    return known | {prefix: max(known.get(prefix, 1), first) for prefix, first in needed.items()}


@transaction.atomic
def take_up_round(*, draft_id: UUID, version: int, user: User) -> Draft:
    """Replace a side's draft, unsent edits included, by the round on the table.

    Raises Denied, Stale for another version, Superseded if no round stands.
    """
    deal = opened_deal(Draft.objects.values_list("side__deal", flat=True).get(pk=draft_id))
    seat = policy.require(user, "edit", deal)
    draft = opened(draft_id, user)
    if draft.version != version or draft.side_id != seat.side_id:
        raise Stale(draft)
    sent = last_round(deal)
    if sent is None:
        raise Superseded(draft.base.number if draft.base else 1, None)
    take_up(draft, sent)
    facts = {"round": sent.number, "digest": sent.digest}
    audit.record(audit.Kind.ROUND_TAKEN_UP, deal=deal, actor=user, side=seat.side, **facts)
    return draft


@transaction.atomic
def replace_terms(*, draft_id: UUID, terms: Terms) -> Draft:
    """Put a side's own Terms, as a file states them, in place of its draft's.

    Raises Refused for Terms that break what always holds.
    """
    draft = opened(draft_id)
    refuse_problems(terms, library=draft.library)
    return rewrite(draft, terms)
