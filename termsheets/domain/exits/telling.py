"""What a story is made of: dated lines, each with what it rests on, a chapter for each party."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Topic(StrEnum):
    """What a line is about, in the order in which lines of one day are told."""

    PROCESS = "What happens first"
    USE = "What may be used"
    OWNERSHIP = "Who owns improvements"
    MONEY = "Sums due"
    SUPPORT = "Support and data"
    CUSTOMERS = "Customers"
    ESCROW = "Escrow"
    AFTERWARDS = "What stays in force"


TOPICS = tuple(Topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One consequence of an event for some parties, known by their codes.

    It counts from ``day`` to ``until``, both included; None is without a fixed
    end. ``sources`` are what it rests on: codes of rows, or the keys of
    entities that are there once. ``is_gap`` tells that the deal leaves
    something open here.
    """

    day: date
    topic: Topic
    text: str
    sources: tuple[str, ...]
    parties: tuple[str, ...]
    until: date | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """What an event means for one party, the earliest line first."""

    party: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What an event means for each party; without chapters where no day is known for it."""

    title: str
    day: date | None
    effective: date | None
    chapters: tuple[Chapter, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line once, in the order of time."""
        return in_order({line: None for chapter in self.chapters for line in chapter.lines})


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines by day, those of one day by topic; else as they came."""
    return tuple(sorted(lines, key=lambda line: (line.day, TOPICS.index(line.topic))))
