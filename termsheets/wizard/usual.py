"""The usual answers to what happens at the end: shown to be confirmed, then added as rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from termsheets.domain import exits, words
from termsheets.domain.exits.grid import outcome
from termsheets.domain.problems import Refused
from termsheets.negotiation import drafting
from termsheets.wizard.desk import Desk, find_step, open_desk

STEP = "exits"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def usual_answers(request: HttpRequest, deal_id: UUID) -> HttpResponse:
    """Show the usual answer wherever the exit rules have none; add those that are confirmed."""
    if request.method != "POST":
        return _page(request, open_desk(request, deal_id))
    desk = open_desk(request, deal_id, "edit")
    try:
        _add(request, desk)
    except Refused as refused:
        return _page(request, desk, refused.problems[0].message)
    return redirect("wizard-step", deal_id, STEP)


def _add(request: HttpRequest, desk: Desk) -> None:
    before = len(desk.asking.terms.exit_rules)
    confirmed = request.POST.getlist("cell")
    saved = drafting.fill_exits(draft_id=desk.draft.pk, cells=confirmed, user=request.user)
    count = len(saved.draft.terms().exit_rules) - before
    rules = "1 rule is" if count == 1 else f"{count or 'No'} rules are"
    messages.success(request, f"{rules} added. Open any of them to change it.")


def _page(request: HttpRequest, desk: Desk, refusal: str = "") -> HttpResponse:
    ticked = request.POST.getlist("cell") if request.method == "POST" else None
    context = {
        "deal": desk.deal,
        "draft": desk.draft,
        "step": find_step(STEP),
        "licenses": list(_licenses(desk, ticked)),
        "refusal": refusal,
        "is_error": bool(refusal),
    }
    return render(request, "wizard/usual.html", context)


def _licenses(desk: Desk, ticked: list[str] | None) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each license's name with its open cells, all ticked to begin with."""
    terms = desk.asking.terms
    titles = {grant.code: _title(desk, grant) for grant in terms.license_grants}
    for code, cells in groupby(exits.unanswered(terms), key=lambda cell: cell.grant):
        yield titles[code], [_line(cell, ticked) for cell in cells]


def _title(desk: Desk, grant: Any) -> str:
    """Return "LG-1, Tidelark to Brackenhall", with as much of it as is known."""
    parties = [desk.asking.answered.name(code) for code in (grant.licensor, grant.licensee) if code]
    return f"{grant.code}, {' to '.join(parties)}" if len(parties) == 2 else grant.code


def _line(cell: exits.Cell, ticked: list[str] | None) -> dict[str, Any]:
    usual = cell.usual
    doing = "" if usual.affected_role == "any" else f", {usual.affected_role}"
    return {
        "key": cell.key,
        "when": f"{words.capital(words.choice(usual.scenario))}{doing}",
        "then": outcome(usual),
        "ticked": ticked is None or cell.key in ticked,
    }
