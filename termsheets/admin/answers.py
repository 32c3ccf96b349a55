"""A draft's answers as reviewers read them: what every side may see, by section."""

from collections.abc import Iterator
from typing import NamedTuple

from termsheets.domain import words
from termsheets.domain.answers import Answered, Placed
from termsheets.domain.library import Library
from termsheets.domain.projection import public_class
from termsheets.domain.terms import structure
from termsheets.domain.terms.structure import Entity
from termsheets.domain.terms.whole import PublicTerms
from termsheets.negotiation.desk_notes import Pin


class Answer(NamedTuple):
    """A field with its answer in words, and what a note about it is pinned to."""

    label: str
    text: str
    pin: Pin


class Part(NamedTuple):
    """A row, or what a deal has once, with its answers."""

    heading: str
    answers: tuple[Answer, ...]


class Section(NamedTuple):
    """One of the twelve sections with its parts."""

    title: str
    parts: tuple[Part, ...]


def sections(terms: PublicTerms, library: Library) -> tuple[Section, ...]:
    """Return every answer of a draft that is not its side's alone."""
    answered = Answered(terms, library.title)
    return tuple(
        Section(words.capital(name), tuple(_parts(answered, name))) for name in structure.SECTIONS
    )


def _parts(answered: Answered, section: str) -> Iterator[Part]:
    for entity in structure.of_section(section):
        if entity.parent:
            continue
        value = getattr(answered.terms, entity.key)
        for row in (value,) if entity.single else value:
            yield _part(answered, entity, Placed(row))
            for child in structure.children_of(entity.key):
                for inner in getattr(row, child.key):
                    yield _part(answered, child, Placed(inner, row))


def _part(answered: Answered, entity: Entity, placed: Placed) -> Part:
    code = "" if entity.single else placed.key
    heading = f"{_words(entity.key)} {code}".strip()
    return Part(heading, tuple(_answers(answered, entity, placed, code)))


def _answers(answered: Answered, entity: Entity, placed: Placed, code: str) -> Iterator[Answer]:
    seen = public_class(entity.cls).model_fields
    for name, fact in entity.facts.items():
        if name in seen:
            is_unknown = name in placed.row.unknown
            text = "not known yet" if is_unknown else answered.printed(placed, fact)
            yield Answer(words.capital(fact.words), text, Pin(entity.key, code, name))


def _words(key: str) -> str:
    return words.capital(key.replace("_", " "))
