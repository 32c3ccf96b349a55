"""The clause tree: a term sheet as numbered, linkable, printable values.

A tree holds words, never numbers of clauses: those are computed when it is
drawn (see ``numbering``), so that a clause added above changes nothing below.

A redline is the same tree with marks (see ``redline``): what a change touches
carries a ``mark`` and the id of its ``change``, a whole clause or row on
itself and on every run inside. A clean tree is one in which all is kept.

A bracketed draft (see ``bracketed``) is the same tree, too: what not all
sides have carries the codes of its ``owners``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class RunKind(StrEnum):
    """What a stretch of text is, so that each renderer can set it apart."""

    TEXT = "text"
    DEFINITION = "definition"
    DEFINED = "defined"
    OPEN_POINT = "open-point"
    BRACKET = "bracket"


class Mark(StrEnum):
    """What became of words between two sheets; what moved stands at both of its places."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


Owners = tuple[str, ...]
"""The codes of the sides that have something; all have what says none."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind.

    ``source`` names the answer it prints (``LG-1.fields``, ``deal.purpose``),
    ``target`` the id of the clause or table it points at; both may be empty.
    ``was`` is the run on the old side of a redline, where the same words
    printed another answer.
    """

    text: str
    kind: RunKind = RunKind.TEXT
    source: str = ""
    target: str = ""
    mark: Mark = Mark.KEPT
    change: str = ""
    was: Run | None = None
    owners: Owners = ()


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A fact that is no runs (``heading``, ``binding``, a date in ISO form) where it changed."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that are read as one paragraph."""

    runs: tuple[Run, ...]
    mark: Mark = Mark.KEPT
    change: str = ""
    owners: Owners = ()

    @property
    def text(self) -> str:
        """Return the words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a schedule, known by the code of the answer row it prints."""

    code: str
    cells: tuple[tuple[Run, ...], ...]
    mark: Mark = Mark.KEPT
    change: str = ""
    owners: Owners = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A schedule: ``columns`` are its heads, and each row has as many cells."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    mark: Mark = Mark.KEPT
    change: str = ""
    owners: Owners = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Clause:
    """A section, a clause, or the part of a repeated clause about one row.

    ``id`` is permanent: the library's id (``license.grant``), with the row's
    code where the clause repeats (``license.grant.LG-2``).
    """

    id: str
    heading: str
    body: tuple[Block, ...] = ()
    children: tuple[Clause, ...] = ()
    binding: bool = False
    mark: Mark = Mark.KEPT
    change: str = ""
    facts: tuple[MarkedFact, ...] = ()
    owners: Owners = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party as the cover and the signature block show it."""

    legal_name: tuple[Run, ...]
    short_name: tuple[Run, ...]
    role: tuple[Run, ...]
    country: tuple[Run, ...]
    contact_name: str
    contact_title: str
    mark: Mark = Mark.KEPT
    change: str = ""
    facts: tuple[MarkedFact, ...] = ()
    owners: Owners = ()


@dataclass(frozen=True, slots=True)
class TermSheet:
    """A whole term sheet: its cover's facts and its sections."""

    title: tuple[Run, ...]
    parties: tuple[Signatory, ...]
    effective_date: date | None
    sections: tuple[Clause, ...]
    facts: tuple[MarkedFact, ...] = ()


class Placed(NamedTuple):
    """A clause with its depth: 0 a section, 1 a clause, 2 one row's part."""

    depth: int
    clause: Clause


def walk(sheet: TermSheet) -> Iterator[Placed]:
    """Yield every clause of the sheet in reading order."""
    for section in sheet.sections:
        yield Placed(0, section)
        for clause in section.children:
            yield Placed(1, clause)
            for part in clause.children:
                yield Placed(2, part)


def blocks(sheet: TermSheet) -> Iterator[Block]:
    """Yield every paragraph and table of the sheet in reading order."""
    for placed in walk(sheet):
        yield from placed.clause.body


def runs_of(sheet: TermSheet) -> Iterator[Run]:
    """Yield every run of the sheet's clauses in reading order."""
    for block in blocks(sheet):
        if isinstance(block, Paragraph):
            yield from block.runs
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell


def open_points(sheet: TermSheet) -> tuple[Run, ...]:
    """Return the runs that print a gap in brackets."""
    return tuple(run for run in runs_of(sheet) if run.kind is RunKind.OPEN_POINT)
