"""One form class for each entity, built once from the vocabulary and the guide."""

from __future__ import annotations

import json
from functools import cache, cached_property
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils.safestring import SafeString

from termsheets.domain.checks import Finding
from termsheets.domain.terms import structure
from termsheets.wizard import asked, values
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.guide import about
from termsheets.wizard.inputs import AnswerField
from termsheets.wizard.layout import GroupBox, QuestionBox


class AnswersForm(forms.Form):
    """The questions about one row; blank where nothing is known yet."""

    entity: ClassVar[structure.Entity]
    helper: ClassVar[FormHelper]
    html: SafeString
    is_saved = True

    def __init__(self, asking: Asking, found: Found, data: Any = None) -> None:
        super().__init__(data, prefix=self.entity.key)
        self.asking = asking
        self.found = found
        self.notes: dict[str, tuple[tuple[Any, ...], ...]] = {}
        self.own: dict[str, tuple[str, ...]] = {}
        self.checks: dict[str, tuple[Finding, ...]] = {}
        self.every = self.fields
        for field in self.fields.values():
            field.asking = asking
        if self.is_bound:
            self.fields = {name: self.every[name] for name in self.every if self._was_asked(name)}
        self.answered = frozenset(self.fields if self.is_bound else ())

    def _was_asked(self, name: str) -> bool:
        place = self.add_prefix(name)
        return not self.every[name].widget.value_omitted_from_data(self.data, {}, place)

    def ask_all(self) -> None:
        """Show what was not posted, too, as it is stored: the page is to be posted once more."""
        self.fields = self.every

    def keep_unsaved(self) -> None:
        """Stay as the page was opened, with what was typed: nothing of it could be saved."""
        self.full_clean()
        self.is_saved = False
        self.ask_all()

    @cached_property
    def posted(self) -> dict[str, Any]:
        """Return what was typed or chosen, by field; nothing while the page is only shown."""
        return {
            name: self.every[name].widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name in self.answered
        }

    def raw(self, name: str) -> Any:
        """Return the answer as its control holds it: what was typed, or what is stored."""
        fact = self.entity.facts[name]
        if name in self.posted:
            return self.posted[name]
        if name in self.found.row.unknown and asked.control(fact) in ("select", "radios"):
            return asked.UNKNOWN
        return values.show(fact, getattr(self.found.row, name), self.asking)

    def in_words(self, name: str) -> str:
        """Return the answer as a sentence may say it: what was typed, or the chosen answers."""
        raw = self.raw(name)
        if self.is_unknown(name):
            return "I do not know yet"
        if isinstance(raw, dict):
            names = dict(self.asking.parties())
            return ", ".join(f"{names.get(code, code)}: {raw[code]}%" for code in raw if raw[code])
        labels = {option.value: option.label for option in self.asked(name).options}
        chosen = raw if isinstance(raw, list) else [raw]
        return ", ".join(labels.get(answer, answer) for answer in chosen)

    def is_unknown(self, name: str) -> bool:
        """Return whether the answer is "I do not know yet"."""
        was = name in self.found.row.unknown
        if name not in self.posted:
            return was
        if not asked.may_be_unknown(self.entity.facts[name]):
            return False
        raw = self.raw(name)
        ticked = f"{self.add_prefix(name)}-unknown" in self.data
        answered = any(raw.values()) if isinstance(raw, dict) else bool(raw)
        return raw == asked.UNKNOWN or (ticked and not (was and answered))

    def value(self, name: str) -> Any:
        """Return the valid answer: nothing where it is not known yet."""
        empty = () if self.entity.facts[name].is_list else None
        return empty if self.is_unknown(name) else self.cleaned_data[name]

    def is_stored(self, name: str) -> bool:
        """Return whether the posted answer is the stored one."""
        row, unknown = self.found.row, self.is_unknown(name)
        return unknown == (name in row.unknown) and self.value(name) == getattr(row, name)

    def digest(self, name: str) -> str:
        """Return the mark of the posted answer."""
        return values.digest(self.value(name), unknown=self.is_unknown(name))

    def stored(self, name: str) -> str:
        """Return the mark of the stored answer."""
        row = self.found.row
        return values.digest(getattr(row, name), unknown=name in row.unknown)

    def draw(self) -> AnswersForm:
        """Draw the questions as ``html`` and return the form.

        Within the page's nested templates calls would stand so deep that
        Python takes three times as long (its issue 142183).
        """
        self.html = render_crispy_form(self)
        return self

    @property
    def seen(self) -> str:
        """Return the marks of what the page shows, to tell later who changed what."""
        if not self.is_saved:
            return str(self.data.get(self.add_prefix("seen"), ""))
        return json.dumps({name: self.stored(name) for name in self.fields})

    def seen_before(self) -> dict[str, str]:
        """Return the marks of what the page showed when it was opened."""
        try:
            told = json.loads(self.data.get(self.add_prefix("seen"), ""))
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    def asked(self, name: str) -> asked.Asked:
        """Return the question as the page shows it."""
        fact, question = self.entity.facts[name], about(self.entity).questions[name]
        raw, field_id = self.raw(name), f"id_{self.add_prefix(name)}"
        return asked.Asked(
            name=self.add_prefix(name),
            id=field_id,
            label=question.label,
            question=question,
            control=asked.control(fact),
            value=raw if isinstance(raw, str) else tuple(raw),
            options=asked.options(field_id, fact, question, self.asking, raw),
            unit=asked.unit(fact, self.asking),
            private=fact.private,
            needed=name in self.found.lacking,
            rule=asked.rule(fact, question, self.found),
            offers_unknown=asked.may_be_unknown(fact),
            unknown=self.is_unknown(name),
            said=self.said(name),
            notes=self.notes.get(name, ()),
            own=self.own.get(name, ()),
        )

    def said(self, name: str) -> asked.Said:
        """Return what the page says about the answer."""
        fact, errors = self.entity.facts[name], tuple(self.errors.get(name, ()))
        is_known = self.is_bound and name in self.cleaned_data
        value = self.cleaned_data[name] if is_known else getattr(self.found.row, name)
        return asked.Said(
            id=f"id_{self.add_prefix(name)}",
            errors=errors,
            echo=self._echo(name, value) if is_known else "",
            notice=asked.notice(fact, value),
            found=self.checks.get(name, ()),
        )

    def _echo(self, name: str, value: Any) -> str:
        fact = self.entity.facts[name]
        shown = values.show(fact, value, self.asking)
        return "" if self.raw(name) == shown else values.echo(fact, value, self.asking)


def _layout(entity: structure.Entity) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.include_media = False
    helper.layout = Layout(
        *(
            GroupBox(group.title, *map(QuestionBox, group.fields), collapsed=group.collapsed)
            for group in about(entity).groups
        )
    )
    return helper


@cache
def form_class(key: str) -> type[AnswersForm]:
    """Return the form class of an entity, by its key; each is built once."""
    entity = structure.entities()[key]
    questions = about(entity).questions
    fields = {name: AnswerField(entity.facts[name], asked) for name, asked in questions.items()}
    stated = {"entity": entity, "helper": _layout(entity), "__doc__": f"Asks about {key}."}
    return type(f"{entity.name}Form", (AnswersForm,), stated | fields)


def form_for(asking: Asking, found: Found, data: Any = None) -> AnswersForm:
    """Return the form about a row, with what was posted if anything was."""
    return form_class(found.entity.key)(asking, found, data)
