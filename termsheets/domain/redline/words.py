"""Two texts compared word by word: which stretches of the old give way to which of the new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termsheets.domain.redline.common import common
from termsheets.domain.redline.tokens import Span, Terms, Word, count, term_of, words

LITTLE = frozenset("a an and as at by for from in is it of on or that the to with".split())
"""Words that may be struck and set again where both neighbors change."""

SHARE = 10
"""At most one in so many words is struck although it could have been kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How two texts are read: renamed terms, and what is one word on either side.

    ``alike`` says whether equal words, by the places they start at, are the
    same thing.
    """

    terms: Terms = ()
    old_whole: Sequence[Span] = ()
    new_whole: Sequence[Span] = ()
    alike: Callable[[int, int], bool] | None = None


PLAIN = Reading()


class Hunk(NamedTuple):
    """A stretch of the old text and the one that takes its place; either may be empty.

    ``term`` is the place of the renamed term that it is an occurrence of, or -1.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    term: int = -1


def hunks(old: str, new: str, reading: Reading = PLAIN) -> list[Hunk]:
    """Return where two texts differ, in order; what lies between is equal.

    No hunk begins or ends inside a word. A hunk swallows its neighbor where
    hardly anything stands between them.
    """
    if old == new and not reading.alike:
        return []
    return _merged(list(_hunks(old, new, reading)), old, new)


def _hunks(old: str, new: str, reading: Reading) -> Iterator[Hunk]:
    left = right = 0
    for word, twin in (*_shared(old, new, reading), _ends(old, new)):
        gone, came = old[left : word.start], new[right : twin.start]
        if gone != came or gone.strip():  # equal words that are not alike
            yield _trimmed(Hunk(left, word.start, right, twin.start), old, new)
        if old[word.start : word.end] != new[twin.start : twin.end]:
            yield from _renamed(word, twin, old, new, reading.terms)
        left, right = word.end, twin.end


def _shared(old: str, new: str, reading: Reading) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of words that stay."""
    before = words(old, reading.terms, reading.old_whole)
    after = words(new, reading.terms, reading.new_whole)
    for place, twin in common([word.key for word in before], [word.key for word in after]):
        pair = before[place], after[twin]
        if reading.alike is None or reading.alike(pair[0].start, pair[1].start):
            yield pair


def _ends(old: str, new: str) -> tuple[Word, Word]:
    return Word(len(old), len(old), "", False), Word(len(new), len(new), "", False)


def _trimmed(hunk: Hunk, old: str, new: str) -> Hunk:
    """Return the hunk without the white that both stretches begin or end with."""
    left, left_end, right, right_end, term = hunk
    while left < left_end and right < right_end and old[left] == new[right] and old[left].isspace():
        left, right = left + 1, right + 1
    while (
        left < left_end
        and right < right_end
        and old[left_end - 1] == new[right_end - 1]
        and old[left_end - 1].isspace()
    ):
        left_end, right_end = left_end - 1, right_end - 1
    return Hunk(left, left_end, right, right_end, term)


def _renamed(word: Word, twin: Word, old: str, new: str, terms: Terms) -> Iterator[Hunk]:
    """Yield what differs between the wordings of a name; it is renamed if old became new."""
    was, now = old[word.start : word.end], new[twin.start : twin.end]
    name, other = terms[term_of(word)]
    is_renamed = was.startswith(name) and now == other + was.removeprefix(name)
    term = term_of(word) if is_renamed else -1
    for hunk in hunks(was, now):
        yield Hunk(
            hunk.old_start + word.start,
            hunk.old_end + word.start,
            hunk.new_start + twin.start,
            hunk.new_end + twin.start,
            term,
        )


def _merged(found: list[Hunk], old: str, new: str) -> list[Hunk]:
    """Join hunks with no word between them, and over a little word while the share allows."""
    if len(found) < 2:
        return found
    joined = _joined(found, old, 0)
    changed = sum(
        count(old[hunk.old_start : hunk.old_end]) + count(new[hunk.new_start : hunk.new_end])
        for hunk in joined
    )
    return _joined(joined, old, changed // SHARE)


def _joined(found: Sequence[Hunk], old: str, allowance: int) -> list[Hunk]:
    """Join hunks over little words, two words of the allowance for each."""
    joined = [found[0]]
    for hunk in found[1:]:
        last = joined[-1]
        between = old[last.old_end : hunk.old_start]
        cost = 2 * count(between)
        little = cost == 0 or (between.strip().lower() in LITTLE and cost <= allowance)
        if little and last.term == hunk.term == -1:
            joined[-1] = Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end)
            allowance -= cost
        else:
            joined.append(hunk)
    return joined
