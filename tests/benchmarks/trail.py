"""Fills a benchmark's database with an audit trail, and times the proof of it."""

import json
import sys
import time

from django.db import transaction
from django.utils import timezone

from termsheets.domain.content import canonical
from termsheets.models import AuditEvent, AuditHead, AuditKind, Deal
from termsheets.models.audit import chain_of
from termsheets.negotiation.verifying import COLUMNS, verify

DEALS, EVENTS = 100, 1000  # events of each deal
ROUNDS = 5


def measure():
    """Fill the database, and print the times of reading and of proving in turn."""
    fill()
    times = {"read": [], "proof": []}
    for _ in range(ROUNDS):
        rows = AuditEvent.objects.order_by("deal_id", "sequence").values_list(*COLUMNS)
        times["read"].append(timed(lambda rows=rows: sum(1 for _ in rows.iterator())))
        times["proof"].append(timed(verify))
    proof = verify()
    if proof.broken:
        sys.exit(str(proof.broken[0]))
    json.dump(times | {"events": proof.events}, sys.stdout)


def timed(act):
    """Return how many seconds something takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


@transaction.atomic
def fill():
    """Make deals with a chain each, as sealed as any."""
    deals = Deal.objects.bulk_create(Deal() for _ in range(DEALS))
    for deal in deals:
        head = AuditHead(chain=chain_of(deal.pk))
        AuditEvent.objects.bulk_create(list(chain(deal, head)), batch_size=500)
        head.save(force_insert=True)


def chain(deal, head):
    """Yield the events of a deal, the end of its chain following."""
    for number in range(1, EVENTS + 1):
        facts = canonical({"document": f"round {number}", "who": "Sanne Oudkerk"})
        event = AuditEvent(deal=deal, sequence=number, previous=head.digest, facts=facts)
        event.kind, event.at = AuditKind.DOCUMENT_VIEWED, timezone.now()
        event.once = f"{deal.pk} {number}"
        event.digest = event.seal()
        head.follow(event.digest)
        yield event
