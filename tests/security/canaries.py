"""Marks that are put where something is secret, and may be met nowhere else."""

import string
from dataclasses import dataclass, field

LETTERS = string.ascii_lowercase


@dataclass(frozen=True)
class Secret:
    """A mark, what it was put into, and the names of those who may meet it."""

    mark: str
    place: str
    audience: frozenset


@dataclass
class Secrets:
    """Every mark that was handed out."""

    all: list = field(default_factory=list)

    def word(self, place, *audiences):
        """Return a word that stands nowhere else."""
        number = len(self.all)
        letters = "".join(LETTERS[number // 26**power % 26] for power in (2, 1, 0))
        return self._keep(f"kanari{letters}x", place, audiences)

    def amount(self, place, *audiences):
        """Return an amount that stands nowhere else, as text."""
        return self._keep(f"7{len(self.all):03}391.17", place, audiences)

    def day(self, place, *audiences):
        """Return a date that stands nowhere else, as ISO text."""
        number = len(self.all)
        return self._keep(f"{2061 + number // 28}-10-{number % 28 + 1:02}", place, audiences)

    def _keep(self, mark, place, audiences):
        self.all.append(Secret(mark, place, frozenset().union(*audiences)))
        return mark
