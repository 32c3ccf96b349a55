"""Staff look at a side's private values: a superuser, for half an hour, with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from termsheets.domain import words
from termsheets.domain.answers import Answered, Placed
from termsheets.domain.library import library
from termsheets.domain.terms import Terms
from termsheets.domain.terms.structure import entities
from termsheets.domain.text import clean
from termsheets.models import BreakGlass, Draft, PrivatePosition, Side, User
from termsheets.negotiation import audit, mails, policy
from termsheets.negotiation.errors import Denied, refused


@dataclass(frozen=True)
class Private:
    """A private value in words, by row and field."""

    code: str
    label: str
    text: str


def may_break(user: User) -> bool:
    """Return whether the person may look at private values at all."""
    return user.is_active and user.is_staff and user.is_superuser


@transaction.atomic
def open_glass(*, user: User, side: Side, reason: str, now: datetime | None = None) -> BreakGlass:
    """Let a superuser read a side's private values for half an hour, and tell the side by mail.

    Raises Denied for anybody else and for members of the deal, Refused
    without a reason.
    """
    if not may_break(user) or policy.seat_of(user, side.deal):
        raise Denied("Only a superuser who is no member of the deal may do this.")
    glass = BreakGlass(user=user, side=side, reason=_reason(reason), opened=now or timezone.now())
    glass.save(force_insert=True)
    _tell(glass)
    _record(audit.Kind.BREAK_GLASS_OPENED, glass, glass.opened)
    return glass


def _reason(text: str) -> str:
    try:
        reason = clean(text)
    except ValueError as error:
        raise refused("reason", str(error)) from error
    if not reason:
        raise refused("reason", "Say why. The side reads it.")
    return reason


def _tell(glass: BreakGlass) -> None:
    people = [person.email for person in mails.people_of([glass.side])]
    until = timezone.localtime(glass.until)
    mails.post(
        people,
        "Staff have opened your private values",
        [
            f"{glass.user} can read the private values of your side until {until:%H:%M}.",
            f"The reason given: {glass.reason}",
            "It stands in the record of your deal. Answer this letter if you object.",
        ],
    )


def _record(kind: audit.Kind, glass: BreakGlass, at: datetime) -> None:
    audit.record(
        kind, deal=glass.side.deal, actor=glass.user, side=glass.side, at=at, glass=glass.pk
    )


@transaction.atomic
def close_glass(*, glass_id: int, user: User, now: datetime | None = None) -> BreakGlass:
    """End the access of whoever opened it. Raises Denied for anybody else."""
    glass = BreakGlass.objects.select_for_update().get(pk=glass_id)
    now = now or timezone.now()
    if glass.user_id != user.pk:
        raise Denied("Only the person who opened it can close it.")
    if glass.is_open(now):
        glass.closed = now
        glass.save(update_fields=["closed"])
        _record(audit.Kind.BREAK_GLASS_CLOSED, glass, now)
    return glass


def private_values(
    glass: BreakGlass, user: User, now: datetime | None = None
) -> tuple[Private, ...]:
    """Return what the side keeps to itself. Raises Denied unless the person has it open."""
    if glass.user_id != user.pk or not may_break(user) or not glass.is_open(now):
        raise Denied("This access is over. Open a new one, with a reason.")
    draft = Draft.objects.filter(side=glass.side).select_related("own").first()
    answers = _answers(draft.terms()) if draft else ()
    return (*answers, *_positions(glass.side))


def _answers(terms: Terms) -> Iterator[Private]:
    answered = Answered(terms, library().title)
    for entity in entities().values():
        private = [fact for fact in entity.facts.values() if fact.private]
        for row in getattr(terms, entity.key) if private else ():
            for fact in private:
                yield Private(row.key, words.capital(fact.words), _text(answered, row, fact))
    for row in terms.fallback_terms:
        if not row.shared:
            yield Private(row.key, "Fallback", row.fallback_text or "")


def _text(answered: Answered, row: Any, fact: Any) -> str:
    return answered.printed(Placed(row), fact)


def _positions(side: Side) -> Iterator[Private]:
    for one in PrivatePosition.objects.filter(side=side).order_by("entity", "code", "field"):
        label = words.capital(one.field.replace("_", " "))
        told = {
            "note": one.note,
            "target": one.target,
            "walk away": " ".join(filter(None, [one.get_bound_display(), one.walk_away])),
        }
        for name, text in told.items():
            if text:
                yield Private(one.code or one.entity, f"{label}, {name}", text)
