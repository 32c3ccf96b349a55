"""The wizard's pages: the hub, a step, and every answer on one page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from termsheets.negotiation import drafting, judging
from termsheets.wizard import notes, saving, steps
from termsheets.wizard.blocks import forms_of
from termsheets.wizard.desk import Desk, find_step, open_desk
from termsheets.wizard.gone import say_gone, show_gone
from termsheets.wizard.inputs import belongs
from termsheets.wizard.overview import answers_of, tasks
from termsheets.wizard.pages import Forms, Page
from termsheets.wizard.removals import Gone
from termsheets.wizard.talks import talks

TRIES = 3
ELSEWHERE = {"later": "wizard-hub", "usual": "wizard-usual"}


@login_required
@require_safe
def hub(request: HttpRequest, deal_id: UUID) -> HttpResponse:
    """Show the twelve tasks with their state, and where to go on."""
    desk = open_desk(request, deal_id)
    today = timezone.localdate()
    advice = judging.advice_of(desk.draft, today)
    context = {"deal": desk.deal, "draft": desk.draft} | tasks(desk.asking, advice)
    context["talks"] = talks(desk.draft, today)
    return render(request, "wizard/hub.html", context)


@login_required
@require_safe
def check_answers(request: HttpRequest, deal_id: UUID) -> HttpResponse:
    """Show every answer on one page, each with the way to change it."""
    desk = open_desk(request, deal_id)
    context = {"deal": desk.deal, "draft": desk.draft, "parts": answers_of(desk.asking)}
    return render(request, "wizard/check_answers.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, deal_id: UUID, slug: str, code: str = "") -> HttpResponse:
    """Show a step, with one row open if a code is given; save what is posted."""
    step = find_step(slug)
    if request.method == "POST":
        return save(request, open_desk(request, deal_id, "edit"), step, code)
    desk = open_desk(request, deal_id)
    opened = desk.find(step, code) if code else None
    return Page(request, desk, step, forms_of(desk.asking, step, opened, None)).show()


def _is_autosave(request: HttpRequest) -> bool:
    """Return whether somebody still types; then a row keeps its address."""
    return "X-Autosave" in request.headers


def save(request: HttpRequest, desk: Desk, step: steps.Step, code: str) -> HttpResponse:
    """Save what was posted and lead on, or show what needs the person first."""
    is_autosave = _is_autosave(request)
    try:
        page = save_open(request, desk, step, code, final=not is_autosave)
    except Gone as gone:
        return say_gone(request, gone) if is_autosave else show_gone(request, step, gone)
    if is_autosave:
        return page.say_saved()
    if question := page.question():
        return question
    if notes.settle_asked(request, page.desk):
        return redirect(page.address)
    return redirect(_next_address(request, page))


def save_open(
    request: HttpRequest, desk: Desk, step: steps.Step, code: str, *, final: bool
) -> Page:
    """Save the posted answers of the open forms, and return the page they stand on.

    Raises Gone if the open row was removed meanwhile.
    """
    for _ in range(TRIES):
        try:
            return _save_once(request, desk, step, code, final=final)
        except drafting.Stale as stale:
            desk = desk.at(stale.draft)
    forms = _posted_forms(request, desk, step, code)
    for form in forms:
        form.keep_unsaved()
    return Page(request, desk, step, forms, unsaved=True)


def _posted_forms(request: HttpRequest, desk: Desk, step: steps.Step, code: str) -> Forms:
    opened = desk.held(step, code) if code else None
    return forms_of(desk.asking, step, opened, _chosen(request.POST))


def _save_once(
    request: HttpRequest, desk: Desk, step: steps.Step, code: str, *, final: bool
) -> Page:
    forms = _posted_forms(request, desk, step, code)
    for form in forms:
        renames = not _is_autosave(request)
        saved = saving.save(desk.draft, form, request.user, final=final, renames=renames)
        desk, code = desk.at(saved.draft), saved.code
    found = tuple(conflict for form in forms for conflict in saving.conflicts(form))
    return Page(request, desk, step, [_moved(desk, step, form, code) for form in forms], found)


def _moved(desk: Desk, step: steps.Step, form: Any, code: str) -> Any:
    """Let a form that was just saved know the row as it now stands."""
    row = desk.find(step, code) if code else None
    form.found = row or form.found.at(getattr(desk.asking.terms, form.entity.key))
    form.asking = desk.asking
    form.ask_all()
    return form


def _chosen(posted: QueryDict) -> QueryDict:
    """Leave out the answers for which the person kept the stored one."""
    keeps = [key for key in posted if key.startswith("keep-") and posted[key] == "theirs"]
    kept = [key.removeprefix("keep-") for key in keeps]
    data = posted.copy()
    for key in posted:
        if any(belongs(key, name) for name in kept):
            del data[key]
    return data


def _next_address(request: HttpRequest, page: Page) -> str:
    deal, step, then = page.desk.deal.pk, page.step, request.POST.get("then", "")
    if then.startswith("open:") and page.desk.asking.find(step.slug, then[5:]):
        return resolve_url("wizard-row", deal, step.slug, then[5:])
    if then in ELSEWHERE:
        return resolve_url(ELSEWHERE[then], deal)
    if request.POST.get("return") == "check":
        return f"{resolve_url('wizard-check', deal)}#{step.slug}"
    if then == "close":
        return resolve_url("wizard-step", deal, step.slug)
    if following := steps.after(step):
        return resolve_url("wizard-step", deal, following.slug)
    return resolve_url("wizard-check", deal)
