"""A change that a marked file asks for, and what can become of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Fate(StrEnum):
    """What becomes of a change that is taken; nothing can become of one by hand."""

    ANSWERS = "answers"
    WORDING = "wording"
    COMMENT = "comment"
    BY_HAND = "by hand"


class Answer(NamedTuple):
    """A new answer: where it is kept, its plain value, and how it was and is to be printed."""

    key: str
    code: str
    field: str
    value: Any
    was: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a marked file.

    ``place`` is the id of the passage, or of what is around it, ``where`` names it in words.
    ``reason`` says why a change is left to be made by hand.
    """

    fate: Fate
    place: str
    where: str
    before: str
    after: str
    tracked: bool = True
    answers: tuple[Answer, ...] = ()
    reason: str = ""

    @property
    def is_taken(self) -> bool:
        """Tell whether the change can be taken."""
        return self.fate is not Fate.BY_HAND


def dumps(changes: Iterable[Change]) -> str:
    """Return changes as JSON."""
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False)


def loads(text: str) -> tuple[Change, ...]:
    """Return the changes that ``dumps`` gave."""
    return tuple(_change(**stated) for stated in json.loads(text))


def _change(fate: str, answers: list[list[Any]], **stated: Any) -> Change:
    return Change(fate=Fate(fate), answers=tuple(Answer(*each) for each in answers), **stated)
