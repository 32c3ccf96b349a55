"""Puts what a deal refuses beside the answer that is refused."""

from __future__ import annotations

from collections.abc import Iterable

from termsheets.domain.problems import Problem
from termsheets.wizard.forms import AnswersForm

WHOLE_FORM = "__all__"


def field_of(form: AnswersForm, problem: Problem) -> str:
    """Return the form's field that a problem is about, empty for a problem of another row."""
    is_row = bool(problem.code) or problem.path.startswith(f"{form.entity.key}.")
    is_here = is_row and problem.code == form.found.code and problem.field in form.fields
    return problem.field if is_here else ""


def fields_of(form: AnswersForm, problems: Iterable[Problem]) -> set[str]:
    """Return the form's fields that problems are about."""
    return {name for problem in problems if (name := field_of(form, problem))}


def tell(form: AnswersForm, problems: Iterable[Problem], cause: str = "") -> None:
    """Put each problem once beside its field, and those of other rows beside their ``cause``."""
    for problem in problems:
        name = field_of(form, problem)
        sentence = _here(form, problem) if name else _elsewhere(problem, cause)
        if sentence not in form.errors.get(name or cause or WHOLE_FORM, ()):
            form.add_error(name or cause or None, sentence)


def _here(form: AnswersForm, problem: Problem) -> str:
    """Return the sentence without the row's name: it stands in the row."""
    sentence = problem.message.removeprefix(f"{form.found.code}: ")
    return sentence[:1].upper() + sentence[1:]


def _elsewhere(problem: Problem, cause: str) -> str:
    return f"This does not go with {problem.message}" if cause else problem.message
