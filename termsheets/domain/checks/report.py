"""The findings of a draft as a report for counsel: what, where, why, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby

from termsheets.domain import words
from termsheets.domain.checks.finding import DEAL, Finding, Severity
from termsheets.domain.content import canonical
from termsheets.domain.paper import Paper
from termsheets.domain.terms.structure import SECTIONS, entities

FIGURES = 12


@dataclass(frozen=True, slots=True)
class Answered:
    """What a side has answered to a finding: "waived" or "overridden", by whom, when and why."""

    kind: str
    who: str
    day: date
    reason: str

    @property
    def heading(self) -> str:
        """Return who did what and when: "Waived by Ada on 24 November 2026"."""
        return f"{words.capital(self.kind)} by {self.who} on {words.day(self.day)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of the report, with its answer if it has one."""

    finding: Finding
    answer: Answered | None = None

    @property
    def where(self) -> str:
        """Return what it is about, in words: "LG-1, exclusivity"; empty for the deal itself."""
        place = self.finding.place
        code = "" if self.finding.subject == DEAL else self.finding.subject
        field = entities()[place.entity].facts[place.field].words if place.field else ""
        return ", ".join(filter(None, (code, field)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the checks find in one side's draft on a day; for that side alone.

    ``lines`` stand in the catalog's order, ``gaps`` are sentences about what a
    round would lack. ``party`` is the side's name, ``deal`` the deal's id.
    """

    title: str
    party: str
    deal: str
    day: date
    lines: tuple[Line, ...]
    gaps: tuple[str, ...]
    page_size: Paper = "A4"

    @property
    def dated(self) -> str:
        """Return the day as it prints: 1 March 2027."""
        return words.day(self.day)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of all that the report says, in hexadecimal."""
        told = [[*one.finding.told().values(), _answer(one.answer)] for one in self.lines]
        content = [self.title, self.party, self.deal, self.day.isoformat(), told, self.gaps]
        return sha256(canonical(content).encode()).hexdigest()

    @property
    def short_digest(self) -> str:
        """Return the digest's first figures in groups."""
        first = self.digest[:FIGURES]
        return " ".join(first[at : at + 4] for at in range(0, FIGURES, 4))

    @property
    def open(self) -> int:
        """Return how many blockers and warnings nobody has answered."""
        asked = (one for one in self.lines if one.finding.severity is not Severity.NOTE)
        return sum(one.answer is None for one in asked)

    @property
    def groups(self) -> Iterator[tuple[str, int, list[tuple[str, list[Line]]]]]:
        """Yield each severity that was met, how often, and its lines step by step."""
        for severity in Severity:
            lines = [one for one in self.lines if one.finding.severity is severity]
            if lines:
                yield severity.value, len(lines), list(_by_step(lines))


def _by_step(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    ordered = sorted(lines, key=lambda one: one.finding.step)
    for step, group in groupby(ordered, key=lambda one: one.finding.step):
        yield f"Step {step}: {words.capital(list(SECTIONS)[step - 1])}", list(group)


def _answer(answer: Answered | None) -> list[str]:
    return [answer.heading, answer.reason] if answer else []
