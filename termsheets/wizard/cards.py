"""Rows as summary cards: code, title, the facts that matter, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from termsheets.domain import words
from termsheets.domain.answers import Placed
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.guide import EntityGuide, about

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


def printed(found: Found, fact: Fact, asking: Asking) -> str:
    """Return an answer in words, "not known yet", or nothing; a short text as it was typed."""
    if fact.name in found.row.unknown:
        return "not known yet"
    text = asking.answered.printed(Placed(found.row, found.parent), fact)
    as_typed = fact.kind is Kind.SHORT and text == getattr(found.row, fact.name)
    return text if as_typed else words.capital(text)


def _title(found: Found, asking: Asking) -> str:
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


def card(found: Found, asking: Asking, guide: EntityGuide | None = None) -> Card:
    """Return a row's summary."""
    guide = guide or about(found.entity)
    facts = found.entity.facts
    named = [(facts[name], printed(found, facts[name], asking)) for name in guide.summary]
    return Card(
        code=found.code,
        has_code=found.entity.name != "FieldOfUse",
        title=_title(found, asking) or words.capital(guide.one),
        facts=tuple((words.capital(fact.words), text) for fact, text in named if text),
        missing=missing(found),
        is_retired=getattr(found.row, "retired", False),
    )
