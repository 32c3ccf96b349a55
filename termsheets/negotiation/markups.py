"""Counsel's marked copy of a round: laid before its side, then taken into its draft at once."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain.content import Passage, passages
from termsheets.domain.edits import NotThere, locate, with_row
from termsheets.domain.markup import Answer, Change, Fate
from termsheets.domain.markup.change import dumps
from termsheets.domain.problems import Refused
from termsheets.domain.projection import public
from termsheets.domain.terms import Terms
from termsheets.domain.termsheet import BALANCED, CUSTOM, Choices, staged
from termsheets.models import Comment, Deal, Draft, Markup, Membership, User, mapping
from termsheets.negotiation import audit, comments, policy, recording
from termsheets.negotiation.answering import answered
from termsheets.negotiation.errors import MarkupGone, OtherBase, refused
from termsheets.negotiation.saving import Stale, commit, opened, refuse_problems
from termsheets.negotiation.sheets import choices_of, keep_choices, staged_sheet_of
from termsheets.negotiation.turns import opened_deal

KEPT = timedelta(days=7)
"""So long changes wait to be taken."""


def refuse_other_base(draft: Draft | None, number: int) -> None:
    """Raise OtherBase unless a side's draft started from the round that was marked up.

    Codes of rows mean the same in both only then.
    """
    base = draft and draft.base
    if base is None or base.number != number or hasattr(base, "withdrawal"):
        raise OtherBase(number)


@transaction.atomic
def propose(
    *,
    deal_id: UUID,
    user: User,
    number: int,
    changes: Iterable[Change],
    now: datetime | None = None,
) -> Markup:
    """Keep what a marked copy of a round asks for, in place of any the side has uploaded before.

    Raises Denied, and OtherBase where the draft says another round's words.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "edit", deal)
    draft = _draft_of(seat)
    refuse_other_base(draft, number)
    Markup.objects.filter(expires__lte=now).delete()
    kept, _ = Markup.objects.update_or_create(
        side=seat.side,
        defaults={
            "round": draft.base,
            "author": user,
            "changes_json": dumps(changes),
            "uploaded": now,
            "expires": now + KEPT,
        },
    )
    kind = audit.Kind.MARKUP_UPLOADED
    audit.record(kind, deal=deal, actor=user, side=seat.side, at=now, round=number)
    return kept


def _draft_of(seat: Membership) -> Draft | None:
    drafts = Draft.objects.filter(side=seat.side)
    return drafts.select_related("base__withdrawal", "side__deal", "own").first()


def markup_of(user: User, deal: Deal, now: datetime | None = None) -> Markup | None:
    """Return what waits for the person's side, if anything does; one query."""
    waiting = Markup.objects.visible_to(user).filter(side__deal=deal)
    waiting = waiting.filter(expires__gt=now or timezone.now())
    return waiting.select_related("round", "author").first()


def waits(user: User, deal: Deal) -> bool:
    """Tell whether a marked copy waits for the person's side; one query."""
    waiting = Markup.objects.visible_to(user).filter(side__deal=deal)
    return waiting.filter(expires__gt=timezone.now()).exists()


@transaction.atomic
def take(
    *,
    deal_id: UUID,
    user: User,
    markup_id: int,
    version: int,
    chosen: Collection[int],
    now: datetime | None = None,
) -> Draft:
    """Take the changes at the ``chosen`` places of a marked copy into the draft, all or none.

    ``version`` is the draft that the person has seen beside them. Comments
    are for one's own side alone. Raises Denied, MarkupGone, Stale, OtherBase,
    and Refused for what breaks what always holds.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "edit", deal)
    waiting = Markup.objects.filter(side=seat.side, pk=markup_id, expires__gt=now).first()
    if waiting is None:
        raise MarkupGone
    draft = opened(_draft_of(seat).pk, user)
    if draft.version != version:
        raise Stale(draft)
    refuse_other_base(draft, waiting.round.number)
    wanted = [one for at, one in enumerate(waiting.changes()) if at in chosen and one.is_taken]
    if not wanted:
        raise refused("changes", "tick what you want to take.")
    _write(draft, wanted)
    _comment(draft, user, wanted, now)
    waiting.delete()
    return draft


def _write(draft: Draft, wanted: Iterable[Change]) -> None:
    terms, choices = with_changes(draft, wanted)
    refuse_problems(terms, draft.terms(), draft.library)
    if terms != draft.terms():
        mapping.rewrite_terms(draft, terms)
    keep_choices(draft, choices)
    commit(draft, terms)


def with_changes(draft: Draft, wanted: Iterable[Change]) -> tuple[Terms, Choices]:
    """Return the Terms and wording of a draft with changes made; nothing is stored.

    Raises Refused for an answer that its row cannot take.
    """
    terms, choices = draft.terms(), dict(choices_of(draft))
    for change in wanted:
        for answer in change.answers:
            terms = _with_answer(draft, terms, answer)
        if change.fate is Fate.WORDING:
            known = choices.get(change.place, BALANCED)
            own = replace(known, position=CUSTOM, custom_text=change.after)
            choices[change.place] = own
    return terms, choices


def _with_answer(draft: Draft, terms: Terms, answer: Answer) -> Terms:
    try:
        place = locate(terms, answer.key, answer.code)
    except NotThere as error:
        raise refused(answer.field, f"{error} Leave that change out.") from None
    recording.refuse_recorded(draft, place)
    return with_row(terms, place, answered(place, {answer.field: answer.value}))


class Outlook(NamedTuple):
    """What else there is to know before changes are taken.

    ``edited`` are the passages in which the draft no longer says what the round
    said, ``along`` those that would change with the others, though the file leaves
    them as they are; ``problem`` says why not all can be taken together.
    """

    edited: frozenset[str]
    along: tuple[Passage, ...] = ()
    problem: str = ""


def outlook(draft: Draft, waiting: Markup) -> Outlook:
    """Return what taking all changes would do to a draft; nothing is stored."""
    wanted = [change for change in waiting.changes() if change.is_taken]
    now = {piece.id: piece.digest for piece in passages(staged_sheet_of(draft, draft.deal.stage))}
    sent = {piece.id: piece.digest for piece in waiting.round.pieces()}
    edited = frozenset(place for place in now.keys() & sent.keys() if now[place] != sent[place])
    try:
        terms, choices = with_changes(draft, wanted)
        refuse_problems(terms, draft.terms(), draft.library)
    except Refused as error:
        return Outlook(edited, problem=str(error))
    _, sheet = staged(public(terms), choices, draft.deal.stage, draft.library)
    named = {change.place for change in wanted}
    along = [piece for piece in passages(sheet) if now.get(piece.id) != piece.digest]
    return Outlook(edited, tuple(piece for piece in along if piece.id not in named))


def _comment(draft: Draft, user: User, wanted: Iterable[Change], now: datetime) -> None:
    """Add the comments among the changes, each on its passage and for one's own side alone."""
    made = Comment.objects.bulk_create(
        Comment(
            deal=draft.deal,
            round=draft.base,
            clause_id=change.place,
            side=draft.side,
            internal=True,
            author=user,
            text=change.after,
            written=now,
        )
        for change in wanted
        if change.fate is Fate.COMMENT
    )
    for comment in made:
        comments.note(audit.Kind.COMMENT_WRITTEN, comment, user, draft.side)


@transaction.atomic
def discard(*, deal_id: UUID, user: User) -> None:
    """Throw away what a marked copy asks for. Raises Denied."""
    deal = opened_deal(deal_id)
    seat = policy.require(user, "edit", deal)
    Markup.objects.filter(side=seat.side).delete()
    audit.record(audit.Kind.MARKUP_DISCARDED, deal=deal, actor=user, side=seat.side)
