"""The cells of a map: which licenses run in a field and a territory during a period."""

from __future__ import annotations

from dataclasses import dataclass

OVERLAP = "grant.exclusive_overlap"
"""The check whose findings the conflicts of a map are."""

STRENGTHS = ("exclusive", "sole", "non_exclusive")


@dataclass(frozen=True, slots=True)
class Entry:
    """A license in a cell: who may do what for whom, and how exclusively.

    ``unless_missed`` is the code of the milestone that would have made it
    less by now, had it been missed.
    """

    grant: str
    licensor: str
    licensee: str
    rights: tuple[str, ...]
    exclusivity: str
    unless_missed: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two licenses that promise the same exclusive space: the finding of a check on ``subject``."""

    check: str
    subject: str
    other: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What runs in one field and column, and what collides there."""

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def strength(self) -> str:
        """Return how exclusive the strongest license is, "" where none runs."""
        found = {entry.exclusivity for entry in self.entries}
        return next((strength for strength in STRENGTHS if strength in found), "")


EMPTY = Cell((), ())
