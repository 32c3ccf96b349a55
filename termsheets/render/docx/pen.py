"""Writes the words of a sheet as runs, fields and bookmarks of one Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from termsheets.domain.clauses import Run, RunKind, Table, TermSheet, blocks, walk
from termsheets.domain.numbering import numbers
from termsheets.render.docx import xml
from termsheets.render.docx.xml import Element, w

STYLES = {RunKind.DEFINITION: "Definition", RunKind.OPEN_POINT: "OpenPoint"}
"""Paper leaves defined terms as they are: they would be too many."""

LONGEST_NAME = 40
"""Letters that Word allows the name of a bookmark."""


def bookmark_name(identity: str) -> str:
    """Return the name of the bookmark at a clause or table: one name for one id.

    Word takes letters, figures and underscores only, so the end of a digest
    tells apart what would otherwise be called the same.
    """
    digest = sha256(identity.encode()).hexdigest()[:8]
    plain = re.sub(r"\W", "_", identity, flags=re.ASCII)
    return f"{plain[: LONGEST_NAME - 9]}_{digest}"


def titles_of(sheet: TermSheet) -> dict[str, str]:
    """Return the heading or title that stands at each clause and table, by its id."""
    tables = {block.id: block.title for block in blocks(sheet) if isinstance(block, Table)}
    return {placed.clause.id: placed.clause.heading for placed in walk(sheet)} | tables


@dataclass(frozen=True, slots=True)
class Pen:
    """What the parts of one file share: numbers, titles to refer to, and ids used once."""

    numbers: Mapping[str, str]
    titles: Mapping[str, str]
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, sheet: TermSheet) -> Pen:
        """Return a pen for a sheet."""
        return cls(numbers(sheet), titles_of(sheet))

    def inline(self, runs: Iterable[Run], style: str = "") -> Iterator[Element]:
        """Yield runs of a sheet as runs of a file; ``style`` is that of ordinary ones."""
        for run in runs:
            yield from self._drawn(run, style)

    def _drawn(self, run: Run, style: str) -> Iterator[Element]:
        title = self.titles.get(run.target)
        if title and run.text.endswith(title):
            before = run.text.removesuffix(title)
            yield xml.run(before, "Reference")
            yield from self.reference(run.target, title)
        else:
            yield xml.run(run.text, STYLES.get(run.kind, style))

    def reference(self, target: str, result: str, switches: str = "\\h") -> Iterator[Element]:
        """Yield a field that repeats the words at a bookmark, or with \\r its number."""
        instruction = f"REF {bookmark_name(target)} {switches}"
        return xml.field(instruction, [xml.run(result, "Reference")], "Reference")

    def bookmarked(self, identity: str, content: Iterable[Element]) -> Iterator[Element]:
        """Yield the content between the two ends of the bookmark of a clause or table."""
        number = next(self.ids)
        yield w("bookmarkStart", id=number, name=bookmark_name(identity))
        yield from content
        yield w("bookmarkEnd", id=number)
