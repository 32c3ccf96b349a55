"""What a step's page is made of: open forms, and lists of rows as cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString

from termsheets.domain import exits
from termsheets.domain.terms.facts import LIST_LIMIT
from termsheets.domain.terms.structure import Entity, children_of
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.cards import Card, card
from termsheets.wizard.checking import NOTHING, Slot
from termsheets.wizard.forms import AnswersForm, form_for
from termsheets.wizard.guide import EntityGuide, about
from termsheets.wizard.layout import card_html, closed_html
from termsheets.wizard.steps import Step


@dataclass(frozen=True, slots=True)
class Line:
    """A row in its list: a card, and where it is open its form and inner lists."""

    code: str
    html: SafeString
    is_retired: bool = False
    form: AnswersForm | None = None
    inner: tuple[Block, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether the row's questions, or those of a row inside it, are open."""
        return self.form is not None or bool(self.inner)


@dataclass(frozen=True, slots=True)
class Block:
    """One entity on the page: a form if the deal has just one, else its lines.

    ``usual`` counts the answers that the page can offer to fill in.
    """

    entity: Entity
    guide: EntityGuide
    form: AnswersForm | None = None
    card: Card | None = None
    lines: tuple[Line, ...] = ()
    parent: str = ""
    usual: int = 0

    @property
    def slug(self) -> str:
        """Return the entity's key as an address has it."""
        return self.entity.key.replace("_", "-")

    @property
    def parts(self) -> Iterator[Line | SafeString]:
        """Yield each open line, and the closed ones between as one piece of HTML."""
        for is_open, lines in groupby(self.lines, attrgetter("is_open")):
            if is_open:
                yield from lines
            else:
                yield closed_html(tuple(line.html for line in lines))

    @property
    def most(self) -> int:
        """Return how many rows there can be; those that are retired stand beside them."""
        return self.entity.high or LIST_LIMIT

    @property
    def may_grow(self) -> bool:
        """Return whether another row may be added."""
        standing = sum(not line.is_retired for line in self.lines)
        return standing < self.most and len(self.lines) < LIST_LIMIT


def forms_of(asking: Asking, step: Step, opened: Found | None, data: Any) -> list[AnswersForm]:
    """Return the page's open forms: of the opened row, or of all that is there once."""
    if opened is not None:
        return [form_for(asking, opened, data)]
    return [
        form_for(asking, Found(entity, getattr(asking.terms, entity.key)), data)
        for entity in step.entities
        if entity.single
    ]


NOTED, POSITIONED = "Note of a reviewer", "Private position"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a closed card hints at: the codes of rows with notes, and of those with positions.

    ``slots`` is what any card says of its findings, by code.
    """

    noted: frozenset[str] = frozenset()
    positioned: frozenset[str] = frozenset()
    slots: Mapping[str, Slot] = field(default_factory=dict)

    def of(self, found: Found) -> tuple[str, ...]:
        """Return what stands inside a row or the rows in it, in words."""
        if not (self.noted or self.positioned):
            return ()
        inside = (row for child in children_of(found.entity.key) for row in _held(found, child))
        codes = {found.code, *(row.key for row in inside)}
        marks = ((NOTED, self.noted), (POSITIONED, self.positioned))
        return tuple(words for words, rows in marks if not rows.isdisjoint(codes))


def _held(found: Found, child: Entity) -> Any:
    return getattr(found.row, child.key)


@dataclass(frozen=True, slots=True)
class _Lister:
    """Lists rows for one page, of which ``opened`` is the open form."""

    asking: Asking
    deal: UUID
    slug: str
    opened: AnswersForm | None
    marks: Marks

    def lines(self, rows: Sequence[Found]) -> tuple[Line, ...]:
        return tuple(
            self._line(found, first=found is rows[0], last=found is rows[-1]) for found in rows
        )

    def _line(self, found: Found, *, first: bool, last: bool) -> Line:
        form = self.opened if self.opened and self.opened.found.code == found.code else None
        is_around = form is not None or self._holds_the_open_row(found)
        told = card(found, self.asking.answered)
        marks = () if is_around else self.marks.of(found)
        slot = self.marks.slots.get(found.code, NOTHING)
        place = (form is not None, first, last)
        drawn = card_html(told, self.deal, self.slug, place, marks, slot=slot)
        inner = self._inner(found) if is_around else ()
        return Line(found.code, drawn, found.row.retired, form, inner)

    def _holds_the_open_row(self, found: Found) -> bool:
        parent = self.opened.found.parent if self.opened else None
        return parent is not None and parent.key == found.code

    def _inner(self, found: Found) -> tuple[Block, ...]:
        return tuple(
            Block(entity, about(entity), lines=self.lines(rows), parent=found.code)
            for entity, rows in self.asking.children(found)
        )


def blocks_of(
    asking: Asking, deal: UUID, step: Step, forms: list[AnswersForm], marks: Marks
) -> list[Block]:
    """Return the page's parts in the catalog's order."""
    opened = next((form for form in forms if not form.entity.single), None)
    lister = _Lister(asking, deal, step.slug, opened, marks)
    single = {form.entity.key: form for form in forms if form.entity.single}
    return [
        _single(asking, entity, single.get(entity.key))
        if entity.single
        else Block(
            entity,
            about(entity),
            lines=lister.lines(list(asking.rows(entity))),
            usual=_usual(asking, entity),
        )
        for entity in step.entities
    ]


def _usual(asking: Asking, entity: Entity) -> int:
    return len(exits.unanswered(asking.terms)) if entity.key == "exit_rules" else 0


def _single(asking: Asking, entity: Entity, form: AnswersForm | None) -> Block:
    place = Found(entity, getattr(asking.terms, entity.key))
    return Block(entity, about(entity), form, None if form else card(place, asking.answered))
