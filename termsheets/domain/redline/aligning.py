"""Which node of the old side is which of the new, and which of them moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from termsheets.domain.clauses import Paragraph
from termsheets.domain.redline.common import Pair, common
from termsheets.domain.redline.places import Entry
from termsheets.domain.redline.tree import Keyed, lists

ALIKE = 60
"""Percent of its letters that a paragraph shares with the one it became."""

WINDOW = 8
"""How many paragraphs are looked at for the one that another became."""

Match = tuple[Keyed | None, Keyed | None]


def moved(
    old: Mapping[str, Entry], new: Mapping[str, Entry], unchanged: frozenset[str]
) -> frozenset[str]:
    """Return the keys of what stands on both sides, but under another node or out of order.

    Of the nodes that stay below one parent as many as possible stay in place.
    """
    both = old.keys() & new.keys()
    stays = {""}
    for key in both - unchanged:
        before, after = lists(old[key].node, key), lists(new[key].node, key)
        for group, twins in zip(before, after, strict=True):
            stays.update(group[place].key for place, _ in _pairs(group, twins))
    return frozenset(both - stays)


def aligned(old: Sequence[Keyed], new: Sequence[Keyed]) -> Iterator[Match]:
    """Yield each node with its counterpart, or None, in the order of a redline.

    What is only old comes before what is only new.
    """
    for gone, came, match in _split(old, new, _pairs(old, new)):
        for left, arrived, likely in _split(gone, came, _similar(gone, came)):
            yield from ((node, None) for node in left)
            yield from ((None, node) for node in arrived)
            yield from likely
        yield from match


def _split(
    old: Sequence[Keyed], new: Sequence[Keyed], pairs: Sequence[Pair]
) -> Iterator[tuple[Sequence[Keyed], Sequence[Keyed], tuple[Match, ...]]]:
    """Yield what stands before each pair on either side, and the pair; at last what is left."""
    left = right = 0
    for place, twin in pairs:
        yield old[left:place], new[right:twin], ((old[place], new[twin]),)
        left, right = place + 1, twin + 1
    yield old[left:], new[right:], ()


def _pairs(old: Sequence[Keyed], new: Sequence[Keyed]) -> list[Pair]:
    return common([node.key for node in old], [node.key for node in new])


def _similar(old: Sequence[Keyed], new: Sequence[Keyed]) -> list[Pair]:
    """Return the pairs of paragraphs that are likely one: the only ones, or much alike."""
    before, after = _paragraphs(old), _paragraphs(new)
    if len(before) == len(after) == 1:
        return [(before[0][0], after[0][0])]
    if [text for _, text in before] > [text for _, text in after]:
        return [(place, twin) for twin, place in _alike(after, before)]
    return _alike(before, after)


def _paragraphs(nodes: Sequence[Keyed]) -> list[tuple[int, str]]:
    return [
        (place, keyed.node.text)
        for place, keyed in enumerate(nodes)
        if isinstance(keyed.node, Paragraph)
    ]


def _alike(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> list[Pair]:
    pairs = []
    rest = 0
    for place, text in old:
        for at, (twin, other) in enumerate(new[rest : rest + WINDOW], start=rest):
            if ratio(text, other, score_cutoff=ALIKE):
                pairs.append((place, twin))
                rest = at + 1
                break
    return pairs
