"""The audit trail is written here: one event an act, in the transaction of the act itself."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from termsheets.domain.content import canonical
from termsheets.models import AuditEvent, AuditHead, AuditSalt, Deal, Draft, Side, User
from termsheets.models import AuditKind as Kind
from termsheets.models.audit import chain_of, commitment

SALT_BYTES = 32
REMEMBERED = 24 * 60 * 60  # seconds


class Secret(str):
    """A fact that the trail commits to and never tells."""


def record(
    kind: Kind,
    *,
    deal: Deal | UUID | None = None,
    actor: User | None = None,
    side: Side | None = None,
    shared: bool = False,
    at: datetime | None = None,
    once: str | None = None,
    **facts: Any,
) -> AuditEvent | None:
    """Add an event to the deal's chain, or to that of no deal, and return it.

    A verb calls it last, once it holds every other lock: the end of the chain
    is locked until the transaction ends. What is recorded ``once`` already is
    not recorded again; then None is returned. ``facts`` are ids, numbers,
    digests and codes; private ones come as Secret.
    """
    deal_id = getattr(deal, "pk", deal)
    with transaction.atomic(savepoint=False):
        head = _end_of(chain_of(deal_id))
        if once and AuditEvent.objects.filter(once=once).exists():
            return None
        event = AuditEvent(deal_id=deal_id, kind=kind, actor=actor, side=side, shared=shared)
        event.at, event.once = at or timezone.now(), once
        salts = {name: secrets.token_hex(SALT_BYTES) for name, fact in facts.items() if _is(fact)}
        event.facts = canonical(_told(facts, salts) | {"who": str(actor) if actor else ""})
        return _append(event, head, salts)


def _is(fact: Any) -> bool:
    return isinstance(fact, Secret)


def _told(facts: dict[str, Any], salts: dict[str, str]) -> dict[str, Any]:
    """Return the facts with a commitment in place of each secret."""
    return {
        name: commitment(salts[name], fact) if name in salts else fact
        for name, fact in facts.items()
    }


def _end_of(chain: str) -> AuditHead:
    """Return the end of a chain, locked; a chain that has none begins."""
    heads = AuditHead.objects.select_for_update()
    head = heads.filter(chain=chain).first()
    if head is None:
        AuditHead.objects.get_or_create(chain=chain)
        head = heads.get(chain=chain)
    return head


def _append(event: AuditEvent, head: AuditHead, salts: dict[str, str]) -> AuditEvent:
    event.sequence, event.previous = head.length + 1, head.digest
    event.digest = event.seal()
    event.save(force_insert=True)
    if salts:
        rows = [AuditSalt(event=event, name=name, salt=salt) for name, salt in salts.items()]
        AuditSalt.objects.bulk_create(rows)
    head.follow(event.digest)
    head.save(update_fields=["length", "digest", "seal"])
    return event


def draft_saved(draft: Draft, user: User | None) -> None:
    """Record, once an hour, that somebody saves the locked draft; the caller stores the draft.

    The draft itself says whose saves of the hour are known, so that the next ones ask nothing.
    """
    hour, saver = f"{draft.updated:%Y-%m-%dT%H}", user.pk if user else 0
    known = draft.savers.get(hour, [])
    if saver in known:
        return
    draft.savers = {hour: [*known, saver]}
    record(
        Kind.DRAFT_SAVED,
        deal=draft.deal,
        actor=user,
        side=draft.side,
        at=draft.updated,
        version=draft.version,
    )


def viewed(user: User, side: Side, document: str) -> None:
    """Record, once a day, that a member of a side has read a document of its deal."""
    _once_a_day(Kind.DOCUMENT_VIEWED, user, side, document)


def downloaded(user: User, side: Side, document: str) -> None:
    """Record, once a day, that a member of a side has taken a file of its deal."""
    _once_a_day(Kind.DOCUMENT_DOWNLOADED, user, side, document)


def _once_a_day(kind: Kind, user: User, side: Side, document: str) -> None:
    """Ask the database once a process: it has the last word, the cache only spares a query."""
    words = document.replace(" ", "-")  # no cache takes a space
    once = f"{kind}:{side.deal_id}:{user.pk}:{words}:{timezone.localdate()}"
    if cache.get(once):
        return
    if not AuditEvent.objects.filter(once=once).exists():
        record(kind, deal=side.deal_id, actor=user, side=side, once=once, document=document)
    cache.set(once, True, REMEMBERED)
