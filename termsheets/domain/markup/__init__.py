"""Counsel's edits of a Word file as changes of a draft, none of them lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from termsheets.domain.clauses import TermSheet
from termsheets.domain.markup import reasons
from termsheets.domain.markup.change import Answer, Change, Fate
from termsheets.domain.markup.file import MarkedFile
from termsheets.domain.markup.reading import Reading
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms.whole import PublicTerms

__all__ = ["Answer", "Change", "Fate", "MarkedFile", "changes_of"]

LETTERS = 400_000
"""So much of what changed can be shown on a page and kept."""


def changes_of(marked: MarkedFile, sheet: TermSheet, terms: PublicTerms) -> tuple[Change, ...]:
    """Return what a marked file asks for, against the sheet and the terms of its round.

    Raises Refused for a file that changes more than a person can look over.
    """
    edited = (said for place, said in marked.after.items() if said != marked.before.get(place))
    letters = sum(len(said.text) for said in edited) + sum(len(one.text) for one in marked.remarks)
    if letters > LETTERS:
        sentence = "This file changes more than can be looked over here. Upload it in parts."
        raise Refused([Problem("file", "", "file", sentence)])
    return _settled(tuple(Reading(marked, sheet, terms).changes()))


def _settled(found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Leave to be made by hand what gives one answer two values."""
    values = {(*answer[:3], repr(answer.value)) for one in found for answer in one.answers}
    twice = {place for place, times in Counter(each[:3] for each in values).items() if times > 1}
    return tuple(
        replace(change, fate=Fate.BY_HAND, answers=(), reason=reasons.TWICE)
        if any(answer[:3] in twice for answer in change.answers)
        else change
        for change in found
    )
