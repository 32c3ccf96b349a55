"""What is wrong with a deal, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, and a sentence with the mend.

    ``path`` is the place in a file (``license_grants[0].end_date``), ``code``
    the row others know it by, empty for what stands alone.
    """

    path: str
    code: str
    field: str
    message: str


PROBLEM_LIMIT = 20
"""How many problems of a file are told at once."""


class Refused(ValueError):
    """Input that is not taken, with the reasons why, and how many ``more`` there are."""

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        self.more = more
        super().__init__("\n".join(problem.message for problem in self.problems))

    def first(self, limit: int = PROBLEM_LIMIT) -> tuple[tuple[Problem, ...], int]:
        """Return the first problems, and how many are not told."""
        told = self.problems[:limit]
        return told, len(self.problems) - len(told) + self.more
