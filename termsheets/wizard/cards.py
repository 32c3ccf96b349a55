"""Rows as summary cards: code, title, the facts that matter, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from termsheets.domain import words
from termsheets.domain.answers import Answered, Placed
from termsheets.domain.remembering import ROWS, remembered
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.structure import Entity
from termsheets.domain.terms.types import Kind
from termsheets.wizard.asking import Found
from termsheets.wizard.guide import about

_TITLES = ("title", "name", "short_name", "subject", "label", "tag")


@dataclass(frozen=True, slots=True)
class Card:
    """One row in a line or two."""

    code: str
    has_code: bool
    title: str
    facts: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    is_retired: bool

    @property
    def missing_words(self) -> str:
        """Return how many answers are missing: "2 answers missing"."""
        count = len(self.missing)
        return f"{count} answer{'s' if count > 1 else ''} missing" if count else ""


def printed(found: Found, fact: Fact, answered: Answered) -> str:
    """Return an answer in words, "not known yet", or nothing; a short text as it was typed."""
    if fact.name in found.row.unknown:
        return "not known yet"
    text = answered.printed(Placed(found.row, found.parent), fact)
    as_typed = fact.kind is Kind.SHORT and text == getattr(found.row, fact.name)
    return text if as_typed else words.capital(text)


def _title(found: Found) -> str:
    for name in _TITLES:
        if name in found.entity.facts:
            return (
                words.tag(getattr(found.row, name))
                if name == "tag"
                else (getattr(found.row, name) or "")
            )
    return ""


def missing(found: Found) -> tuple[str, ...]:
    """Return the names, in words, of what must be answered before sending."""
    return tuple(found.entity.facts[name].words for name in found.lacking)


def card(found: Found, answered: Answered) -> Card:
    """Return a row's summary, in the words of its deal."""
    return _card(found.entity, found.row, found.parent, answered)


@remembered(ROWS)
def _card(entity: Entity, row: Any, parent: Any, answered: Answered) -> Card:
    found, guide, facts = Found(entity, row, parent), about(entity), entity.facts
    named = [(facts[name], printed(found, facts[name], answered)) for name in guide.summary]
    return Card(
        code=found.code,
        has_code=entity.name != "FieldOfUse",
        title=_title(found) or words.capital(guide.one),
        facts=tuple((words.capital(fact.words), text) for fact, text in named if text),
        missing=missing(found),
        is_retired=getattr(row, "retired", False),
    )
