"""Wording that travels with a round, so that all sides read the same text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from termsheets.domain.clauses import TermSheet
from termsheets.domain.content import canonical
from termsheets.domain.termsheet import BALANCED, CUSTOM, Choices, ClauseChoice


def carried(sheet: TermSheet, choices: Choices) -> Choices:
    """Return what of a side's choices the sheet shows anyway, and no more.

    A clause that does not print keeps its wording to its own side, and an
    own text that is not in use stays at home; whether a clause binds prints
    for every clause. The sheet made with these choices is the same.
    """
    printed = _printed(sheet)
    shown = {
        clause_id: _shown(choice, clause_id in printed) for clause_id, choice in choices.items()
    }
    return {clause_id: choice for clause_id, choice in shown.items() if choice != BALANCED}


def _shown(choice: ClauseChoice, printed: bool) -> ClauseChoice:
    if not printed:
        return replace(BALANCED, binding=choice.binding)
    return choice if choice.position == CUSTOM else replace(choice, custom_text="")


def _printed(sheet: TermSheet) -> frozenset[str]:
    return frozenset(clause.id for section in sheet.sections for clause in section.children)


def received(own: Choices, sheet: TermSheet, sent: Choices) -> Choices:
    """Return a side's choices after it takes up a sheet sent to it.

    It then prints what was sent; for clauses that do not print its own
    wording stays in waiting.
    """
    return dict(_received(own, _printed(sheet), sent))


def _received(
    own: Choices, printed: frozenset[str], sent: Choices
) -> Iterator[tuple[str, ClauseChoice]]:
    for clause_id in (*sent, *(known for known in own if known not in sent)):
        choice = sent.get(clause_id, BALANCED)
        if clause_id not in printed:
            choice = replace(own.get(clause_id, BALANCED), binding=choice.binding)
        if choice != BALANCED:
            yield clause_id, choice


def dumps(choices: Choices) -> str:
    """Return choices as JSON; equal choices give equal text."""
    return canonical(
        {
            clause_id: [choice.position, choice.custom_text, choice.binding]
            for clause_id, choice in choices.items()
        }
    )


def loads(text: str) -> Choices:
    """Return the choices that ``dumps`` gave."""
    return {clause_id: ClauseChoice(*stated) for clause_id, stated in json.loads(text).items()}
