"""The document on screen: read, traced to its questions, worded clause by clause."""

import re

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.clauses import open_points, walk
from termsheets.domain.numbering import numbers
from termsheets.domain.problems import Refused
from termsheets.domain.termsheet import BALANCED, ClauseChoice
from termsheets.negotiation import drafting, policy
from termsheets.negotiation.sheets import choices_of, sheet_of
from termsheets.render import html
from termsheets.views.asked_review import beside_clauses
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
        "document": html.reading(sheet, addresses(deal_id), beside_clauses(request, draft)),
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
    if clause_id not in draft.library.clauses:
        return redirect("term-sheet", deal_id)
    return _wording(request, draft, clause_id)


def _wording(request, draft, clause_id, chosen=None, problems=(), *, changed=False):
    """Return the page with a wording chosen, and typed where it is one's own.

    ``changed`` says that the draft has another wording by now than the page
    that the choice came from; a choice that is refused keeps to that page.
    """
    stored = choices_of(draft).get(clause_id, BALANCED)
    chosen = chosen or stored
    entry = draft.library.clauses[clause_id]
    context = {
        "version": request.POST.get("version", "") if problems else draft.version,
        "seen": request.POST.get("seen", "") if problems else stored.mark,
        "draft": draft,
        "stored": stored,
        "changed": changed,
        "deal_id": draft.deal.pk,
        "entry": entry,
        "wordings": wordings(draft, entry),
        "chosen": chosen.position,
        "custom_text": chosen.custom_text,
        "problems": problems,
        "may_edit": policy.may(request.user, "edit", draft.deal),
    }
    status = 409 if changed else 422 if problems else 200
    return render(request, "deals/wording.html", context, status=status)


@login_required
@require_POST
def choose_wording(request, deal_id, clause_id):
    """Take a position, or own wording, for a clause of the draft."""
    draft = draft_or_404(request, deal_id)
    if not policy.may(request.user, "edit", draft.deal):
        raise PermissionDenied("You may read this draft, but not change it.")
    if clause_id not in draft.library.clauses:
        return redirect("term-sheet", deal_id)
    chosen = ClauseChoice(request.POST.get("position", ""), request.POST.get("custom_text", ""))
    try:
        drafting.choose_wording(
            draft_id=draft.pk,
            version=_version(request),
            clause_id=clause_id,
            position=chosen.position,
            custom_text=chosen.custom_text,
            seen=request.POST.get("seen", ""),
            user=request.user,
        )
    except Refused as refused:
        return _wording(request, draft, clause_id, chosen, refused.problems)
    except drafting.Stale as stale:
        return _wording(request, stale.draft, clause_id, chosen, changed=True)
    return redirect(reverse("term-sheet", args=[deal_id]) + f"#{clause_id}")


def _version(request):
    """Return the version of the draft that the page was made from; 0 for none."""
    version = request.POST.get("version", "")
    return int(version) if re.fullmatch(r"[0-9]{1,9}", version) else 0
