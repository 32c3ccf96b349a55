"""Runs cut, joined and compared: the words of a paragraph, a cell or a heading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from termsheets.domain.clauses import Mark, Run
from termsheets.domain.redline.tokens import Span, Terms
from termsheets.domain.redline.words import Reading, hunks

Runs = tuple[Run, ...]
ChangeOf = Callable[[str, str, int], str]
"""Takes old and new words and the place of the renamed term, or -1; returns the change's id."""


class Stamp(NamedTuple):
    """A mark and the id of the change it belongs to."""

    mark: Mark = Mark.KEPT
    change: str = ""


KEPT = Stamp()
TABLE = "table."
"""What the id of a table begins with."""


def text_of(runs: Iterable[Run]) -> str:
    """Return the words of runs."""
    return "".join(run.text for run in runs)


def settled(runs: Iterable[Run]) -> Runs:
    """Return runs without empty ones, and neighbors that differ in words alone joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and with_text(joined[-1], run.text) == run:
            joined[-1] = with_text(run, joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def with_text(run: Run, text: str) -> Run:
    """Return the run with other words; ``replace`` would take three times as long."""
    return Run(text, run.kind, run.source, run.target, run.mark, run.change, run.was, run.owners)


def stamped(runs: Iterable[Run], stamp: Stamp) -> Runs:
    """Return the runs with a mark."""
    return tuple(Run(run.text, run.kind, run.source, run.target, *stamp, run.was) for run in runs)


def compared(old: Runs, new: Runs, stamp: Stamp, terms: Terms, change_of: ChangeOf) -> Runs:
    """Return the words of both sides, marked; what stays gets the stamp."""
    if old == new:
        return new if stamp == KEPT else stamped(new, stamp)
    return settled(_compared(old, new, stamp, terms, change_of))


def _compared(
    old: Runs, new: Runs, stamp: Stamp, terms: Terms, change_of: ChangeOf
) -> Iterator[Run]:
    before, after = Line(old), Line(new)
    left = right = 0
    for hunk in hunks(before.text, after.text, reading(before, after, terms)):
        kept = _kept(before.cut(left, hunk.old_start), after.cut(right, hunk.new_start))
        yield from stamped(kept, stamp)
        gone = before.cut(hunk.old_start, hunk.old_end)
        came = after.cut(hunk.new_start, hunk.new_end)
        change = change_of(text_of(gone), text_of(came), hunk.term)
        yield from stamped(gone, Stamp(Mark.DELETED, change))
        yield from stamped(came, Stamp(Mark.INSERTED, change))
        left, right = hunk.old_end, hunk.new_end
    yield from stamped(_kept(before.cut(left), after.cut(right)), stamp)


class Line:
    """Runs that can be cut anywhere in their text."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.text = text_of(runs)
        self.starts = [*accumulate((len(run.text) for run in runs), initial=0)]

    @property
    def points(self) -> bool:
        """Say whether any run points at a clause or table."""
        return any(run.target for run in self.runs)

    @property
    def references(self) -> list[Span]:
        """Return the spans of runs that print the number and title of a clause."""
        return [
            (start, end)
            for run, (start, end) in zip(self.runs, pairwise(self.starts), strict=True)
            if run.target and not run.target.startswith(TABLE)
        ]

    def run_at(self, place: int) -> Run:
        """Return the run that holds the letter at a place."""
        return self.runs[bisect_right(self.starts, place) - 1]

    def cut(self, start: int, end: int | None = None) -> list[Run]:
        """Return the runs between two places, the last of which may be the end."""
        end = len(self.text) if end is None else end
        pieces = []
        place = bisect_right(self.starts, start) - 1
        while start < end:
            run, stop = self.runs[place], min(end, self.starts[place + 1])
            text = self.text[start:stop]
            pieces.append(run if text == run.text else with_text(run, text))
            start, place = stop, place + 1
        return pieces


def _kept(old: list[Run], new: list[Run]) -> list[Run]:
    """Return runs of equal words, each with what it was where that differs."""
    if old == new:
        return new
    before, after = Line(tuple(old)), Line(tuple(new))
    edges = sorted({*before.starts, *after.starts})
    pairs = ((before.run_at(start), after.cut(start, end)[0]) for start, end in pairwise(edges))
    return [
        run if with_text(was, run.text) == run else replace(run, was=with_text(was, ""))
        for was, run in pairs
    ]


def reading(old: Line, new: Line, terms: Terms) -> Reading:
    """Return how two lines are read: references are whole, and the same if they point alike."""
    if not (old.points and new.points):
        return Reading(terms, old.references, new.references)

    def alike(place: int, twin: int) -> bool:
        targets = {old.run_at(place).target, new.run_at(twin).target}
        return "" in targets or len(targets) == 1

    return Reading(terms, old.references, new.references, alike)
