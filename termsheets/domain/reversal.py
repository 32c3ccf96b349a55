"""What a draft would undo of a round that it has not taken up."""

from __future__ import annotations

from collections.abc import Iterable

from termsheets.domain.content import Passage


def reversals(
    base: Iterable[Passage], last: Iterable[Passage], draft: Iterable[Passage]
) -> tuple[Passage, ...]:
    """Return the passages that ``last`` changed and that read otherwise in the draft.

    ``base`` is what the draft started from. A passage that ``last`` leaves
    out and the draft still has is among them, in the words of the base.
    """
    base, last = tuple(base), tuple(last)
    before, now, own = ({each.id: each.digest for each in side} for side in (base, last, draft))
    known = {each.id: each for each in (*base, *last)}
    return tuple(
        each for name, each in known.items() if before.get(name) != now.get(name) != own.get(name)
    )
