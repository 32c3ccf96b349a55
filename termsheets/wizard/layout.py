"""The parts of a form's layout, each drawn by one small template of ours.

A drawing depends on nothing but what it is told, so it is kept for the next
page that asks the same: most of a page is what it was a moment ago.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from crispy_forms.layout import LayoutObject
from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from termsheets.wizard.asked import Asked, Said
from termsheets.wizard.cards import Card
from termsheets.wizard.checking import NOTHING, Slot

KEPT = 4096


@lru_cache(maxsize=KEPT)
def question_html(asked: Asked) -> SafeString:
    """Return a question with its control and answer."""
    return get_template("wizard/_question.html").render({"asked": asked})


@lru_cache(maxsize=KEPT)
def said_html(said: Said) -> SafeString:
    """Return what is said about an answer, to be swapped into the page."""
    return get_template("wizard/_said.html").render({"said": said, "oob": True})


@lru_cache(maxsize=KEPT)
def slot_html(code: str, slot: Slot) -> SafeString:
    """Return what a row's card says of its findings, to be swapped into the page."""
    return get_template("checks/_slot.html").render({"code": code, "slot": slot, "oob": True})


@lru_cache(maxsize=KEPT)
def card_html(
    card: Card,
    deal: UUID,
    slug: str,
    place: tuple[bool, bool, bool],
    marks: tuple[str, ...] = (),
    *,
    slot: Slot = NOTHING,
) -> SafeString:
    """Return a row's card with its buttons; ``place`` is open, first, last.

    ``marks`` say what else stands inside, ``slot`` what the checks found there.
    """
    is_open, first, last = place
    context = {"card": card, "deal": deal, "slug": slug, "marks": marks, "slot": slot}
    return get_template("wizard/_card.html").render(
        context | {"is_open": is_open, "first": first, "last": last}
    )


@lru_cache(maxsize=KEPT)
def closed_html(cards: tuple[SafeString, ...]) -> SafeString:
    """Return closed cards that follow each other, as items of their list."""
    return format_html_join("", '<li class="card-row">{}</li>', ((card,) for card in cards))


class QuestionBox(LayoutObject):
    """One question, drawn from what the form knows about it."""

    def __init__(self, name: str) -> None:
        self.fields = [name]

    def render(self, form: Any, context: Any, **_: Any) -> SafeString:
        """Return the question's HTML; nothing if the form does not ask it."""
        (name,) = self.fields
        if name not in form.fields:
            return SafeString("")
        form.rendered_fields.add(name)
        return question_html(form.asked(name))


class GroupBox(LayoutObject):
    """Questions under one heading."""

    def __init__(self, title: str, *questions: QuestionBox, collapsed: bool = False) -> None:
        self.fields = list(questions)
        self.title = title
        self.collapsed = collapsed

    def render(self, form: Any, context: Any, **options: Any) -> SafeString:
        """Return the heading and the questions below it."""
        questions = self.get_rendered_fields(form, context, **options)
        names = [name for box in self.fields for name in box.fields]
        return get_template("wizard/_group.html").render(
            {
                "title": self.title,
                "questions": questions,
                "is_open": not self.collapsed or any(form.has_error(name) for name in names),
                "collapsed": self.collapsed,
            }
        )
