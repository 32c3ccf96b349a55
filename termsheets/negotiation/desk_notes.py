"""What is said in a review: a thread, and notes pinned to an answer or a clause."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain.clauses import walk
from termsheets.domain.edits import NotThere, locate
from termsheets.domain.projection import public, public_class
from termsheets.domain.terms.structure import entities
from termsheets.models import Deal, Draft, DraftReview, ReviewNote, Side, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.remarks import remark
from termsheets.negotiation.sheets import sheet_of
from termsheets.negotiation.turns import opened_deal


@dataclass(frozen=True)
class Pin:
    """What a note is about: an answer, by entity, code of the row and field; or a clause."""

    entity: str = ""
    code: str = ""
    field: str = ""
    clause_id: str = ""

    @classmethod
    def parsed(cls, text: str) -> "Pin":
        """Return the pin that a form has sent: ``entity:code:field``, a clause's id, or nothing."""
        parts = text.split(":")
        return cls(*parts) if len(parts) == 3 else cls(clause_id=text)

    def __str__(self) -> str:
        return f"{self.entity}:{self.code}:{self.field}" if self.entity else self.clause_id


NOWHERE = Pin()


def thread(draft: Draft) -> tuple[ReviewNote, ...]:
    """Return everything said about a draft, in order; one query."""
    notes = ReviewNote.objects.filter(review__draft=draft).select_related("author", "resolved_by")
    return tuple(notes)


def unsettled(draft: Draft) -> tuple[ReviewNote, ...]:
    """Return the pinned notes on a draft that nobody has settled, in order.

    One query, none where nothing was ever pinned.
    """
    if not draft.side.has_notes:
        return ()
    notes = ReviewNote.objects.filter(review__draft=draft, resolved=None).exclude(
        entity="", clause_id=""
    )
    return tuple(notes.select_related("author"))


@transaction.atomic
def note(
    *, review_id: int, user: User, text: str, pin: Pin = NOWHERE, now: datetime | None = None
) -> ReviewNote:
    """Say something in a review, as staff or as somebody of the side that asked.

    Raises Denied, Refused for a text, or a pin on what is not there to be seen.
    """
    reviews = DraftReview.objects.without_words().select_related("draft__side__deal", "draft__own")
    review = reviews.get(pk=review_id)
    deal = opened_deal(review.draft.side.deal_id)
    by_staff = _is_staff(user, deal, review.draft.side_id)
    _refuse_lost(review.draft, pin)
    return write(review, user, text, pin, by_staff=by_staff, now=now)


def answer_of(note: ReviewNote) -> str:
    """Return the answer that a pinned note is about, in words: "LG-1, end date"."""
    entity = entities()[note.entity]
    field = entity.facts[note.field].words
    return f"{note.code or entity.key.replace('_', ' ').capitalize()}, {field}"


def write(
    review: DraftReview,
    user: User,
    text: str,
    pin: Pin = NOWHERE,
    *,
    by_staff: bool,
    now: datetime | None,
) -> ReviewNote:
    """Store a note of somebody who was asked already whether they may."""
    note = ReviewNote.objects.create(
        review=review,
        author=user,
        by_staff=by_staff,
        text=remark(text),
        written=now or timezone.now(),
        **vars(pin),
    )
    if note.is_pinned:
        Side.objects.filter(pk=review.draft.side_id).update(has_notes=True)
    _record(audit.Kind.REVIEW_NOTED, note, user)
    return note


def _is_staff(user: User, deal: Deal, side_id: int) -> bool:
    """Return whether a reviewer speaks, and not the side that asked; raise Denied for others."""
    if policy.may_review(user) and policy.seat_of(user, deal) is None:
        return True
    policy.require(user, "ask-review", deal, side_id)
    return False


def _refuse_lost(draft: Draft, pin: Pin) -> None:
    if pin.clause_id and pin.clause_id not in {clause.id for _, clause in walk(sheet_of(draft))}:
        raise refused("pin", "There is no such clause in this draft.")
    if pin.entity and not _is_seen(draft, pin):
        raise refused("pin", "There is no such answer in this draft.")


def _is_seen(draft: Draft, pin: Pin) -> bool:
    """Return whether staff see the answer: private ones are not there for them."""
    entity = entities().get(pin.entity)
    if entity is None or pin.field not in public_class(entity.cls).model_fields:
        return False
    try:
        locate(public(draft.terms()), pin.entity, pin.code)
    except NotThere:
        return False
    return True


@transaction.atomic
def settle_note(
    *,
    note_id: int,
    user: User,
    resolved: bool = True,
    deal_id: UUID | None = None,
    now: datetime | None = None,
) -> ReviewNote:
    """Settle a pinned note, or open it again: for the side that asked, or for staff.

    Raises Denied.
    """
    notes = ReviewNote.objects.select_related("review__draft__side__deal")
    found = notes.filter(pk=note_id).first()
    side = found and found.review.draft.side
    if side is None or deal_id not in (None, side.deal_id):
        raise Denied("There is no such note.")
    deal = opened_deal(side.deal_id)
    _is_staff(user, deal, side.pk)
    found.resolved = (now or timezone.now()) if resolved else None
    found.resolved_by = user if resolved else None
    found.save(update_fields=["resolved", "resolved_by"])
    _record(audit.Kind.REVIEW_NOTED, found, user)
    return found


def _record(kind: audit.Kind, note: ReviewNote, user: User) -> None:
    side = note.review.draft.side
    facts = {"review": note.review_id, "note": note.pk, "settled": note.resolved is not None}
    audit.record(kind, deal=side.deal, actor=user, side=side, **facts)
