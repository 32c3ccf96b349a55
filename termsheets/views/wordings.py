"""The wordings of a clause side by side, as they would print in a draft."""

from dataclasses import dataclass

from termsheets.domain.projection import public
from termsheets.domain.termsheet import worded

SHOWN = 2  # paragraphs: where rows repeat a clause, they read alike


@dataclass(frozen=True, slots=True)
class Wording:
    """A position of a clause: when to choose it, and how it begins to print."""

    name: str
    choose_when: str
    paragraphs: tuple[str, ...]
    more: int


def wordings(draft, entry):
    """Return the wording of each position that the library has for a clause."""
    terms = public(draft.terms())
    return [
        _wording(worded(terms, entry.id, position.name, draft.library), position)
        for position in entry.positions.values()
    ]


def _wording(texts, position):
    rest = max(0, len(texts) - SHOWN)
    return Wording(position.name, position.choose_when, texts[:SHOWN], rest)
