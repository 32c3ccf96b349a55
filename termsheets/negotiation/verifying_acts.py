"""Proves what a chain tells of acts: answers, rounds taken back, gates, tries of overlap.

Each event of these kinds left a row, and each row is told by an event; both
hold who did it, for which side and when. A deal that is older than the trail
has rows from before its chain began, of which nothing can tell.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from termsheets.models import (
    AuditKind,
    AuditSalt,
    GateOutcome,
    OverlapTry,
    Response,
    Withdrawal,
)

WHO_AND_WHEN = ("side", "actor", "at")
ROWS = {
    "an answer": (
        Response.objects,
        "round__deal",
        ("round__number", "clause_id", "stand", "content_digest", "side_id", "user_id", "given"),
    ),
    "a withdrawal": (
        Withdrawal.objects,
        "round__deal",
        ("round__number", "round__side_id", "user_id", "withdrawn"),
    ),
    "a gate": (GateOutcome.objects, "deal", ("gate", "passed", "side_id", "user_id", "decided")),
    "a try of overlap": (
        OverlapTry.objects,
        "deal",
        ("entity", "code", "field", "attempt", "side_id", "user_id", "at"),
    ),
}
"""Each kind of row: where its rows are, how they know their deal, and what an event tells of it."""

SECRETS = ("walk_away", "bound")


def _answers(told: Mapping) -> Iterator[tuple]:
    for clause, (stand, digest) in told["stands"].items():
        yield "an answer", told["round"], clause, stand, digest


def _try(told: Mapping) -> Iterator[tuple]:
    """Yield what one side asked; that all have asked is told by an event without a row."""
    if "answer" not in told:
        yield "a try of overlap", told["entity"], told["code"], told["field"], told["attempt"]


TOLD: Mapping[str, Callable[[Mapping], Iterator[tuple]]] = {
    AuditKind.RESPONSE_GIVEN: _answers,
    AuditKind.ROUND_WITHDRAWN: lambda told: iter([("a withdrawal", told["round"])]),
    AuditKind.GATE_DECIDED: lambda told: iter([("a gate", told["gate"], told["passed"])]),
    AuditKind.OVERLAP_ASKED: _try,
}
"""What an event of each kind tells of: the name in ROWS, and the first columns of the row."""


@dataclass
class Acts:
    """What a chain tells of acts: the place of the event by act, and when the chain began."""

    told: dict[tuple, int] = field(default_factory=dict)
    since: datetime | None = None

    def note(self, sequence: int, content: Mapping) -> None:
        """Take in an event."""
        if content["kind"] == AuditKind.CHAIN_STARTED:
            self.since = content["at"]
        elif content["kind"] in TOLD:
            who_and_when = tuple(content[name] for name in WHO_AND_WHEN)
            with suppress(KeyError):  # a forged event tells nothing; the seal of its chain finds it
                for act in TOLD[content["kind"]](json.loads(content["facts"])):
                    self.told[act + who_and_when] = sequence


def changed(chain: str, known: Acts, end: int) -> Iterator[tuple[int, str]]:
    """Yield place and words of what is not as a sound chain, ``end`` events long, tells of it."""
    untold = dict(known.told)
    for name, (rows, path, columns) in ROWS.items():
        for row in rows.filter(**{path: chain}).values_list(*columns):
            is_told = untold.pop((name, *row), None)
            if is_told is None and not (known.since and row[-1] < known.since):
                yield end + 1, f"is missing: nothing tells of {name} that is there"
    for (name, *_), sequence in untold.items():
        yield sequence, f"tells of {name} otherwise than it stands now"
    yield from _secrets_changed(chain)


def _secrets_changed(chain: str) -> Iterator[tuple[int, str]]:
    """Yield the tries that were made with other values than those an event has committed to."""
    committed: dict[int, dict] = {}
    salts = AuditSalt.objects.filter(
        event__deal=chain, event__kind=AuditKind.OVERLAP_ASKED, name__in=SECRETS
    )
    for salt in salts.select_related("event"):
        committed.setdefault(salt.event_id, {})[salt.name] = salt
    tries = OverlapTry.objects.filter(deal=chain) if committed else ()
    made = {(one.side_id, *one.term, one.attempt): one for one in tries}
    for named in committed.values():
        event = next(iter(named.values())).event
        told = event.told()
        key = event.side_id, told["entity"], told["code"], told["field"], told["attempt"]
        if (row := made.get(key)) and any(
            salt.commitment(getattr(row, name)) != told[name] for name, salt in named.items()
        ):
            yield event.sequence, "tells of a try of overlap with another value than it has now"
