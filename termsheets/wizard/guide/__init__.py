"""What the wizard says: questions, help and examples as text that an editor can change.

One YAML file a step, read once; a field without a question, or a question
about an unknown field, stops the start with file and word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from termsheets.domain import plain
from termsheets.domain.terms import structure

FOLDER = Path(__file__).parent


class BadGuide(ValueError):
    """A guide that does not fit the vocabulary; the message names file and word."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """How one field is asked; ``always_shown`` keeps it on the page while it is not due.

    There is one of each, so that it can be looked up by what it is.
    """

    label: str
    help: str = ""
    example: str = ""
    more: str = ""
    choices: Mapping[str, str] | None = None
    glossary: tuple[Term, ...] = ()
    always_shown: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading; ``collapsed`` ones wait for the curious."""

    title: str
    fields: Mapping[str, Question]
    collapsed: bool = False


@dataclass(frozen=True)
class EntityGuide:
    """How an entity is asked: its name, one of it, and the facts on its card."""

    name: str
    one: str
    groups: tuple[Group, ...]
    intro: str = ""
    summary: tuple[str, ...] = ()

    @property
    def a_new_one(self) -> str:
        """Return one of it with its article: "a party", "an expectation"."""
        return f"{'an' if self.one[:1].lower() in 'aeio' else 'a'} {self.one}"

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by its field, in the order of the page."""
        return {name: question for group in self.groups for name, question in group.fields.items()}


@dataclass(frozen=True, slots=True)
class StepGuide:
    """What a step's page says, and its entities' guides by key."""

    title: str
    question: str
    why: str
    example: str
    entities: Mapping[str, EntityGuide]


class _Reader:
    """Reads one file, and knows its name for what it has to refuse."""

    def __init__(self, file: Path, glossary: Mapping[str, str]) -> None:
        self.file = file
        self.glossary = glossary

    def refuse(self, message: str) -> BadGuide:
        return BadGuide(f"{self.file.name}: {message}")

    def made(self, cls: type, place: str, stated: Any) -> Any:
        try:
            return cls(**stated)
        except TypeError as error:
            raise self.refuse(f"{place}: {error}.") from None

    def question(self, entity: structure.Entity, name: str, stated: dict[str, Any]) -> Question:
        place = f"{entity.name}.{name}"
        fact = entity.facts.get(name)
        if fact is None:
            raise self.refuse(f"{entity.name} has no field called {name}.")
        if "choices" in stated and sorted(stated["choices"]) != sorted(fact.choices):
            odd = sorted(set(stated["choices"]) ^ set(fact.choices))
            raise self.refuse(f"{place} explains other choices than it has: {', '.join(odd)}.")
        terms = tuple(self.term(place, word) for word in stated.get("glossary", ()))
        shown = stated.get("always_shown") == "true"
        return self.made(Question, place, stated | {"glossary": terms, "always_shown": shown})

    def term(self, place: str, word: str) -> Term:
        if word not in self.glossary:
            raise self.refuse(f"{place} points at {word!r}, which the glossary does not have.")
        return Term(word, self.glossary[word])

    def group(self, entity: structure.Entity, stated: dict[str, Any]) -> Group:
        fields = {
            name: self.question(entity, name, dict(words))
            for name, words in stated["fields"].items()
        }
        collapsed = stated.get("collapsed") == "true"
        return self.made(Group, entity.name, stated | {"fields": fields, "collapsed": collapsed})

    def entity(self, entity: structure.Entity, stated: dict[str, Any]) -> EntityGuide:
        groups = tuple(self.group(entity, dict(words)) for words in stated["groups"])
        asked = [name for group in groups for name in group.fields]
        for name in entity.facts:
            if asked.count(name) != 1:
                raise self.refuse(f"{entity.name}.{name} is asked {asked.count(name)} times.")
        summary = tuple(stated.get("summary", ()))
        for name in summary:
            if name not in entity.facts:
                raise self.refuse(f"{entity.name} has no field called {name} for its card.")
        return self.made(EntityGuide, entity.name, stated | {"groups": groups, "summary": summary})

    def step(self, section: str, stated: dict[str, Any]) -> StepGuide:
        entities = {entity.name: entity for entity in structure.of_section(section)}
        if odd := sorted(set(entities) ^ set(stated["entities"])):
            raise self.refuse(f"it has too much or too little about {', '.join(odd)}.")
        guides = {
            entity.key: self.entity(entity, dict(stated["entities"][name]))
            for name, entity in entities.items()
        }
        return self.made(StepGuide, section, stated | {"entities": guides})


def load(folder: Path) -> Mapping[str, StepGuide]:
    """Return every step's guide by section; raise BadGuide for what does not fit."""
    glossary = _read(folder / "glossary.yaml")
    return {
        section: _Reader(folder / f"{section}.yaml", glossary).step(
            section, _read(folder / f"{section}.yaml")
        )
        for section in structure.SECTIONS
    }


def _read(file: Path) -> dict[str, Any]:
    if not file.exists():
        raise BadGuide(f"{file.name}: the file is missing.")
    try:
        found: dict[str, Any] = plain.texts(file.read_text("utf-8"))
    except ValueError as error:
        raise BadGuide(f"{file.name}: {error}") from None
    return found


@cache
def guide() -> Mapping[str, StepGuide]:
    """Return every step's guide, read once."""
    return load(FOLDER)


def about(entity: structure.Entity) -> EntityGuide:
    """Return how an entity is asked."""
    return guide()[entity.section].entities[entity.key]
