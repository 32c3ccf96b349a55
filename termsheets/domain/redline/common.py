"""The longest common subsequence: what two lists share, in order."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

Pair = tuple[int, int]


def common(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the places of what both lists share, as many as can stand in order.

    Of several answers the lists themselves choose one, whichever is called
    old: turned round, they give the same pairs turned round.
    """
    if old == new:
        return [(place, place) for place in range(len(old))]
    if old > new:  # type: ignore[operator]
        return [(place, twin) for twin, place in common(new, old)]
    return [
        (step.src_start + at, step.dest_start + at)
        for step in LCSseq.opcodes(old, new)
        if step.tag == "equal"
        for at in range(step.src_end - step.src_start)
    ]
