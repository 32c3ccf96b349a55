"""The whole draft at a glance: the task list, and every answer on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from termsheets.domain.checks import Finding, by_severity
from termsheets.domain.checks.mending import mendable
from termsheets.domain.terms.facts import Fact
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.cards import card, printed
from termsheets.wizard.checking import Findings, Tally, tally
from termsheets.wizard.guide import about
from termsheets.wizard.status import TONES, Progress, Status, progress_of
from termsheets.wizard.steps import GROUPS, STEPS, Step

FIRST = 5
"""How many findings the hub puts first; the review page has them all."""


@dataclass(frozen=True, slots=True)
class Task:
    """A step on the task list."""

    step: Step
    status: Status
    missing: int
    problems: tuple[str, ...]
    tally: Tally = ()

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


def tasks(asking: Asking, advice: Findings) -> dict[str, Any]:
    """Return the task list in its groups, how many are complete, where to go on.

    ``advice`` is what the deal checks say: counted at each step, and the
    gravest of it to be settled first. A step that nobody has begun says so,
    and no more.
    """
    progress = progress_of(asking.terms)
    begun = {step.number for step in STEPS if progress.is_started(step)}
    advice = tuple(one for one in advice if one.step in begun)
    found = [
        _task(progress, step, [one for one in advice if one.step == step.number]) for step in STEPS
    ]
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
        "tally": tally(advice),
        "first": _gravest(advice),
        "mendable": mendable(advice, asking.terms),
        "more": max(0, len(advice) - FIRST),
    }


def _task(progress: Progress, step: Step, found: Sequence[Finding]) -> Task:
    problems = filter(progress.is_wrong, progress.of_section(step.slug))
    wrong = tuple(problem.message for problem in problems)
    blocks = any(one.blocks for one in found)
    status = Status.PROBLEM if blocks else progress.status(step)
    return Task(step, status, progress.missing(step), wrong, tally(found))


def _gravest(advice: Findings) -> Findings:
    """Return the first few findings to settle, blockers before warnings and notes."""
    return tuple(one for _, group in by_severity(advice) for one in group)[:FIRST]


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
