"""Whose a change is: which sides reworded, moved, added or left out a passage on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from termsheets.domain.content import Passage
from termsheets.domain.redline.common import common


class Step(NamedTuple):
    """What a side had put on the table: its code, and the passages in reading order."""

    side: str
    passages: Sequence[Passage]


def authors(steps: Iterable[Step]) -> Mapping[str, tuple[str, ...]]:
    """Return the sides that touched each passage or section, in the order they first did.

    The first step is what all began with; its side has touched nothing.
    """
    found: dict[str, dict[str, None]] = {}
    for before, after in pairwise(steps):
        for touched in _touched(before.passages, after.passages):
            found.setdefault(touched, {})[after.side] = None
    return {touched: tuple(sides) for touched, sides in found.items()}


def _touched(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[str]:
    """Yield the passages that differ or stand elsewhere, and the section of each."""
    before = {passage.id: passage for passage in old}
    after = {passage.id: passage for passage in new}
    kept = common([*before], [*after])
    in_place = {passage.id for passage in (new[place] for _, place in kept)}
    for passage in (before | after).values():
        same = before.get(passage.id) == after.get(passage.id)
        if not same or passage.id not in in_place:
            yield from (passage.id, passage.section)


def author_of(clause: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the sides that touched a clause; those of all its parts where it has some."""
    if clause in known:
        return known[clause]
    parts = (sides for touched, sides in known.items() if touched.startswith(f"{clause}."))
    return tuple(dict.fromkeys(side for sides in parts for side in sides))
