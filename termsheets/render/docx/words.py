"""The words of a sheet as runs of a Word file, those that refer to a clause as fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from termsheets.domain.clauses import Mark, Run, RunKind
from termsheets.domain.redline.sides import LEFT
from termsheets.render.docx import xml
from termsheets.render.docx.pen import Pen
from termsheets.render.docx.xml import Element

STYLES = {
    RunKind.DEFINITION: "Definition",
    RunKind.OPEN_POINT: "OpenPoint",
    RunKind.BRACKET: "Definition",
}
"""Paper leaves defined terms as they are: they would be too many."""

REFERENCE = "Reference"
EDITED = frozenset({Mark.INSERTED, Mark.DELETED})


def inline(pen: Pen, runs: Iterable[Run], style: str = "") -> Iterator[Element]:
    """Yield runs of a sheet as runs of a file; ``style`` is that of ordinary ones."""
    for target, group in groupby(runs, key=lambda run: _target(pen, run)):
        if target:
            yield from _referring(pen, target, tuple(group))
        else:
            for run in group:
                yield from pen.text(run, STYLES.get(run.kind, style))


def _target(pen: Pen, run: Run) -> str:
    """Return the id of what a run leads to, where a reader of either side finds it."""
    is_there = run.target in pen.places.titles or run.target in pen.places.old_numbers
    return run.target if is_there else ""


def _referring(pen: Pen, target: str, runs: tuple[Run, ...]) -> Iterator[Element]:
    """Yield what leads to one place: "4.2 (License grant)", or just the title of a table."""
    around = _around(pen, runs)
    numbers = [number for number in _numbers(pen, target, around) if number.text]
    brackets = numbers[0] if len(numbers) == 1 else around
    for number in numbers:
        yield from _number(pen, target, number)
    yield from pen.text(replace(brackets, text=" ("), REFERENCE) if numbers else ()
    for run in runs:
        yield from _title(pen, target, run)
    yield from pen.text(replace(brackets, text=")"), REFERENCE) if numbers else ()


def _around(pen: Pen, runs: tuple[Run, ...]) -> Run:
    """Return a run with the mark of the whole, of which some words may have been edited."""
    marks = {run.mark for run in runs}
    if marks == EDITED:
        return Run("", mark=pen.holder.mark, change=pen.holder.change)
    return next((run for run in runs if run.mark not in EDITED), runs[0])


def _numbers(pen: Pen, target: str, around: Run) -> Iterator[Run]:
    """Yield the number of a clause, twice where a reader of either side finds it elsewhere."""
    places = pen.places
    old, new = places.old_numbers.get(target, ""), places.numbers.get(target, "")
    if around.mark in LEFT:
        yield replace(around, text=old)
    elif around.mark is not Mark.KEPT or target not in places.changes:
        yield replace(around, text=new)
    else:
        yield Run(old, mark=Mark.DELETED, change=places.changes[target])
        yield Run(new, mark=Mark.INSERTED, change=places.changes[target])


def _number(pen: Pen, target: str, number: Run) -> list[Element]:
    if number.mark in LEFT or target not in pen.places.titles:
        return pen.text(number, REFERENCE)
    return pen.tracked(number, [*pen.number(target)])


def _title(pen: Pen, target: str, run: Run) -> list[Element]:
    """Return words of a reference, a field where they are the title that a reader finds there."""
    title = pen.places.titles.get(target, "")
    is_found = run.mark not in LEFT if run.mark is not Mark.KEPT else target in pen.places.steady
    if not (title and is_found and run.text.endswith(title)):
        return pen.text(run, REFERENCE)
    before = run.text.removesuffix(title)
    lead = [xml.run(before, REFERENCE)] if before else []
    return pen.tracked(run, [*lead, *pen.title(target)])
