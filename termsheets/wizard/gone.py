"""Shows what was typed into a row that somebody removed meanwhile, and how it comes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from termsheets.wizard import steps
from termsheets.wizard.forms import AnswersForm, form_for
from termsheets.wizard.removals import Gone

ASIDE = ("csrfmiddlewaretoken", "open", "then", "again", "step", "parent", "way")


def show_gone(request: HttpRequest, step: steps.Step, gone: Gone) -> HttpResponse:
    """Return everything that was typed, to be read or to come back together with the row."""
    desk, found = gone.desk, gone.removal.found
    form = form_for(desk.asking, found, request.POST)
    context = {
        "deal": desk.deal,
        "draft": desk.draft,
        "step": step,
        "removal": gone.removal,
        "typed": [(form.fields[name].label, form.in_words(name)) for name in _typed(form)],
        "posted": [
            (name, text)
            for name, texts in request.POST.lists()
            if name not in ASIDE
            for text in texts
        ],
    }
    response = render(request, "wizard/gone.html", context)
    response.headers["HX-Push-Url"] = "false"
    return response


def _typed(form: AnswersForm) -> list[str]:
    return [name for name in form.fields if form.raw(name) or form.is_unknown(name)]


def say_gone(request: HttpRequest, gone: Gone) -> HttpResponse:
    """Return what autosave says of a row that somebody removed meanwhile."""
    reason = f"{gone} Press Continue to see what you typed."
    return render(request, "wizard/_not_saved.html", {"reason": reason})
