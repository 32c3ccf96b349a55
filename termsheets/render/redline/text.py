"""A redline as plain text: what goes stands in [-brackets-], what comes in {+braces+}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from termsheets.domain.clauses import Clause, Mark, Run, Table
from termsheets.domain.numbering import referring
from termsheets.domain.redline import Redline
from termsheets.domain.redline.sides import ARRIVED, LEFT
from termsheets.render.redline.comparison import Comparison
from termsheets.render.redline.money import HEADING, TERM
from termsheets.render.text import INDENT, Writer

BRACKETS = re.compile(r"([\[{])(?=[-+])|([-+])(?=[\]}])")
"""What would read as a mark where it is typed: a sloping line goes between."""


def render(redline: Redline, comparison: Comparison) -> str:
    """Return the whole redline as text that ends with a line break.

    Without what is in brackets, and braces opened, it is the newer sheet;
    without what is in braces, and brackets opened, the older one. What the
    changes move, where that is known, stands behind the sheet.
    """
    facts = f"Redline, {comparison}, digests {comparison.digests}"
    sheet = RedlineWriter(redline.numbers, redline).sheet(redline.sheet, facts)
    return sheet + "".join(f"{line}\n" for line in _effect(redline, comparison))


def _effect(redline: Redline, comparison: Comparison) -> Iterator[str]:
    """Yield the money effect: as a whole, term by term, and change by change."""
    money = comparison.money
    if money is None:
        return
    yield from ("", "", HEADING.upper(), INDENT + money.sentence)
    yield INDENT + _between_bars(TERM, *money.parties)
    for row in money.rows:
        cells = (f"{plain}, then {today}" for plain, today in row.cells)
        yield INDENT + _between_bars(row.label, *cells)
    yield INDENT + money.note
    for change in redline.changes:
        if moved := money.of(change.id):
            yield f"{INDENT}{change.id}, {change.number} {change.heading}: {moved}"


def _between_bars(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


@dataclass(frozen=True, slots=True)
class RedlineWriter(Writer):
    """Writes a marked sheet; ``is_target`` inside what moved here, all of which is new."""

    redline: Redline
    is_target: bool = False

    def number(self, clause: Clause) -> str:
        """Return the printed number of a clause, and the old one if it has a new one."""
        number, was = self.redline.number_of(clause), self.redline.number_was(clause)
        return f"{number} (was {was})".lstrip() if was else number

    def inside(self, node: Clause | Table) -> RedlineWriter:
        """Return who writes what is inside a clause or a table."""
        return replace(self, is_target=self.is_target or node.mark is Mark.MOVED_TO)

    def words(self, runs: Iterable[Run]) -> str:
        """Return runs as one line, each stretch of one mark in its brackets."""
        line = tuple(runs)
        is_new = self.is_target or any(run.mark is Mark.MOVED_TO for run in line)
        stretches = (self.stretch(side, group, is_new) for side, group in groupby(line, _side))
        text = " ".join("".join(stretches).split())
        return f"{{+{text}+}}" if is_new and text else text

    def stretch(self, side: str, runs: Iterable[Run], is_new: bool) -> str:
        """Return words of one side in their brackets; in a new line only what goes has some."""
        text = BRACKETS.sub(r"\g<0>\\", "".join(map(self.word, runs)))
        if side == "gone":
            return f"[-{text}-]"
        return f"{{+{text}+}}" if side == "came" and not is_new else text

    def word(self, run: Run) -> str:
        """Return a run; a reference has the clause's number on the side the run stands on."""
        if run.mark in LEFT:
            return referring(run, self.redline.old_numbers)
        was, number = self.redline.old_numbers.get(run.target), self.numbered.get(run.target)
        changed = run.mark not in ARRIVED and was and number and was != number
        return referring(run, self.numbered) + (f" (was {was})" if changed else "")


def _side(run: Run) -> str:
    if run.mark in LEFT:
        return "gone"
    return "came" if run.mark in ARRIVED else "kept"
