"""The exit matrix: read square by square, confirmed or changed where nobody has decided yet."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from termsheets.domain.exits.grid import grid
from termsheets.domain.obligations.facts import Facts
from termsheets.domain.problems import Refused
from termsheets.domain.projection import public
from termsheets.negotiation import drafting
from termsheets.wizard.desk import Desk, open_desk

STEP = "exits"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def exit_matrix(request: HttpRequest, deal_id: UUID) -> HttpResponse:
    """Show the matrix; make the usual answer of a square into a rule, and open it if asked."""
    if request.method != "POST":
        return _page(request, open_desk(request, deal_id))
    desk = open_desk(request, deal_id, "edit")
    change = request.POST.get("change", "")
    cells = [change] if change else request.POST.getlist("cell")
    try:
        saved = drafting.fill_exits(draft_id=desk.draft.pk, cells=cells, user=request.user)
    except Refused as refused:
        return _page(request, desk, refused.problems[0].message)
    if saved.code and change:
        return redirect("wizard-row", deal_id, STEP, saved.code)
    told = f"{saved.code} is added." if saved.code else "Somebody has answered this already."
    messages.success(request, told)
    return redirect("wizard-matrix", deal_id)


def _page(request: HttpRequest, desk: Desk, refusal: str = "") -> HttpResponse:
    terms = public(desk.draft.terms())
    rows = grid(terms, Facts(terms))
    context = {
        "deal": desk.deal,
        "draft": desk.draft,
        "rows": rows,
        "subjects": [square.subject for square in rows[0].squares] if rows else [],
        "open": sum(square.usual is not None for row in rows for square in row.squares),
        "may_edit": desk.may_edit,
        "refusal": refusal,
        "is_error": bool(refusal),
    }
    return render(request, "wizard/matrix.html", context)
