"""What changed, one entry a change, and how much of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of change it is."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    MOVED = "moved"
    ROW_INSERTED = "row-inserted"
    ROW_DELETED = "row-deleted"
    CELL = "cell"
    TERM_RENAMED = "term-renamed"
    TABLE_REPLACED = "table-replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its id is on every mark it left.

    ``clause`` is the id, ``number`` and ``heading`` are the printed ones of
    the clause it stands in, ``place`` says where in it ("Royalty Tiers, RT-2,
    Rate"); a change on the cover is in no clause. Of what moved, ``before``
    and ``after`` are the two places, otherwise the words on the two sides.
    """

    id: str
    kind: Kind
    clause: str
    heading: str
    number: str
    before: str
    after: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many changes of each kind; new numbers of clauses are no changes."""

    inserted: int = 0
    deleted: int = 0
    replaced: int = 0
    moved: int = 0
    renumbered: int = 0
    rows: int = 0
    cells: int = 0
    terms: int = 0
    tables: int = 0

    @classmethod
    def of(cls, changes: Iterable[Change], renumbered: int) -> Counts:
        """Return the counts of changes."""
        kinds = Counter(change.kind for change in changes)
        return cls(
            inserted=kinds[Kind.INSERTED],
            deleted=kinds[Kind.DELETED],
            replaced=kinds[Kind.REPLACED],
            moved=kinds[Kind.MOVED],
            renumbered=renumbered,
            rows=kinds[Kind.ROW_INSERTED] + kinds[Kind.ROW_DELETED],
            cells=kinds[Kind.CELL],
            terms=kinds[Kind.TERM_RENAMED],
            tables=kinds[Kind.TABLE_REPLACED],
        )
