"""The clause as it will print, beside its questions."""

from __future__ import annotations

from termsheets.domain.clauses import Clause
from termsheets.domain.projection import public
from termsheets.domain.termsheet import Choices, clauses_about
from termsheets.render import html
from termsheets.wizard.asking import Asking
from termsheets.wizard.forms import AnswersForm

Subjects = list[tuple[str, str]]


def subjects(forms: list[AnswersForm]) -> Subjects:
    """Return whose clauses the page shows: key and code of each open form's row."""
    found = []
    for form in forms:
        place = form.found
        found.append(
            (place.entity.parent, place.parent.key)
            if place.parent is not None
            else (place.entity.key, place.code)
        )
    return found


def clauses(asking: Asking, about: Subjects, choices: Choices | None = None) -> str:
    """Return the clauses about the subjects as HTML; empty where none prints them."""
    terms = public(asking.terms)
    found: dict[str, Clause] = {}
    for key, code in about:
        about_it = clauses_about(terms, key, code, choices, asking.library)
        found |= {clause.id: clause for clause in about_it}
    return html.excerpt(found.values()) if found else ""
