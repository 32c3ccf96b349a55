"""The review desk: a side asks staff to look over its draft, and staff decide."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from termsheets.domain import invariants, sheet_json
from termsheets.domain.clauses import TermSheet
from termsheets.domain.projection import public
from termsheets.domain.searching import words_of
from termsheets.domain.taking import names_of_parties
from termsheets.models import Deal, Draft, DraftReview, Membership, User
from termsheets.negotiation import audit, desk_notes, mails, policy, responses, statuses
from termsheets.negotiation.errors import (
    DraftChanged,
    NotReviewed,
    ReviewClosed,
    WordsChanged,
    refused,
)
from termsheets.negotiation.judging import shared_findings
from termsheets.negotiation.saving import opened
from termsheets.negotiation.sheets import sheet_of
from termsheets.negotiation.turns import opened_deal

Kind, State = audit.Kind, DraftReview.State
BEFORE_TALKS = (Deal.Status.DRAFT, Deal.Status.IN_REVIEW)
READERS = (Membership.Role.FOUNDER, Membership.Role.COUNSEL)


def is_required(deal: Deal) -> bool:
    """Return whether staff have to approve a draft of the deal before it goes out."""
    return deal.review_required or settings.REVIEW_REQUIRED


def digest_of(sheet: TermSheet) -> str:
    """Return the SHA-256 of a sheet's words, in hexadecimal."""
    return sha256(sheet_json.dumps(sheet).encode()).hexdigest()


def is_current(review: DraftReview, draft: Draft) -> bool:
    """Return whether a draft prints the words of its review still."""
    seen, now = (review.draft_version, review.library), (draft.version, draft.worded_by)
    return seen == now or review.digest == digest_of(sheet_of(draft))


def is_approved(draft: Draft) -> bool:
    """Return whether staff have approved the very words that the draft prints now."""
    approved = draft.reviews.filter(state=State.APPROVED)
    return approved.exists() and approved.filter(digest=digest_of(sheet_of(draft))).exists()


def refuse_unapproved(draft: Draft) -> None:
    """Raise NotReviewed for a draft that must be approved before it goes out, and is not."""
    if is_required(draft.deal) and not is_approved(draft):
        raise NotReviewed


def latest(draft: Draft) -> DraftReview | None:
    """Return the last request of a side without its long texts, or None."""
    people = ("asked_by", "assignee", "decided_by")
    reviews = DraftReview.objects.filter(draft=draft).without_words()
    return reviews.select_related(*people).order_by("-id").first()


@transaction.atomic
def ask_for_review(
    *, deal_id: UUID, user: User, text: str = "", now: datetime | None = None
) -> DraftReview:
    """Ask staff to look over the draft of the person's side.

    While a request waits, that one is returned. Raises Denied, Refused for
    a text that cannot be taken or a side without a draft.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "ask-review", deal)
    draft = _draft_of(seat)
    if waiting := draft.reviews.open().without_words().first():
        return waiting
    review = DraftReview(draft=draft, asked_by=user, asked_at=now or timezone.now())
    _freeze(review)
    review.save(force_insert=True)
    if text.strip():
        desk_notes.write(review, user, text, by_staff=False, now=review.asked_at)
    _record(Kind.REVIEW_ASKED, review, user, review.asked_at)
    _settle(deal)
    return review


def _draft_of(seat: Membership) -> Draft:
    draft_id = Draft.objects.filter(side=seat.side).values_list("pk", flat=True).first()
    if draft_id is None:
        raise refused("draft", "Your side has no draft yet.")
    return opened(draft_id)


def _freeze(review: DraftReview) -> None:
    """Fill in the draft as it stands now: its words, their digest, what is missing or open."""
    draft, sheet = review.draft, sheet_of(review.draft)
    names = names_of_parties(public(draft.terms()))
    review.side_name = names.get(draft.party_code) or draft.party_code
    review.draft_version, review.library = draft.version, draft.worded_by
    review.missing = len(invariants.gaps(draft.terms()))
    found = shared_findings(draft, timezone.localdate())
    review.open_findings = sum(one.is_open for one in found)
    review.sheet_json = sheet_json.dumps(sheet)
    review.digest = sha256(review.sheet_json.encode()).hexdigest()
    review.words = words_of(sheet)


@transaction.atomic
def withdraw_request(*, deal_id: UUID, user: User, now: datetime | None = None) -> DraftReview:
    """Take back what the person's side has asked for. Raises Denied, Refused if nothing waits."""
    deal = opened_deal(deal_id)
    seat = policy.require(user, "ask-review", deal)
    waiting = DraftReview.objects.open().filter(draft__side=seat.side)
    review = waiting.select_related("draft__side__deal").without_words().first()
    if review is None:
        raise refused("review", "No request of your side is waiting.")
    _close(review, State.WITHDRAWN, user, now)
    review.save(update_fields=["state", "decided_by", "decided_at"])
    _record(Kind.REVIEW_WITHDRAWN, review, user, review.decided_at)
    _settle(deal)
    return review


def close_request(draft: Draft, user: User | None, now: datetime) -> None:
    """End a request of which the draft has gone out meanwhile; the deal is locked."""
    draft.reviews.open().update(state=State.WITHDRAWN, decided_by=user, decided_at=now)


@transaction.atomic
def assign(*, review_id: int, user: User) -> DraftReview:
    """Let a reviewer take a request. Raises Denied, ReviewClosed."""
    review = _opened_review(review_id, user)
    review.state, review.assignee = State.ASSIGNED, user
    review.save(update_fields=["state", "assignee"])
    _record(Kind.REVIEW_ASSIGNED, review, user)
    return review


@transaction.atomic
def approve(
    *,
    review_id: int,
    user: User,
    version: int,
    library: int,
    text: str = "",
    link: str = "",
    now: datetime | None = None,
) -> DraftReview:
    """Approve a draft, as the reviewer has read it in ``version``, and tell its side by mail.

    ``library`` is the number of the version of the clause library that worded it then.
    Raises Denied, ReviewClosed, DraftChanged, WordsChanged, Refused for a
    comment that cannot be taken.
    """
    review = _decided(review_id, user, (version, library), State.APPROVED, now)
    if text.strip():
        desk_notes.write(review, user, text, by_staff=True, now=review.decided_at)
    _tell(review, "approved", link)
    _record(Kind.REVIEW_APPROVED, review, user, review.decided_at)
    return review


@transaction.atomic
def give_back(
    *,
    review_id: int,
    user: User,
    version: int,
    library: int,
    text: str,
    link: str = "",
    now: datetime | None = None,
) -> DraftReview:
    """Return a draft, as it was read, to its side with a comment, and tell it by mail.

    Raises Denied, ReviewClosed, DraftChanged, WordsChanged, Refused without a comment.
    """
    review = _decided(review_id, user, (version, library), State.RETURNED, now)
    desk_notes.write(review, user, text, by_staff=True, now=review.decided_at)
    _tell(review, "returned with comments", link)
    _record(Kind.REVIEW_RETURNED, review, user, review.decided_at)
    return review


def _decided(
    review_id: int, user: User, seen: tuple[int, int], state: State, now: datetime | None
) -> DraftReview:
    review = _opened_review(review_id, user)
    review.draft = opened(review.draft_id)
    version, library = seen
    if review.draft.version != version:
        raise DraftChanged(review)
    if review.draft.worded_by != library:
        raise WordsChanged
    _freeze(review)
    review.assignee = user
    _close(review, state, user, now)
    review.save()
    _settle(review.draft.side.deal)
    return review


def _settle(deal: Deal) -> None:
    """Let a locked deal that nobody has sent a round of be in review while somebody asks for it."""
    if deal.status in BEFORE_TALKS:
        statuses.move(deal, responses.status_of(deal))


def _close(review: DraftReview, state: State, user: User, now: datetime | None) -> None:
    review.state, review.decided_by, review.decided_at = state, user, now or timezone.now()


def _opened_review(review_id: int, user: User) -> DraftReview:
    """Return a request that waits for a decision, its deal locked."""
    reviews = DraftReview.objects.select_related("draft__side__deal").without_words()
    deal = opened_deal(reviews.get(pk=review_id).draft.side.deal_id)
    policy.require_reviewer(user, deal)
    review = reviews.get(pk=review_id)
    if not review.is_open:
        raise ReviewClosed(review)
    return review


def _tell(review: DraftReview, what: str, link: str) -> None:
    """Write to the people of the side who work on its draft."""
    title = str(review.draft)
    people = mails.people_of([review.draft.side], READERS)
    lines = [f"Your draft of {title} is {what}.", mails.address_line(link)]
    mails.post([person.email for person in people], f"{title} is {what}", lines)


def _record(kind: Kind, review: DraftReview, user: User, at: datetime | None = None) -> None:
    """Put what was done with a review on record, for the side that asked and for staff."""
    side = review.draft.side
    facts = {"review": review.pk, "version": review.draft_version, "digest": review.digest}
    audit.record(kind, deal=side.deal, actor=user, side=side, at=at, **facts)
