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


class Refused(ValueError):
    """Input that is not taken, with every reason why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))
