"""Draws the wizard's pages: a step, what autosave says, and two answers to one question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.safestring import SafeString

from termsheets.domain.checks import Finding
from termsheets.domain.checks.mending import mendable
from termsheets.negotiation.sheets import choices_of
from termsheets.wizard import checking, methods, notes, own, preview, steps
from termsheets.wizard.blocks import Marks, blocks_of
from termsheets.wizard.desk import Desk
from termsheets.wizard.forms import AnswersForm
from termsheets.wizard.inputs import belongs
from termsheets.wizard.layout import said_html, slot_html
from termsheets.wizard.saving import Conflict, waits_for_a_button

Forms = list[AnswersForm]
BUSY = "Others are saving this draft at this moment. What you typed stands below: save it again."
BUSY_TYPING = "others are saving this draft now. Your text stays here; type on to try again."
BUSY_BUTTON = "Others are saving this draft at this moment. Press the button once more."


@dataclass(frozen=True)
class Checked:
    """What the checks say of a step, and of each of its rows that has findings."""

    found: checking.Findings
    slots: checking.Slots
    mendable: frozenset[Finding]

    @property
    def tally(self) -> checking.Tally:
        """Return the findings counted by severity."""
        return checking.tally(self.found)

    @property
    def marked(self) -> str:
        """Return the codes of the rows whose cards say something, for the page to remember."""
        return " ".join(self.slots)


@dataclass(frozen=True)
class Page:
    """One step on one desk, with the open forms.

    ``contested`` is what somebody else answered meanwhile; ``unsaved`` tells
    that others saved so often that nothing of this was.
    """

    request: HttpRequest
    desk: Desk
    step: steps.Step
    forms: Forms
    contested: tuple[Conflict, ...] = ()
    unsaved: bool = False

    @property
    def code(self) -> str:
        """Return the open row's code, empty if none is open."""
        return next((form.found.code for form in self.forms if form.found.code), "")

    @property
    def address(self) -> str:
        """Return where the page's form is sent: the open row's address as it now is."""
        if self.code:
            return resolve_url("wizard-row", self.desk.deal.pk, self.step.slug, self.code)
        return resolve_url("wizard-step", self.desk.deal.pk, self.step.slug)

    @property
    def has_errors(self) -> bool:
        """Return whether anything typed cannot be saved."""
        return any(form.errors for form in self.forms if form.is_bound)

    def _context(self) -> dict[str, Any]:
        return {
            "deal": self.desk.deal,
            "draft": self.desk.draft,
            "may_edit": self.desk.may_edit,
            "step": self.step,
            "steps_total": len(steps.STEPS),
            "code": self.code,
            "address": self.address,
            "forms": self.forms,
            "back": self.request.POST.get("return", self.request.GET.get("return", "")),
        }

    def clauses(self) -> str:
        """Return the clauses about what is open as HTML; asks the database if there are any."""
        about = preview.subjects(self.forms)
        if not about:
            return ""
        return preview.clauses(self.desk.asking, about, choices_of(self.desk.draft))

    def question(self) -> HttpResponse | None:
        """Return the page to show where saving needs the person; None if all is saved."""
        if self.contested:
            return self.show_conflicts()
        return self.show() if self.has_errors or self.unsaved else None

    def show(self, refusal: str = "") -> HttpResponse:
        """Return the whole page, what went wrong first."""
        refusal = refusal or (BUSY if self.unsaved else "")
        checked = self.checked
        marks = Marks(
            notes.pin(self.desk.draft, self.forms),
            own.pin(self.desk, self.step, self.forms),
            checked.slots,
        )
        drawn = [form.draw() for form in self.forms]
        context = self._context() | {
            "blocks": blocks_of(self.desk.asking, self.desk.deal.pk, self.step, drawn, marks),
            "clauses": self.clauses(),
            "refusal": refusal,
            "wrong": [line for form in self.forms if form.is_bound for line in _wrong(form)],
            "is_saved": not self.unsaved,
            "checked": checked,
            "is_error": self.has_errors or bool(refusal),
            "following": steps.after(self.step),
            "readings": self._readings(),
            "removed": self._removed(),
        }
        response = render(self.request, "wizard/step.html", context)
        if self.request.method == "POST":
            response.headers["HX-Push-Url"] = "false"
        return response

    def _readings(self) -> list[methods.Readings]:
        """Return both readings of each share's terms, in the step that asks for them."""
        is_asked = self.step.slug == methods.SECTION
        return list(methods.readings(self.desk.asking.terms)) if is_asked else []

    def _removed(self) -> str:
        """Return the number of the row that was just removed, empty if none was."""
        told = self.request.GET.get("removed", "")
        return told if told.isascii() and told.isdecimal() else ""

    @cached_property
    def checked(self) -> Checked:
        """Return what the checks say of the step now; each form knows its part from then on."""
        found = checking.found_in(self.desk, self.step, timezone.localdate())
        checking.pin(found, self.forms)
        slots = checking.slots_of(self.desk, self.step, found, self.forms)
        return Checked(found, slots, mendable(found, self.desk.asking.terms))

    def _changed_slots(self) -> Iterator[SafeString]:
        """Yield what the cards say now that have findings, or had some when the page was drawn."""
        slots, had = self.checked.slots, self.request.POST.get("marked", "").split()
        for row in self.desk.asking.every_row(self.step.slug) if slots or had else ():
            if row.code in slots or row.code in had:
                yield slot_html(row.code, slots.get(row.code, checking.NOTHING))

    def say_saved(self) -> HttpResponse:
        """Return what autosave changes on the page: nothing that anybody typed."""
        if self.unsaved:
            return render(self.request, "wizard/_not_saved.html", {"reason": BUSY_TYPING})
        found, checked = self.contested, self.checked
        context = self._context() | {
            "checked": checked,
            "slots": list(self._changed_slots()),
            "clauses": self.clauses(),
            "now": timezone.localtime(),
            "conflicts": found,
            "seen": [(form.prefix, json.dumps(_marks(form, found))) for form in self.forms],
            "has_errors": self.has_errors,
            "waits": any(map(waits_for_a_button, self.forms)),
            "said": [said_html(form.said(name)) for form in self.forms for name in form.fields],
        }
        return render(self.request, "wizard/_saved.html", context)

    def show_conflicts(self) -> HttpResponse:
        """Return the page that lays both answers side by side and lets the person choose."""
        found = self.contested
        context = self._context() | {
            "pairs": [_pair(conflict) for conflict in found],
            "typed": [_typed(form, found) for form in self.forms],
        }
        response = render(self.request, "wizard/conflict.html", context)
        response.headers["HX-Push-Url"] = "false"
        return response


def _wrong(form: AnswersForm) -> Iterator[tuple[str, str, str]]:
    """Yield each error with its field's id and question, both empty for the whole form."""
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        place = f"id_{form.add_prefix(name)}" if field else ""
        yield from ((place, field.label if field else "", error) for error in errors)


def _marks(form: AnswersForm, found: tuple[Conflict, ...]) -> dict[str, str]:
    """Return the marks of what is stored, but the old ones where answers are contested."""
    old = {hit.name: form.seen_before().get(hit.name, "") for hit in found if hit.form is form}
    return {name: form.stored(name) for name in form.fields} | old


def _pair(conflict: Conflict) -> dict[str, str]:
    """Return one question with what this person typed and what is stored."""
    form, name = conflict.form, conflict.name
    fact = form.entity.facts[name]
    stored = form.asking.answered.printed(form.found, fact)
    return {
        "label": form.fields[name].label,
        "name": form.add_prefix(name),
        "mine": form.in_words(name),
        "theirs": "I do not know yet" if name in form.found.row.unknown else stored,
    }


def _waiting(form: AnswersForm, found: tuple[Conflict, ...]) -> list[str]:
    """Return which of the form's fields still wait: contested ones and wrong ones."""
    contested = [conflict.name for conflict in found if conflict.form is form]
    return [*contested, *(name for name in form.errors if name in form.fields)]


def _typed(form: AnswersForm, found: tuple[Conflict, ...]) -> list[tuple[str, str]]:
    """Return everything typed in the waiting fields as hidden inputs, and the marks now stored."""
    places = [form.add_prefix(name) for name in _waiting(form, found)]
    pairs = [
        (key, text)
        for key in form.data
        if any(belongs(key, place) for place in places)
        for text in form.data.getlist(key)
    ]
    seen = {name: form.stored(name) for name in form.fields}
    return [*pairs, (form.add_prefix("seen"), json.dumps(seen))]
