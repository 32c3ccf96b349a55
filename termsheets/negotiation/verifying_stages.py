"""Proves what a chain tells of stages: each round's words there, and who opened or closed them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from termsheets.models import AuditKind, Round, RoundDetail, StageConfirmation
from termsheets.models.stages import digest_of_details

ACTS = {AuditKind.STAGE_CONFIRMED: False, AuditKind.STAGE_ROLLED_BACK: True}
"""The events of which each leaves a confirmation, and whether that undoes others."""


@dataclass
class Stages:
    """What a chain tells of stages, each with the place of its event.

    ``details`` holds digests by the number of the round, ``acts`` stage, side,
    person and whether it closes, in order.
    """

    details: dict[int, tuple[str, int]] = field(default_factory=dict)
    acts: list[tuple[tuple, int]] = field(default_factory=list)

    def note(self, sequence: int, content: Mapping) -> None:
        """Take in an event."""
        kind = content["kind"]
        if kind in ACTS:
            told = json.loads(content["facts"])
            act = (told["stage"], content["side"], content["actor"], ACTS[kind])
            self.acts.append((act, sequence))
        elif kind == AuditKind.ROUND_SENT:
            told = json.loads(content["facts"])
            if "details" in told:
                self.details[told["round"]] = told["details"], sequence


def changed(chain: str, known: Stages, end: int) -> Iterator[tuple[int, str]]:
    """Yield place and words of what is not as a sound chain, ``end`` events long, tells of it."""
    yield from _details_changed(chain, known.details)
    columns = ("stage", "side_id", "user_id", "undone")
    rows = list(StageConfirmation.objects.filter(deal=chain).order_by("pk").values_list(*columns))
    told = [act for act, _ in known.acts]
    at = next((at for at, (act, row) in enumerate(zip(told, rows, strict=False)) if act != row), -1)
    if at < 0 and len(told) != len(rows):
        at = min(len(told), len(rows))
    if at >= 0:
        place = known.acts[at][1] if at < len(told) else end + 1
        yield place, "tells of a stage otherwise than it is confirmed now"


def _details_changed(chain: str, told: Mapping[int, tuple[str, int]]) -> Iterator[tuple[int, str]]:
    if not told:
        return
    found: dict[int, list[RoundDetail]] = {number: [] for number in told}
    details = RoundDetail.objects.filter(round__deal=chain).select_related("round")
    for detail in details.order_by("pk"):
        found.setdefault(detail.round.number, []).append(detail)
    standing = set(Round.objects.filter(deal=chain).values_list("number", flat=True))
    for number, (digest, sequence) in told.items():
        rows = found[number]
        is_sound = digest == digest_of_details(rows) and all(
            one.digest == one.seal() for one in rows
        )
        if number in standing and not is_sound:
            yield sequence, f"tells of details of round {number}, which read otherwise now"
