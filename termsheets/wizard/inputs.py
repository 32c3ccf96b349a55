"""How one question's answer comes out of posted data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind
from termsheets.wizard import asked, values
from termsheets.wizard.asking import Asking
from termsheets.wizard.guide import Question


def belongs(key: str, name: str) -> bool:
    """Tell whether a key of posted data is a field's own: its answer, or a part of that."""
    return key == name or key.startswith(f"{name}-")


class AnswerInput(forms.Widget):
    """Finds what was typed or chosen; the page's own template draws the control."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the raw text, the chosen list in its order, or a text for each party."""
        if self.fact.kind is Kind.SHARES:
            start = f"{name}-PA-"
            return {key[len(name) + 1 :]: data[key] for key in data if key.startswith(start)}
        if not self.fact.is_list or self.fact.kind is Kind.TERRITORIES:
            return data.get(name, "")
        ticked = data.getlist(name) if hasattr(data, "getlist") else list(data.get(name, ()))
        told = data.get(f"{name}-order", "").split(",")
        return sorted(ticked, key=lambda code: told.index(code) if code in told else len(told))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Tell whether the question was not on the page that was posted."""
        return name not in data and not any(belongs(key, name) for key in data)


class AnswerField(forms.Field):
    """A field of the deal, read by its kind; blank is an answer in a draft."""

    def __init__(self, fact: Fact, question: Question) -> None:
        super().__init__(required=False, label=question.label, widget=AnswerInput(fact))
        self.fact = fact
        self.question = question
        self.asking: Asking

    def clean(self, raw: Any) -> Any:
        """Return the value; raise ValidationError with a sentence."""
        if raw == asked.UNKNOWN and asked.may_be_unknown(self.fact):
            return () if self.fact.is_list else None
        try:
            return values.read(self.fact, raw, self.asking)
        except ValueError as refused:
            raise ValidationError(str(refused)) from refused
