"""Buttons on rows: add, remove, undo, move, duplicate, retire.

Each posts the open form along, so that nothing typed is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.http import require_POST

from termsheets.domain.problems import Refused
from termsheets.domain.terms import structure
from termsheets.domain.text import shown
from termsheets.negotiation import drafting
from termsheets.once import once
from termsheets.wizard import steps
from termsheets.wizard.blocks import forms_of
from termsheets.wizard.desk import Desk, find_step, open_desk
from termsheets.wizard.forms import AnswersForm
from termsheets.wizard.gone import show_gone
from termsheets.wizard.pages import BUSY_BUTTON, Page
from termsheets.wizard.removals import Gone
from termsheets.wizard.views import TRIES, save, save_open

FOUND = 302
Change = Callable[[Desk], HttpResponse]


def _changed(
    request: HttpRequest, deal_id: UUID, slug: str, change: Change, going: str = ""
) -> HttpResponse:
    """Save the form that was open, then do what the button says, unless that needs the person.

    ``going`` is the row that is to be removed: what is wrong in it goes with it, not unsaid.
    """
    step, desk = find_step(slug), open_desk(request, deal_id, "edit")
    page = Page(request, desk, step, [])
    try:
        if "open" in request.POST:
            page = save_open(request, desk, step, request.POST["open"], final=False)
    except Gone as gone:
        if going != gone.removal.found.code:
            return show_gone(request, step, gone)
    if question := _question(page, going):
        return question
    response = _tried(page, change)
    if page.has_errors and response.status_code == FOUND:
        messages.warning(request, _lost(page, going))
    return response


def _lost(page: Page, code: str) -> str:
    """Return what was typed into a removed row and could not be saved, as a sentence."""
    lost = [
        f"{form.fields[name].label} \u201c{shown(form.in_words(name))}\u201d"
        for form in page.forms
        for name in form.errors
        if name in form.fields
    ]
    return f"{code} went without what could not be saved in it: {'; '.join(lost)}."


def _question(page: Page, going: str) -> HttpResponse | None:
    is_going = going and going in {code for form in page.forms for code in _places(form)}
    must_ask = page.contested or page.unsaved or not is_going
    return page.question() if must_ask else None


def _places(form: AnswersForm) -> set[str]:
    """Return the codes of a form's row and of the row around it."""
    return {form.found.code} | ({form.found.parent.key} if form.found.parent else set())


def _tried(page: Page, change: Change) -> HttpResponse:
    desk = page.desk
    for _ in range(TRIES):
        try:
            return change(desk)
        except drafting.Stale as stale:
            desk = desk.at(stale.draft)
        except Gone as gone:
            return _offer_undo(page, gone)
        except Refused as refused:
            return _refused(page, desk, " ".join(found.message for found in refused.problems))
    return _refused(page, desk, BUSY_BUTTON)


def _refused(page: Page, desk: Desk, reason: str) -> HttpResponse:
    forms = page.forms or forms_of(desk.asking, page.step, None, None)
    return Page(page.request, desk, page.step, forms).show(refusal=reason)


def _offer_undo(page: Page, gone: Gone) -> HttpResponse:
    around = resolve_url("wizard-step", page.desk.deal.pk, page.step.slug)
    return redirect(f"{around}?removed={gone.removal.record.pk}")


UNCHOSEN = {"revenue_shares": {"tier_method": None}}
"""Usual answers that a new row starts without: what decides over much money is chosen, not met."""


def _kind(slug: str, kind: str) -> structure.Entity:
    entity = structure.entities().get(kind.replace("-", "_"))
    if entity is None or entity.single or entity.section != slug:
        raise Http404(f"This step has no rows called {kind}.")
    return entity


def _addressed(request: HttpRequest, desk: Desk) -> dict:
    return {"user": request.user, "draft_id": desk.draft.pk, "version": desk.draft.version}


@login_required
@require_POST
@once
def add(request: HttpRequest, deal_id: UUID, slug: str, kind: str) -> HttpResponse:
    """Add a row and open it."""
    entity = _kind(slug, kind)
    parent = request.POST.get("parent", "") if entity.parent else ""

    def change(desk: Desk) -> HttpResponse:
        if entity.parent:
            desk.held(find_step(slug), parent)
        saved = drafting.add_row(
            **_addressed(request, desk),
            key=entity.key,
            parent=parent,
            answers=UNCHOSEN.get(entity.key),
        )
        return redirect("wizard-row", deal_id, slug, saved.code)

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
@once
def remove(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Take a row away, and offer to undo that."""

    def change(desk: Desk) -> HttpResponse:
        found = desk.held(find_step(slug), code)
        saved = drafting.remove_row(**_addressed(request, desk), key=found.entity.key, code=code)
        removed = saved.draft.removed_rows.order_by("-pk").values_list("pk", flat=True)[0]
        return redirect(f"{_around(deal_id, slug, found)}?removed={removed}")

    return _changed(request, deal_id, slug, change, going=code)


def _around(deal_id, slug, found) -> str:
    """Return the address of the page on which the row stands."""
    if found.parent is None:
        return resolve_url("wizard-step", deal_id, slug)
    return resolve_url("wizard-row", deal_id, slug, found.parent.key)


@login_required
@require_POST
@once
def undo(request: HttpRequest, deal_id: UUID, removed_id: int) -> HttpResponse:
    """Put a removed row back where it stood, and open it.

    ``again`` is the code of a row whose answers were typed meanwhile: they are saved then.
    """
    record = open_desk(request, deal_id, "edit").draft.removed_rows.filter(pk=removed_id).first()
    section = structure.entities()[record.key].section if record else ""
    step = find_step(section or request.POST.get("step", ""))

    def change(desk: Desk) -> HttpResponse:
        code = request.POST.get("again", "")
        if record:
            saved = drafting.undo_removal(**_addressed(request, desk), removed_id=removed_id)
            desk, code = desk.at(saved.draft), code or saved.code
        if "again" in request.POST:
            return save(request, desk, step, code)
        return redirect(_address(deal_id, step, code))

    return _changed(request, deal_id, step.slug, change)


def _address(deal_id: UUID, step: steps.Step, code: str) -> str:
    place = ("wizard-row", deal_id, step.slug, code)
    return resolve_url(*place) if code else resolve_url("wizard-step", deal_id, step.slug)


@login_required
@require_POST
@once
def move(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Move a row one place up or down."""

    def change(desk: Desk) -> HttpResponse:
        found = desk.held(find_step(slug), code)
        up = request.POST.get("way") != "down"
        drafting.move_row(**_addressed(request, desk), key=found.entity.key, code=code, up=up)
        return redirect(f"{_around(deal_id, slug, found)}#row-{code}")

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
@once
def duplicate(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Add a row with the same answers, and open it."""

    def change(desk: Desk) -> HttpResponse:
        key = desk.held(find_step(slug), code).entity.key
        saved = drafting.duplicate_row(**_addressed(request, desk), key=key, code=code)
        return redirect("wizard-row", deal_id, slug, saved.code)

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
@once
def retire(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Keep a row for those that refer to it, but out of the sheet; or bring it back."""

    def change(desk: Desk) -> HttpResponse:
        found = desk.held(find_step(slug), code)
        retired = not found.row.retired
        drafting.retire_row(
            **_addressed(request, desk), key=found.entity.key, code=code, retired=retired
        )
        return redirect(f"{_around(deal_id, slug, found)}#row-{code}")

    return _changed(request, deal_id, slug, change)
