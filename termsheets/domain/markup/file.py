"""What a marked Word file says, whoever has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

COVER, SIGNATURES, STRAY = "cover", "signatures", "stray"


class Said(NamedTuple):
    """The words from one bookmark to the next: paragraphs that say something, and table rows."""

    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """Return all of it, a paragraph or row a line."""
        return "\n".join((*self.paragraphs, *map(" | ".join, self.rows)))


class Remark(NamedTuple):
    """A comment of Word: whose it is, what it says, and the id of where it stands."""

    author: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A round as it was sent and as a marked file wants it, by id of clause, part or table.

    ``cover`` and ``signatures`` are places, too; a heading that nobody sent
    opens one whose name begins with ``stray``. ``untracked`` are the places
    that were changed without leaving a track.
    """

    before: Mapping[str, Said]
    after: Mapping[str, Said]
    untracked: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()
