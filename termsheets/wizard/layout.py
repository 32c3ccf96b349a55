"""The parts of a form's layout, each drawn by one small template of ours."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import LayoutObject
from django.template.loader import get_template
from django.utils.safestring import SafeString


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
        return get_template("wizard/_question.html").render({"asked": form.asked(name)})


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
