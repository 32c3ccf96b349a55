"""What the sides agree on: acceptance is bound to words, and carried by them.

A side stands behind every passage of a round it sends, unless it has said
otherwise about the very same words. So an acceptance lasts over rounds as
long as the words stay, and any other words reopen the passage. A passage
that a round leaves out is open until every side has accepted that, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from termsheets.domain.content import ABSENT, Passage

ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Sent:
    """A round that stands: its number, the side that sent it, and its passages in order."""

    number: int
    side: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a side said about a passage of a round: accept, discuss or counter."""

    number: int
    side: str
    clause_id: str
    stand: str
    digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a passage stands: each side's word on the text as it is now.

    ``stands`` has accept, discuss, counter, or nothing for a side that has
    not spoken on these words. A passage that is ``gone`` was left out.
    """

    passage: Passage
    stands: Mapping[str, str]
    gone: bool = False

    @property
    def agreed(self) -> bool:
        """Return whether every side has accepted the same words."""
        return all(stand == ACCEPT for stand in self.stands.values())

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Return the sides that have not accepted these words."""
        return tuple(side for side, stand in self.stands.items() if stand != ACCEPT)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Every passage of the last round that stands, and those it left out unasked."""

    standings: tuple[Standing, ...] = ()

    @property
    def open(self) -> tuple[Standing, ...]:
        """Return what is not agreed yet."""
        return tuple(standing for standing in self.standings if not standing.agreed)

    @property
    def reached(self) -> bool:
        """Return whether there is something to agree on, and all of it is agreed."""
        return bool(self.standings) and not self.open

    def of(self, clause_id: str) -> Standing | None:
        """Return where a passage stands, or None if there is none of that id."""
        found = (standing for standing in self.standings if standing.passage.id == clause_id)
        return next(found, None)


Words = dict[tuple[str, str], tuple[str, str]]


def agreement(rounds: Sequence[Sent], said: Iterable[Said], sides: Sequence[str]) -> Agreement:
    """Return where every passage stands between ``sides``.

    ``rounds`` are those that stand, in order of number; ``said`` is in the
    order it was said. Both name sides by the same words as ``sides``.
    """
    if not rounds:
        return Agreement()
    known = {passage.id: passage for sent in rounds for passage in sent.passages}
    last_words = _last_words(rounds, tuple(said))
    current = {passage.id: passage for passage in rounds[-1].passages}
    standings = [_standing(passage, last_words, sides) for passage in current.values()]
    gone = [
        _standing(Passage(each.id, each.heading, each.section, ABSENT), last_words, sides)
        for each in known.values()
        if each.id not in current
    ]
    return Agreement((*standings, *(standing for standing in gone if not standing.agreed)))


def _last_words(rounds: Sequence[Sent], said: Sequence[Said]) -> Words:
    """Return the digest and stand that each side spoke last about, by side and passage."""
    words: Words = {}
    seen: dict[str, None] = {}
    for sent in rounds:
        seen |= dict.fromkeys(passage.id for passage in sent.passages)
        digests = {passage.id: passage.digest for passage in sent.passages}
        for clause_id in seen:
            digest = digests.get(clause_id, ABSENT)
            if words.get((sent.side, clause_id), (None,))[0] != digest:
                words[sent.side, clause_id] = (digest, ACCEPT)
        for one in said:
            if one.number == sent.number:
                words[one.side, one.clause_id] = (one.digest, one.stand)
    return words


def _standing(passage: Passage, words: Words, sides: Sequence[str]) -> Standing:
    spoken = {side: words.get((side, passage.id), (None, "")) for side in sides}
    stands = {
        side: stand if digest == passage.digest else "" for side, (digest, stand) in spoken.items()
    }
    return Standing(passage, stands, gone=passage.digest == ABSENT)
