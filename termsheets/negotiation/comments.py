"""Talk about a clause: to one's own side alone, or to all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.models import Comment, Deal, Round, Side, User
from termsheets.models.rounds import WORDS
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Denied, refused
from termsheets.negotiation.remarks import remark
from termsheets.negotiation.turns import opened_deal

# Each of a thousand comments would bring along the whole text of its round.
LONG = tuple(f"round__{name}" for name in (*WORDS, "passages", "parties", "cover_note"))


@dataclass(frozen=True)
class Thread:
    """A comment and the answers to it in order, as far as one person may read them."""

    first: Comment
    replies: tuple[Comment, ...] = ()


def threads(user: User, deal: Deal, clause_id: str = "") -> tuple[Thread, ...]:
    """Return the threads of a deal, or of one clause, that the person may read; one query."""
    comments = Comment.objects.visible_to(user).filter(deal=deal)
    if clause_id:
        comments = comments.filter(clause_id=clause_id)
    comments = comments.select_related("author", "side", "round").defer(*LONG)
    return tuple(_threads(list(comments)))


def _threads(comments: list[Comment]) -> Iterable[Thread]:
    replies: dict[int, list[Comment]] = {}
    for comment in comments:
        if comment.parent_id:
            replies.setdefault(comment.parent_id, []).append(comment)
    for comment in comments:
        if not comment.parent_id:
            yield Thread(comment, tuple(replies.get(comment.pk, ())))


@transaction.atomic
def add_comment(
    *,
    deal_id: UUID,
    user: User,
    number: int,
    clause_id: str,
    text: str,
    internal: bool,
    parent_id: int | None = None,
    now: datetime | None = None,
) -> Comment:
    """Add a comment on a clause of a round, or an answer to one.

    Answers in an internal thread are internal. An answer that all who read
    the thread can read opens it again. Raises Denied, OutOfTurn before the
    first round, Refused for text, round, clause or thread.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "comment", deal)
    sent = Round.objects.filter(deal=deal, number=number).without_words().first()
    if sent is None:
        raise refused("round", f"There is no round {number} in this deal.")
    parent = _parent(user, deal, clause_id, parent_id)
    if parent is None and not _is_known(deal, clause_id):
        raise refused("clause", f"There is no clause {clause_id[:80]} in this deal.")
    comment = Comment(
        deal=deal,
        round=sent,
        clause_id=clause_id,
        side=seat.side,
        internal=internal or (parent is not None and parent.internal),
        author=user,
        parent=parent,
        text=remark(text),
        written=now or timezone.now(),
    )
    comment.save(force_insert=True)
    if parent and parent.internal == comment.internal:
        _settle(parent)
    note(audit.Kind.COMMENT_WRITTEN, comment, user, seat.side)
    return comment


def _is_known(deal: Deal, clause_id: str) -> bool:
    rounds = Round.objects.filter(deal=deal).without_words()
    return any(clause_id == piece.id for sent in rounds for piece in sent.pieces())


def _parent(user: User, deal: Deal, clause_id: str, parent_id: int | None) -> Comment | None:
    """Return the first comment of the thread that is answered."""
    if parent_id is None:
        return None
    readable = Comment.objects.visible_to(user).filter(deal=deal, pk=parent_id)
    parent = readable.select_related("parent").first()
    if parent is None or parent.clause_id != clause_id:
        raise refused("comment", "What you answer is not there any more.")
    return parent.parent or parent


@transaction.atomic
def resolve_comment(
    *, comment_id: int, user: User, resolved: bool = True, now: datetime | None = None
) -> Comment:
    """Settle the thread that a comment stands in, or open it again.

    Whoever may answer a thread may settle it. Raises Denied.
    """
    readable = Comment.objects.visible_to(user).select_related("parent")
    comment = readable.filter(pk=comment_id).first()
    if comment is None:
        raise Denied("You are not a member of this deal.")
    seat = policy.require(user, "comment", opened_deal(comment.deal_id))
    first = comment.parent or comment
    if resolved:
        _settle(first, user, now or timezone.now())
    else:
        _settle(first)
    kind = audit.Kind.COMMENT_RESOLVED if resolved else audit.Kind.COMMENT_REOPENED
    note(kind, first, user, seat.side)
    return first


def note(kind: audit.Kind, comment: Comment, user: User, side: Side) -> None:
    """Record what has been done with a comment."""
    audit.record(
        kind,
        deal=comment.deal_id,
        actor=user,
        side=side,
        shared=not comment.internal,
        at=comment.written if kind == audit.Kind.COMMENT_WRITTEN else comment.resolved,
        comment=comment.pk,
        clause=comment.clause_id,
    )


def _settle(first: Comment, user: User | None = None, now: datetime | None = None) -> None:
    first.resolved, first.resolved_by = now, user
    first.save(update_fields=["resolved", "resolved_by"])
