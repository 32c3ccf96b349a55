"""White space: fields and territories in which no license lets anybody sell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from termsheets.domain import words
from termsheets.domain.checks.telling import listed
from termsheets.domain.licensemap.places import Column

SELLING = frozenset({"sell", "distribute", "host"})
"""The rights by which customers are served."""

DAY = timedelta(days=1)
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """Columns in which nobody is licensed to sell in a field, from a day to a day, both included.

    date.max stands for no end; ``first`` is the deal's start at the earliest.
    """

    field: str
    columns: tuple[str, ...]
    first: date
    last: date
    is_from_start: bool
    is_everywhere: bool

    @property
    def sentence(self) -> str:
        """Return it in words: "Nobody is licensed to sell in Japan after 31 July 2029 (Lidar)."."""
        if self.is_everywhere and self.is_from_start and self.last == date.max:
            return f"No license lets anybody sell in the field {self.field}."
        places = "anywhere" if self.is_everywhere else f"in {listed(self.columns)}"
        return f"Nobody is licensed to sell {places}{self._when} ({self.field})."

    @property
    def _when(self) -> str:
        if self.is_from_start and self.last == date.max:
            return ""
        if self.is_from_start:
            return f" before {words.day(self.last + DAY)}"
        if self.last == date.max:
            return f" after {words.day(self.first - DAY)}"
        return f" from {words.day(self.first)} to {words.day(self.last)}"


def gaps(spans: Iterable[Span], start: date) -> Iterator[Span]:
    """Yield what spans leave uncovered from a day on, for ever."""
    free = start
    for first, last in sorted(spans):
        if first > free:
            yield free, first - DAY
        if last == date.max:
            return
        free = max(free, last + DAY)
    yield free, date.max


def white_spaces(
    field: str, selling: Sequence[tuple[Column, Sequence[Span]]], start: date
) -> Iterator[WhiteSpace]:
    """Yield the white space of a field, columns that are free for the same days together."""
    free: dict[Span, list[str]] = {}
    for column, spans in selling:
        for gap in gaps(spans, start):
            free.setdefault(gap, []).append(column.name)
    for (first, last), names in sorted(free.items()):
        everywhere = len(names) == len(selling)
        yield WhiteSpace(field, tuple(names), first, last, first == start, everywhere)
