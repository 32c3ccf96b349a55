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

POSITIONS = ("startup", "balanced", "partner")
DEFINED_HERE = ("Background IP", "Foreground IP")

_PIECE = re.compile(
    r"\[\[(?P<placeholder>[^\[\]]*)\]\]|(?P<defined>" + "|".join(DEFINED_HERE) + r")"
)
_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")


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


def _known(entry: Mapping[str, Any], keys: str) -> None:
    if unknown := set(entry) - set(keys.split()):
        raise BadWording(f"{min(map(str, unknown))!r} is not a key here")


def _text(written: Mapping[str, Any], key: str) -> str:
    text = written[key]
    if not isinstance(text, str):
        raise BadWording(f"{key!r} must be text in quotes, not {text!r}")
    return text


def _fragment(written: Mapping[str, Any]) -> Fragment:
    _known(written, "if text")
    return Fragment(tuple(pieces(_text(written, "text"))), conditions.read(_text(written, "if")))


def _fragments(written: Mapping[str, Any]) -> tuple[Fragment, ...]:
    always = Fragment(tuple(pieces(_text(written, "text"))))
    return (always, *map(_fragment, written.get("fragments", ())))


def _position(name: str, entry: Mapping[str, Any]) -> Position:
    written = entry["positions"][name]
    _known(written, "text fragments builds_on choose_when")
    if written.get("builds_on", "balanced") != "balanced":
        raise BadWording(f"{written['builds_on']!r} cannot be built on")
    base = _fragments(entry["positions"]["balanced"]) if "builds_on" in written else ()
    shared = tuple(map(_fragment, entry.get("fragments", ())))
    return Position(name, (*base, *_fragments(written), *shared), written.get("choose_when", ""))


def _positions(entry: Mapping[str, Any]) -> Mapping[str, Position]:
    names = set(entry["positions"])
    missing = set(POSITIONS) - names
    if missing and names != {"balanced"}:
        raise BadWording(f"the position {min(missing)!r} is missing")
    if unknown := names - set(POSITIONS):
        raise BadWording(f"{min(unknown)!r} is not a position")
    return {name: _position(name, entry) for name in POSITIONS if name in names}


def read(written: Mapping[str, Any], file: str) -> Entry:
    """Return the entry that a library file writes.

    Raises BadWording, naming file, clause and word, for a missing or unknown
    key or position, a broken placeholder or a condition that cannot be read.
    """
    try:
        _known(written, "id title binding repeat when positions fragments")
        repeat, _, alias = written.get("repeat", "").partition(" as ")
        return Entry(
            id=written["id"],
            title=written["title"],
            binding=written["binding"],
            repeat=repeat,
            alias=alias,
            when=conditions.read(_text(written, "when")) if "when" in written else None,
            positions=_positions(written),
        )
    except KeyError as error:
        raise BadWording(f"{file}, {written.get('id')}: {error} is missing.") from error
    except (BadWording, conditions.BadCondition) as error:
        raise BadWording(f"{file}, {written.get('id')}: {str(error).rstrip('.')}.") from error
