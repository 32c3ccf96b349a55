"""Writes the changes down as they are found, and gives each its id."""

from __future__ import annotations

from termsheets.domain.redline.changes import Change, Kind
from termsheets.domain.redline.places import Spot
from termsheets.domain.redline.tokens import Terms


class Ledger:
    """The changes so far, in the order of the marked sheet."""

    def __init__(self, terms: Terms) -> None:
        self.changes: list[Change] = []
        self._terms = terms
        self._shared: dict[str, str] = {}

    def add(self, kind: Kind, spot: Spot, before: str, after: str) -> str:
        """Write a change down and return its id."""
        identity = f"c{len(self.changes) + 1}"
        self.changes.append(
            Change(
                identity, kind, spot.clause, spot.heading, spot.number, before, after, spot.place
            )
        )
        return identity

    def once(self, key: str, kind: Kind, spot: Spot, before: str, after: str) -> str:
        """Return the id of a change met in several places, written down at the first."""
        if key not in self._shared:
            self._shared[key] = self.add(kind, spot, before, after)
        return self._shared[key]

    def words(self, spot: Spot, before: str, after: str, term: int) -> str:
        """Return the id of a change of words; all occurrences of a renamed term are one."""
        if term >= 0:
            return self.once(f"term {term}", Kind.TERM_RENAMED, spot, *self._terms[term])
        if before and after:
            return self.add(Kind.REPLACED, spot, before, after)
        return self.add(Kind.INSERTED if after else Kind.DELETED, spot, before, after)
