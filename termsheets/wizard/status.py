"""How far each step is: read from the terms, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from termsheets.domain import invariants
from termsheets.domain.problems import Problem
from termsheets.domain.remembering import DEALS, remembered
from termsheets.domain.terms import Terms, structure
from termsheets.negotiation.starting import blank
from termsheets.wizard.asking import Found
from termsheets.wizard.cards import missing
from termsheets.wizard.steps import STEPS, Step


class Status(StrEnum):
    """What the task list says about a step."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    COMPLETE = "Complete"
    PROBLEM = "Has a problem"


BLANK = blank()
TONES = {
    Status.NOT_STARTED: "",
    Status.IN_PROGRESS: "tag-accent",
    Status.COMPLETE: "tag-success",
    Status.PROBLEM: "tag-danger",
}


def every_row(terms: Terms, section: str) -> Iterator[Found]:
    """Yield everything answered in a section that prints: single entities and rows."""
    for entity in structure.of_section(section):
        if entity.single:
            yield Found(entity, getattr(terms, entity.key))
        elif not entity.parent:
            for row in getattr(terms, entity.key):
                if not row.retired:
                    yield Found(entity, row)
                    yield from _inside(entity, row)


def _inside(entity: structure.Entity, parent: object) -> Iterator[Found]:
    for child in structure.children_of(entity.key):
        for row in getattr(parent, child.key):
            if not row.retired:
                yield Found(child, row, parent)


def _is_touched(found: Found) -> bool:
    """Return whether anything but what a new row starts with is answered."""
    row = found.row
    return bool(row.unknown) or any(
        getattr(row, name) != fact.default for name, fact in found.entity.facts.items()
    )


@dataclass(frozen=True)
class Progress:
    """The state of every step of a draft."""

    terms: Terms

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong or missing; what no draft may break, none that is stored does."""
        return invariants.gaps(self.terms)

    def of_section(self, section: str) -> list[Problem]:
        """Return the section's problems."""
        keys = {entity.key for entity in structure.of_section(section)}
        return [found for found in self.problems if _key_of(found) in keys]

    def is_gap(self, problem: Problem) -> bool:
        """Return whether the problem is that one question has no answer."""
        found = self._rows.get((_key_of(problem), problem.code))
        is_asked = found is not None and problem.field in found.entity.facts
        return is_asked and found.value(problem.field) in (None, ())

    def missing(self, step: Step) -> int:
        """Return how many answers the step still needs before sending."""
        return sum(len(missing(found)) for found in every_row(self.terms, step.slug))

    def is_started(self, step: Step) -> bool:
        """Return whether anything is answered that a new draft does not have."""
        given = [entity.key for entity in step.entities]
        same = all(getattr(self.terms, key) == getattr(BLANK, key) for key in given)
        return not same and any(map(_is_touched, every_row(self.terms, step.slug)))

    def status(self, step: Step) -> Status:
        """Return what the task list says about the step."""
        found = self.of_section(step.slug)
        if any(self.is_wrong(problem) for problem in found):
            return Status.PROBLEM
        if not self.is_started(step):
            return Status.NOT_STARTED
        return Status.IN_PROGRESS if found or self.missing(step) else Status.COMPLETE

    @cached_property
    def _rows(self) -> dict[tuple[str, str], Found]:
        rows = (found for step in STEPS for found in every_row(self.terms, step.slug))
        return {(found.entity.key, found.code): found for found in rows}

    def is_wrong(self, problem: Problem) -> bool:
        """Return whether the problem is in an answer, not in the lack of one."""
        is_count = problem.field in structure.entities() or not problem.field
        return not is_count and not self.is_gap(problem)


@remembered(DEALS)
def progress_of(terms: Terms) -> Progress:
    """Return the state of every step of a draft with these terms."""
    return Progress(terms)


def _key_of(problem: Problem) -> str:
    """Return the innermost entity that a path such as ``a[0].b[1].field`` names."""
    keys = [part.partition("[")[0] for part in problem.path.split(".")]
    known = [key for key in keys if key in structure.entities()]
    return known[-1] if known else ""
