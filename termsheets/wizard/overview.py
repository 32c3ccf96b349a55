"""The whole draft at a glance: the task list, and every answer on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from termsheets.domain.terms.facts import Fact
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.cards import card, printed
from termsheets.wizard.guide import about
from termsheets.wizard.status import TONES, Progress, Status, progress_of
from termsheets.wizard.steps import GROUPS, STEPS, Step


@dataclass(frozen=True, slots=True)
class Task:
    """A step on the task list."""

    step: Step
    status: Status
    missing: int
    problems: tuple[str, ...]

    @property
    def tone(self) -> str:
        """Return the style of its tag."""
        return TONES[self.status]


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and its answer in words."""

    label: str
    text: str
    is_missing: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A row, or an entity that is there once, with its answers."""

    heading: str
    code: str
    answers: tuple[Answer, ...]
    is_inner: bool


def tasks(asking: Asking) -> dict[str, Any]:
    """Return the task list in its groups, how many are complete, and where to go on."""
    progress = progress_of(asking.terms)
    found = [_task(progress, step) for step in STEPS]
    unfinished = [task for task in found if task.status is not Status.COMPLETE]
    started = [task for task in unfinished if task.status is not Status.NOT_STARTED]
    return {
        "groups": [
            (title, [task for task in found if task.step.group == title]) for title, _ in GROUPS
        ],
        "complete": len(found) - len(unfinished),
        "total": len(found),
        "missing": sum(task.missing for task in found),
        "next": next(iter(started or unfinished), None),
    }


def _task(progress: Progress, step: Step) -> Task:
    wrong = tuple(
        found.message for found in progress.of_section(step.slug) if progress.is_wrong(found)
    )
    return Task(step, progress.status(step), progress.missing(step), wrong)


def answers_of(asking: Asking) -> list[tuple[Step, list[Part]]]:
    """Return every step with all its answers."""
    return [(step, list(_parts(asking, step))) for step in STEPS]


def _parts(asking: Asking, step: Step) -> Iterator[Part]:
    for entity in step.entities:
        if entity.single:
            yield _part(asking, Found(entity, getattr(asking.terms, entity.key)))
            continue
        for found in asking.rows(entity):
            yield _part(asking, found)
            for _, children in asking.children(found):
                for child in children:
                    yield _part(asking, child)


def _part(asking: Asking, found: Found) -> Part:
    guide = about(found.entity)
    title = guide.name if found.entity.single else card(found, asking.answered).title or guide.one
    answers = (
        _answer(asking, found, found.entity.facts[name], question.label)
        for name, question in guide.questions.items()
    )
    return Part(
        heading=title,
        code=found.code,
        answers=tuple(answer for answer in answers if answer.text or answer.is_missing),
        is_inner=found.parent is not None,
    )


def _answer(asking: Asking, found: Found, fact: Fact, label: str) -> Answer:
    text = printed(found, fact, asking.answered)
    return Answer(label, text, not text and fact.name in found.lacking, fact.private)
