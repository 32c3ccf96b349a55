"""Buttons on rows: add, remove, undo, move, duplicate, retire.

Each posts the open form along, so that nothing typed is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.http import require_POST

from termsheets.domain.problems import Refused
from termsheets.domain.terms import structure
from termsheets.negotiation import drafting
from termsheets.wizard import steps
from termsheets.wizard.blocks import forms_of
from termsheets.wizard.desk import Desk, find_step, open_desk
from termsheets.wizard.pages import Page, show_gone
from termsheets.wizard.views import save_open

Change = Callable[[Desk], str]


def _with_open_saved(
    request: HttpRequest, desk: Desk, step: steps.Step, gone: str = ""
) -> tuple[Page, HttpResponse | None]:
    """Save the form that was open; return a page to show where that needs the person."""
    code = request.POST.get("open", "")
    opened = desk.asking.find(step.slug, code) if code else None
    empty = Page(request, desk, step, [])
    if "open" not in request.POST or (code and code == gone):
        return empty, None
    if code and opened is None:
        return empty, show_gone(request, desk, step, code)
    page, found = save_open(request, desk, step, code, final=False)
    if found:
        return page, page.show_conflicts(found)
    return page, page.show() if page.has_errors else None


def _changed(
    request: HttpRequest, deal_id: UUID, slug: str, change: Change, gone: str = ""
) -> HttpResponse:
    step, desk = find_step(slug), open_desk(request, deal_id, "edit")
    page, question = _with_open_saved(request, desk, step, gone)
    if question:
        return question
    try:
        return redirect(change(page.desk))
    except Refused as refused:
        fresh = Page(request, page.desk, step, forms_of(page.desk.asking, step, None, None))
        return fresh.show(refusal=" ".join(problem.message for problem in refused.problems))
    except drafting.Stale:
        return redirect("wizard-step", deal_id, slug)


def _kind(slug: str, kind: str) -> structure.Entity:
    entity = structure.entities().get(kind.replace("-", "_"))
    if entity is None or entity.single or entity.section != slug:
        raise Http404(f"This step has no rows called {kind}.")
    return entity


def _addressed(desk: Desk) -> dict:
    return {"draft_id": desk.draft.pk, "version": desk.draft.version}


@login_required
@require_POST
def add(request: HttpRequest, deal_id: UUID, slug: str, kind: str) -> HttpResponse:
    """Add a row and open it."""
    entity = _kind(slug, kind)
    parent = request.POST.get("parent", "") if entity.parent else ""

    def change(desk: Desk) -> str:
        if entity.parent:
            desk.find(find_step(slug), parent)
        saved = drafting.add_row(**_addressed(desk), key=entity.key, parent=parent)
        return resolve_url("wizard-row", deal_id, slug, saved.code)

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
def remove(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Take a row away, and offer to undo that."""

    def change(desk: Desk) -> str:
        found = desk.find(find_step(slug), code)
        saved = drafting.remove_row(**_addressed(desk), key=found.entity.key, code=code)
        removed = saved.draft.removed_rows.order_by("-pk").values_list("pk", flat=True)[0]
        return f"{_around(deal_id, slug, found)}?removed={removed}"

    return _changed(request, deal_id, slug, change, gone=code)


def _around(deal_id, slug, found) -> str:
    """Return the address of the page on which the row stands."""
    if found.parent is None:
        return resolve_url("wizard-step", deal_id, slug)
    return resolve_url("wizard-row", deal_id, slug, found.parent.key)


@login_required
@require_POST
def undo(request: HttpRequest, deal_id: UUID, removed_id: int) -> HttpResponse:
    """Put a removed row back where it stood, and open it."""
    desk = open_desk(request, deal_id, "edit")
    removed = desk.draft.removed_rows.filter(pk=removed_id).first()
    if removed is None:
        raise Http404("This row is back already, or it was never removed.")
    slug = structure.entities()[removed.key].section

    def change(desk: Desk) -> str:
        saved = drafting.undo_removal(**_addressed(desk), removed_id=removed_id)
        return resolve_url("wizard-row", deal_id, slug, saved.code)

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
def move(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Move a row one place up or down."""

    def change(desk: Desk) -> str:
        found = desk.find(find_step(slug), code)
        up = request.POST.get("way") != "down"
        drafting.move_row(**_addressed(desk), key=found.entity.key, code=code, up=up)
        return f"{_around(deal_id, slug, found)}#row-{code}"

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
def duplicate(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Add a row with the same answers, and open it."""

    def change(desk: Desk) -> str:
        key = desk.find(find_step(slug), code).entity.key
        saved = drafting.duplicate_row(**_addressed(desk), key=key, code=code)
        return resolve_url("wizard-row", deal_id, slug, saved.code)

    return _changed(request, deal_id, slug, change)


@login_required
@require_POST
def retire(request: HttpRequest, deal_id: UUID, slug: str, code: str) -> HttpResponse:
    """Keep a row for those that refer to it, but out of the sheet; or bring it back."""

    def change(desk: Desk) -> str:
        found = desk.find(find_step(slug), code)
        retired = not found.row.retired
        drafting.retire_row(**_addressed(desk), key=found.entity.key, code=code, retired=retired)
        return f"{_around(deal_id, slug, found)}#row-{code}"

    return _changed(request, deal_id, slug, change)
