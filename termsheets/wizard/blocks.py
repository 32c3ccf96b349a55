"""What a step's page is made of: open forms, and lists of rows as cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from termsheets.domain.terms.structure import Entity
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.cards import Card, card
from termsheets.wizard.forms import AnswersForm, form_for
from termsheets.wizard.guide import EntityGuide, about
from termsheets.wizard.steps import Step


@dataclass(frozen=True, slots=True)
class Line:
    """A row in its list: a card, and where it is open its form and inner lists."""

    card: Card
    form: AnswersForm | None = None
    inner: tuple[Block, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether the row's questions, or those of a row inside it, are open."""
        return self.form is not None or bool(self.inner)


@dataclass(frozen=True, slots=True)
class Block:
    """One entity on the page: a form if the deal has just one, else its lines."""

    entity: Entity
    guide: EntityGuide
    form: AnswersForm | None = None
    card: Card | None = None
    lines: tuple[Line, ...] = ()
    parent: str = ""

    @property
    def slug(self) -> str:
        """Return the entity's key as an address has it."""
        return self.entity.key.replace("_", "-")

    @property
    def may_grow(self) -> bool:
        """Return whether another row may be added."""
        return self.entity.high is None or len(self.lines) < self.entity.high


def forms_of(asking: Asking, step: Step, opened: Found | None, data: Any) -> list[AnswersForm]:
    """Return the page's open forms: of the opened row, or of all that is there once."""
    if opened is not None:
        return [form_for(asking, opened, data)]
    return [
        form_for(asking, Found(entity, getattr(asking.terms, entity.key)), data)
        for entity in step.entities
        if entity.single
    ]


def _inner(asking: Asking, found: Found, form: AnswersForm) -> tuple[Block, ...]:
    return tuple(
        Block(
            entity,
            about(entity),
            lines=tuple(_line(asking, child, form) for child in rows),
            parent=found.code,
        )
        for entity, rows in asking.children(found)
    )


def _line(asking: Asking, found: Found, form: AnswersForm | None) -> Line:
    summary = card(found, asking)
    if form is None:
        return Line(summary)
    opened = form.found
    if opened.code == found.code:
        return Line(summary, form, _inner(asking, found, form))
    if opened.parent is not None and opened.parent.key == found.code:
        return Line(summary, None, _inner(asking, found, form))
    return Line(summary)


def blocks_of(asking: Asking, step: Step, forms: list[AnswersForm]) -> list[Block]:
    """Return the page's parts in the catalog's order."""
    opened = next((form for form in forms if not form.entity.single), None)
    single = {form.entity.key: form for form in forms if form.entity.single}
    found = []
    for entity in step.entities:
        guide = about(entity)
        if entity.single:
            place = Found(entity, getattr(asking.terms, entity.key))
            summary = None if entity.key in single else card(place, asking)
            found.append(Block(entity, guide, single.get(entity.key), summary))
        else:
            lines = tuple(_line(asking, place, opened) for place in asking.rows(entity))
            found.append(Block(entity, guide, lines=lines))
    return found
