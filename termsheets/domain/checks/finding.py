"""What a deal check found: where, how grave, what to do, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from termsheets.domain.checks.placing import Place, place_of

DEAL = "deal"
"""The subject of a finding that is about no single row."""


class Severity(StrEnum):
    """How grave a finding is: a blocker stops sending, a warning asks for an answer."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the catalog has to say about a deal.

    ``check`` is the catalog's id, ``subject`` the code of the row to mend, or
    "deal"; ``field`` the first field to mend, None where it is no field;
    ``step`` the number of the wizard step that mends it. ``private_to`` is the
    code of the party whose side alone may see it, None for all. ``source`` is
    the law or practice it rests on.
    """

    check: str
    subject: str
    severity: Severity
    message: str
    hint: str
    step: int
    field: str | None
    private_to: str | None
    source: str

    @property
    def place(self) -> Place:
        """Return the question, row or section of the wizard that mends it."""
        code = "" if self.subject == DEAL else self.subject
        return place_of(code, self.step, self.field or "")

    @property
    def blocks(self) -> bool:
        """Return whether nothing may be sent while it stands."""
        return self.severity is Severity.BLOCKER

    def told(self) -> dict[str, str | int | None]:
        """Return what other tools read of it, in the order they know."""
        return {
            "check": self.check,
            "subject": self.subject,
            "severity": self.severity.value,
            "message": self.message,
            "step": self.step,
            "field": self.field,
            "private_to": self.private_to,
        }


def by_severity(found: Iterable[Finding]) -> tuple[tuple[Severity, tuple[Finding, ...]], ...]:
    """Return the findings of each severity, the gravest first; none that nothing has."""
    told = tuple(found)
    groups = ((one, tuple(each for each in told if each.severity is one)) for one in Severity)
    return tuple((severity, group) for severity, group in groups if group)
