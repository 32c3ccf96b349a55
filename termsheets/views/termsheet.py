"""The document on screen: read, traced to its questions, worded clause by clause."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.clauses import open_points, walk
from termsheets.domain.library import library
from termsheets.domain.numbering import numbers
from termsheets.domain.problems import Refused
from termsheets.domain.termsheet import BALANCED, ClauseChoice
from termsheets.negotiation import drafting, policy
from termsheets.negotiation.sheets import choices_of, sheet_of
from termsheets.render import html
from termsheets.views.deals import draft_or_404
from termsheets.views.questions import addresses
from termsheets.views.wordings import wordings

CLAUSE_DEPTH = 1


@login_required
@require_safe
def sheet_page(request, deal_id):
    """Show the term sheet with its contents, each answer linked to its question."""
    draft = draft_or_404(request, deal_id)
    sheet = sheet_of(draft)
    context = {
        "draft": draft,
        "deal_id": deal_id,
        "contents": _contents(sheet),
        "gaps": len(open_points(sheet)),
        "document": html.reading(sheet, addresses(deal_id)),
    }
    return render(request, "deals/term_sheet.html", context)


def _contents(sheet):
    numbered = numbers(sheet)
    return [
        {"id": clause.id, "number": numbered[clause.id], "heading": clause.heading, "depth": depth}
        for depth, clause in walk(sheet)
        if depth <= CLAUSE_DEPTH
    ]


@login_required
@require_safe
def wording_page(request, deal_id, clause_id):
    """Show a clause in each position with the guidance for choosing one."""
    draft = draft_or_404(request, deal_id)
    if clause_id not in library().clauses:
        return redirect("term-sheet", deal_id)
    chosen = choices_of(draft).get(clause_id, BALANCED)
    return _wording(request, draft, clause_id, chosen)


def _wording(request, draft, clause_id, chosen, problems=()):
    """Return the page with a wording chosen, and typed where it is one's own."""
    context = {
        "draft": draft,
        "deal_id": draft.deal.pk,
        "entry": library().clauses[clause_id],
        "wordings": wordings(draft, library().clauses[clause_id]),
        "chosen": chosen.position,
        "custom_text": chosen.custom_text,
        "problems": problems,
        "may_edit": policy.may(request.user, "edit", draft.deal),
    }
    return render(request, "deals/wording.html", context, status=422 if problems else 200)


@login_required
@require_POST
def choose_wording(request, deal_id, clause_id):
    """Take a position, or own wording, for a clause of the draft."""
    draft = draft_or_404(request, deal_id)
    if not policy.may(request.user, "edit", draft.deal):
        raise PermissionDenied("You may read this draft, but not change it.")
    if clause_id not in library().clauses:
        return redirect("term-sheet", deal_id)
    chosen = ClauseChoice(request.POST.get("position", ""), request.POST.get("custom_text", ""))
    try:
        drafting.choose_wording(
            draft_id=draft.pk,
            version=draft.version,
            clause_id=clause_id,
            position=chosen.position,
            custom_text=chosen.custom_text,
        )
    except Refused as refused:
        return _wording(request, draft, clause_id, chosen, refused.problems)
    return redirect(reverse("term-sheet", args=[deal_id]) + f"#{clause_id}")
