"""Where each clause stands between the sides, and what would change if one were moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from termsheets.domain.clauses import Mark
from termsheets.domain.library import Library
from termsheets.domain.redline.words import hunks
from termsheets.domain.terms.whole import PublicTerms
from termsheets.domain.termsheet import BALANCED, CUSTOM, Choices, worded
from termsheets.domain.wording import Entry
from termsheets.domain.writer import ClauseChoice

POSITIONS = ("startup", "balanced", "partner")
Piece = tuple[Mark, str]


@dataclass(frozen=True, slots=True)
class Stand:
    """A clause with positions, which one it has, and whether anything calls for it.

    ``position`` is "custom" where a side has written its own wording.
    """

    entry: Entry
    position: str
    is_called_for: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A clause in another position: its paragraphs, what goes and what comes marked."""

    position: str
    choose_when: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def stands(library: Library, choices: Choices, printed: Collection[str]) -> tuple[Stand, ...]:
    """Return where each clause stands that has positions; ``printed`` are those of the sheet."""
    return tuple(
        Stand(entry, choices.get(entry.id, BALANCED).position, entry.id in printed)
        for entry in library.clauses.values()
        if len(entry.positions) > 1
    )


def balance(found: Collection[Stand]) -> Mapping[str, int]:
    """Return how many clauses of the sheet stand in each position, and in own wording."""
    counted = Counter(stand.position for stand in found if stand.is_called_for)
    return {name: counted[name] for name in (*POSITIONS, CUSTOM)}


def moves(
    terms: PublicTerms, entry: Entry, chosen: ClauseChoice, library: Library
) -> tuple[Move, ...]:
    """Return what would change if a clause took each position that it does not have."""
    now = _words(terms, entry, chosen, library)
    return tuple(
        Move(name, entry.positions[name].choose_when, tuple(_paragraphs(now, then)))
        for name in POSITIONS
        if name in entry.positions and name != chosen.position
        for then in [worded(terms, entry.id, name, library)]
    )


def _words(
    terms: PublicTerms, entry: Entry, chosen: ClauseChoice, library: Library
) -> tuple[str, ...]:
    if chosen.position == CUSTOM:
        return tuple(text.strip() for text in chosen.custom_text.split("\n\n") if text.strip())
    return worded(terms, entry.id, chosen.position, library)


def _paragraphs(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[Piece, ...]]:
    for before, after in zip_longest(old, new, fillvalue=""):
        yield tuple(_pieces(before, after))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """Yield the words of both texts in reading order, each with its mark."""
    left = 0
    for hunk in hunks(old, new):
        yield from _piece(Mark.KEPT, old[left : hunk.old_start])
        yield from _piece(Mark.DELETED, old[hunk.old_start : hunk.old_end])
        yield from _piece(Mark.INSERTED, new[hunk.new_start : hunk.new_end])
        left = hunk.old_end
    yield from _piece(Mark.KEPT, old[left:])


def _piece(mark: Mark, text: str) -> Iterator[Piece]:
    if text:
        yield mark, text
