"""Clause wording as it is written in the library: parsed once, then checked.

An entry's texts become templates: lists of words, defined terms and
placeholders. Whatever could not be printed is refused here, by file, clause
and word, long before a founder meets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from termsheets.domain import conditions
from termsheets.domain.conditions import Condition
from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT, clean, shown

POSITIONS = ("startup", "balanced", "partner")
ID_LIMIT = 80
DEFINED_HERE = ("Background IP", "Foreground IP")

_PIECE = re.compile(
    r"\[\[(?P<placeholder>[^\[\]]*)\]\]|(?P<defined>" + "|".join(DEFINED_HERE) + r")"
)
_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_ID = re.compile(r"[a-z_]{1,30}\.[a-z_]{1,45}")


class BadWording(ValueError):
    """A library entry that cannot be printed; names file, clause and word."""


class PieceKind(StrEnum):
    """What a piece of a template is."""

    WORDS = "words"
    DEFINED = "defined term"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they print, or the path of an answer to print."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """Sentences that print where the condition holds, or always."""

    pieces: tuple[Piece, ...]
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One side's wording of a clause, its sentences in order."""

    name: str
    fragments: tuple[Fragment, ...]
    choose_when: str


@dataclass(frozen=True)
class Entry:
    """A clause of the library.

    ``repeat`` is the entity it prints once a row for, known in its texts as
    ``alias``; both are empty for a clause that prints once.
    """

    id: str
    title: str
    binding: bool
    repeat: str
    alias: str
    when: Condition | None
    positions: Mapping[str, Position]

    def position(self, name: str) -> Position:
        """Return the position of that name, or the balanced one."""
        return self.positions.get(name) or self.positions["balanced"]

    @property
    def _fragments(self) -> Iterator[Fragment]:
        for position in self.positions.values():
            yield from position.fragments

    @cached_property
    def printed(self) -> frozenset[str]:
        """Return every path that its texts print."""
        found = (piece for fragment in self._fragments for piece in fragment.pieces)
        return frozenset(piece.text for piece in found if piece.kind is PieceKind.PLACEHOLDER)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return every path that its conditions ask for."""
        found = (self.when, *(fragment.condition for fragment in self._fragments))
        return frozenset(name for condition in found if condition for name in condition.names())

    @cached_property
    def paths(self) -> frozenset[str]:
        """Return every path that any of its texts or conditions has."""
        return self.printed | self.asked


def _closed(words: str) -> str:
    if "[[" in words or "]]" in words:
        raise BadWording(f"a bracket is open in {words!r}")
    return words


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text; raise BadWording for a broken placeholder."""
    start = 0
    for found in _PIECE.finditer(text):
        if words := _closed(text[start : found.start()]):
            yield Piece(PieceKind.WORDS, words)
        if found["defined"]:
            yield Piece(PieceKind.DEFINED, found["defined"])
        elif _PATH.fullmatch(found["placeholder"]):
            yield Piece(PieceKind.PLACEHOLDER, found["placeholder"])
        else:
            raise BadWording(f"[[{found['placeholder']}]] is not a placeholder")
        start = found.end()
    if words := _closed(text[start:]):
        yield Piece(PieceKind.WORDS, words)


def _known(entry: Any, keys: str) -> None:
    if not isinstance(entry, Mapping):
        raise BadWording(f"keys and their values must stand here, not {shown(repr(entry))}")
    if unknown := set(entry) - set(keys.split()):
        raise BadWording(f"{min(map(str, unknown))!r} is not a key here")


def text_at(written: Mapping[str, Any], key: str, limit: int = LONG_LIMIT) -> str:
    """Return the text of a key; raise BadWording, naming the key, for one that cannot print."""
    text = written[key]
    if not isinstance(text, str):
        raise BadWording(f"{key!r} must be text in quotes, not {shown(repr(text))}")
    try:
        return clean(text, limit=limit)
    except ValueError as error:
        raise BadWording(f"{key!r} cannot be printed. {error}") from error


def _optional(written: Mapping[str, Any], key: str) -> str:
    return text_at(written, key) if key in written else ""


def _shown_text(written: Mapping[str, Any]) -> tuple[Piece, ...]:
    found = tuple(pieces(text_at(written, "text")))
    if not found:
        raise BadWording("'text' is empty")
    return found


def _fragment(written: Any) -> Fragment:
    _known(written, "if text")
    return Fragment(_shown_text(written), conditions.read(text_at(written, "if")))


def _fragments(written: Mapping[str, Any]) -> tuple[Fragment, ...]:
    return (Fragment(_shown_text(written)), *_conditional(written))


def _conditional(written: Mapping[str, Any]) -> tuple[Fragment, ...]:
    listed = written.get("fragments", ())
    if not isinstance(listed, list | tuple):
        raise BadWording(f"'fragments' must be a list, not {shown(repr(listed))}")
    return tuple(map(_fragment, listed))


def _position(name: str, entry: Mapping[str, Any]) -> Position:
    written = entry["positions"][name]
    _known(written, "text fragments builds_on choose_when")
    if written.get("builds_on", "balanced") != "balanced":
        raise BadWording(f"{written['builds_on']!r} cannot be built on")
    base = _fragments(entry["positions"]["balanced"]) if "builds_on" in written else ()
    return Position(
        name,
        (*base, *_fragments(written), *_conditional(entry)),
        _optional(written, "choose_when"),
    )


def _positions(entry: Mapping[str, Any]) -> Mapping[str, Position]:
    positions = entry["positions"]
    if not isinstance(positions, Mapping):
        raise BadWording(f"'positions' must be keys and their values, not {shown(repr(positions))}")
    names = set(positions)
    missing = set(POSITIONS) - names
    if missing and names != {"balanced"}:
        raise BadWording(f"the position {min(missing)!r} is missing")
    if unknown := names - set(POSITIONS):
        raise BadWording(f"{min(map(str, unknown))!r} is not a position")
    return {name: _position(name, entry) for name in POSITIONS if name in names}


def _head(written: Mapping[str, Any]) -> tuple[str, str, bool]:
    """Return id, title and whether the clause binds by default."""
    name, title = text_at(written, "id", ID_LIMIT), text_at(written, "title", SHORT_LIMIT)
    if not _ID.fullmatch(name):
        raise BadWording("an id is two words of small letters with a point between")
    if not title or "\n" in title:
        raise BadWording("'title' must be one line of text")
    if not isinstance(written["binding"], bool):
        raise BadWording(f"'binding' must be yes or no, not {shown(repr(written['binding']))}")
    return name, title, written["binding"]


def read(written: Any, file: str) -> Entry:
    """Return the entry that a library file writes.

    Raises BadWording, naming file, clause and word, for a missing or unknown
    key or position, a broken placeholder or a condition that cannot be read.
    """
    called = written.get("id") if isinstance(written, Mapping) else shown(repr(written))
    try:
        _known(written, "id title binding repeat when positions fragments")
        repeat, _, alias = _optional(written, "repeat").partition(" as ")
        when = conditions.read(text_at(written, "when")) if "when" in written else None
        return Entry(*_head(written), repeat, alias, when, _positions(written))
    except KeyError as error:
        raise BadWording(f"{file}, {called}: {error} is missing.") from error
    except (BadWording, conditions.BadCondition) as error:
        raise BadWording(f"{file}, {called}: {str(error).rstrip('.')}.") from error
