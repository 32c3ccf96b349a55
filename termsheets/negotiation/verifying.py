"""Proves the audit trail: every event in its place, every chain whole, every round as sent."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.db import transaction

from termsheets.models import AuditEvent, AuditHead, AuditKind, Deal, Round, User
from termsheets.models.audit import CONTENT, NO_DEAL, chain_of, digest_of
from termsheets.negotiation import verifying_acts, verifying_stages
from termsheets.negotiation.verifying_acts import Acts
from termsheets.negotiation.verifying_stages import Stages

BATCH = 2000
PLACE = ("sequence", "previous", "digest")
LINKS = {name: f"{name}_id" for name in ("deal", "actor", "side")}
COLUMNS = (*PLACE, *(LINKS.get(name, name) for name in CONTENT))


@dataclass(frozen=True)
class Broken:
    """The first thing in a chain that is not as it was recorded."""

    chain: str
    sequence: int
    what: str

    def __str__(self):
        where = "of no deal" if self.chain == NO_DEAL else f"of deal {self.chain}"
        return f"Event {self.sequence} {where} {self.what}."


@dataclass(frozen=True)
class Proof:
    """How many events are sound, in how many chains, and the first broken one of each chain."""

    events: int = 0
    chains: int = 0
    broken: tuple[Broken, ...] = ()


@dataclass
class Walk:
    """A chain on the way through it: its last sound event, and the rounds that it tells of.

    ``what`` is wrong with the next event; ``rounds`` holds digest and event by
    the number of the round.
    """

    chain: str
    length: int = 0
    digest: str = ""
    what: str = ""
    rounds: dict[int, tuple[str, int]] = field(default_factory=dict)
    stages: Stages = field(default_factory=Stages)
    acts: Acts = field(default_factory=Acts)

    def broken(self) -> Broken:
        """Return the event that is wrong."""
        return Broken(self.chain, self.length + 1, self.what)

    def step(self, row: tuple) -> None:
        """Take the next event, or say what is wrong with it."""
        sequence, previous, digest, *content = row
        if sequence != self.length + 1:
            self.what = "is missing"
        elif previous != self.digest:
            self.what = "does not follow the one before it"
        elif digest != digest_of(previous, sequence, content):
            self.what = f"was changed ({content[1]}, {content[5]:%Y-%m-%d %H:%M})"
        else:
            self.length, self.digest = sequence, digest
            self._note(content[1], content[-1])
            told = dict(zip(CONTENT, content, strict=True))
            self.stages.note(sequence, told)
            self.acts.note(sequence, told)

    def _note(self, kind: str, facts: str) -> None:
        if kind == AuditKind.ROUND_SENT:
            told = json.loads(facts)
            self.rounds[told["round"]] = told["digest"], self.length
        elif kind == AuditKind.CHAIN_STARTED:
            for number, digest in json.loads(facts)["rounds"].items():
                self.rounds[int(number)] = digest, self.length

    def end(self, head: AuditHead | None) -> None:
        """Compare the last event with the sealed end of the chain."""
        if head is None or not head.is_sealed():
            self.what = "cannot be proven: the end of the chain is not sealed by us"
        elif head.length > self.length:
            self.what = "is missing"
        elif head.length < self.length:
            self.length, self.what = head.length, "was added after the end of the chain"
        elif head.digest != self.digest:
            self.what = "cannot be proven: something before it is not ours"


def verify(deal_id: UUID | None = None) -> Proof:
    """Return the proof of all chains, or of one deal's; it asks and computes, and changes nothing.

    A tail that was cut shows in the sealed end of its chain, a chain that is
    gone in the deal itself. People may go on working meanwhile.
    """
    events, rounds = AuditEvent.objects.all(), Round.objects.all()
    if deal_id:
        events, rounds = events.filter(deal=deal_id), rounds.filter(deal=deal_id)
    known = set(rounds.values_list("pk", flat=True))
    due, walks = set(_chains_due(deal_id)), {}
    for deal, rows in groupby(_rows(events), key=lambda row: row[3]):
        chain = chain_of(deal)
        walks[chain] = _walk(chain, rows)
        if walks[chain].what:
            walks[chain] = _walk_again(chain)
    broken = [walk.broken() for walk in walks.values() if walk.what]
    broken += [Broken(chain, 1, "is missing") for chain in sorted(due - set(walks))]
    broken += _rounds_changed(rounds.filter(pk__in=known), walks)
    broken += _rows_changed(walks, {one.chain for one in broken})
    return Proof(
        events=sum(walk.length for walk in walks.values()), chains=len(walks), broken=tuple(broken)
    )


def _rows(events) -> Iterator[tuple]:
    ordered = events.order_by("deal_id", "sequence").values_list(*COLUMNS)
    return ordered.iterator(chunk_size=BATCH)


def _walk(chain: str, rows: Iterable[tuple]) -> Walk:
    """Go through a chain to its end, or to the first event that is wrong."""
    walk = Walk(chain)
    for row in rows:
        walk.step(row)
        if walk.what:
            break
    else:
        walk.end(AuditHead.objects.filter(chain=chain).first())
    return walk


@transaction.atomic
def _walk_again(chain: str) -> Walk:
    """Go through a chain while nobody can add to it: what looked wrong may have been new."""
    AuditHead.objects.select_for_update().filter(chain=chain).first()
    deal_id = None if chain == NO_DEAL else chain
    return _walk(chain, _rows(AuditEvent.objects.filter(deal=deal_id)))


def _chains_due(deal_id: UUID | None) -> Iterator[str]:
    """Yield the chains that there must be."""
    if deal_id:
        yield chain_of(deal_id)
        return
    yield from map(chain_of, Deal.objects.values_list("pk", flat=True))
    yield from AuditHead.objects.values_list("chain", flat=True)
    if User.objects.filter(last_login__isnull=False).exists():
        yield NO_DEAL


def _rows_changed(walks: Mapping[str, Walk], known: set[str]) -> Iterator[Broken]:
    """Yield the first row of a chain that is not as it tells; ``known`` to be broken is enough."""
    for chain in sorted(set(walks) - known - {NO_DEAL}):
        if _first_changed(walks[chain]) and (found := _first_changed_still(chain)):
            yield Broken(chain, *found)


def _first_changed(walk: Walk) -> tuple[int, str] | None:
    """Return place and words of the first stage or act that is not as a chain tells, or None."""
    stages = verifying_stages.changed(walk.chain, walk.stages, walk.length)
    acts = verifying_acts.changed(walk.chain, walk.acts, walk.length)
    return min((*stages, *acts), default=None)


@transaction.atomic
def _first_changed_still(chain: str) -> tuple[int, str] | None:
    """Look again while nobody can add to the chain: what looked changed may have been new."""
    return _first_changed(_walk_again(chain))


def _rounds_changed(rounds, walks: Mapping[str, Walk]) -> Iterator[Broken]:
    """Yield the rounds that are not, to the letter, what the event of their sending tells of."""
    sound = {chain: dict(walk.rounds) for chain, walk in walks.items() if not walk.what}
    for sent in rounds.select_related("side").order_by("deal_id", "number").iterator(BATCH):
        chain = chain_of(sent.deal_id)
        if chain in sound:
            digest, sequence = sound[chain].pop(sent.number, ("", walks[chain].length + 1))
            if not digest:
                yield Broken(chain, sequence, f"is missing: nothing tells of round {sent.number}")
            elif not digest == sent.digest == sent.seal():
                words = f"tells of round {sent.number}, which reads otherwise now"
                yield Broken(chain, sequence, words)
    for chain, told in sound.items():
        for number, (_, sequence) in told.items():
            if not Round.objects.filter(deal=chain, number=number).exists():
                yield Broken(chain, sequence, f"tells of round {number}, which is gone")
