"""The texts of all sides in one document, in brackets where they differ."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from termsheets.domain.bracketed import is_bracketed
from termsheets.negotiation import audit
from termsheets.negotiation.bracketed import texts_of
from termsheets.render import drawing
from termsheets.render.runs import nowhere
from termsheets.views.room import enter

DIFFERING = "differing"


@login_required
@require_safe
def bracketed_page(request, deal_id):
    """Show what each side has sent last, as one text."""
    room = enter(request, deal_id)
    both = texts_of(room.deal)
    context = {"room": room, "both": both, "show": request.GET.get("show", "")}
    if both.rounds:
        audit.viewed(request.user, room.seat.side, both.label.lower())
        context |= _reading(both.sheet, context["show"])
    return render(request, "redlines/bracketed.html", context)


def _reading(sheet, show):
    """Return the sheet, whole or only what differs, drawn, and the sections of what differs."""
    ids = _differing(sheet)
    shown = replace(sheet, sections=_only(sheet.sections, ids)) if show == DIFFERING else sheet
    drawn = drawing.on_screen(sheet, nowhere, shown)
    differing = _only(drawn.sections, ids)
    return {
        "sheet": drawn,
        "differing": differing,
        "count": sum(max(1, len(section.children)) for section in differing),
    }


def _only(sections, ids):
    """Return the sections with these ids, and of their clauses those with these ids."""
    return tuple(
        replace(section, children=tuple(each for each in section.children if each.id in ids))
        for section in sections
        if section.id in ids
    )


def _differing(sheet):
    """Return the ids of the sections and clauses that hold a bracket or stand in one."""
    return {
        node.id
        for section in sheet.sections
        for node in (section, *section.children)
        if section.owners or is_bracketed(node)
    }
