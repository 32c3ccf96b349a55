"""Notes of a review beside the questions they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from termsheets.domain import words
from termsheets.models import Draft, ReviewNote
from termsheets.negotiation import desk_notes
from termsheets.wizard.desk import Desk

SETTLE = "settle:"
DIGITS = 18


class Noted(NamedTuple):
    """A note as the page shows it."""

    id: int
    author: str
    day: str
    text: str


def pin(draft: Draft, forms: Iterable[Any]) -> frozenset[str]:
    """Give each form the unsettled notes on its answers, by field; one query.

    Returns the codes of all rows that have any.
    """
    notes = desk_notes.unsettled(draft)
    for form in forms:
        place = form.entity.key, form.found.code
        about = [note for note in notes if (note.entity, note.code) == place]
        form.notes = {note.field: tuple(_of_field(about, note.field)) for note in about}
    return frozenset(note.code for note in notes if note.code)


def _of_field(notes: list[ReviewNote], field: str) -> Iterable[Noted]:
    for note in notes:
        if note.field == field:
            day = words.day(timezone.localdate(note.written))
            yield Noted(note.pk, str(note.author), day, note.text)


def settle_asked(request: HttpRequest, desk: Desk) -> bool:
    """Settle the note on this draft whose button was pressed; tell whether one was."""
    start, button, wanted = request.POST.get("then", "").partition(SETTLE)
    if start or not button or not wanted.isdecimal():
        return False
    notes = ReviewNote.objects.filter(review__draft=desk.draft, pk=wanted[:DIGITS])
    for found in notes.values_list("pk", flat=True):
        desk_notes.settle_note(note_id=found, user=request.user)
    return True
