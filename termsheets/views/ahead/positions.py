"""The position guide: where each clause stands between the sides, and what a move would change."""

from itertools import islice

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from termsheets.domain import standing
from termsheets.domain.clauses import walk
from termsheets.domain.numbering import numbers
from termsheets.domain.projection import public
from termsheets.domain.termsheet import BALANCED, CUSTOM, term_sheet
from termsheets.negotiation.sheets import choices_of
from termsheets.views.room import enter

SHOWN = 3
"""So many paragraphs of a move: where rows repeat a clause, they read alike."""
NAMES = {
    "startup": "Startup",
    "balanced": "Balanced",
    "partner": "Partner",
    CUSTOM: "Own wording",
}


@login_required
@require_safe
def guide(request, deal_id):
    """Show every clause with positions on its scale; of the one asked for, what moves it."""
    room = enter(request, deal_id)
    draft = room.draft
    if draft is None:
        raise Http404("Your side has no draft yet.")
    choices, terms = choices_of(draft), public(draft.terms())
    numbered = _numbers(term_sheet(terms, choices, library=draft.library))
    found = standing.stands(draft.library, choices, numbered)
    asked = request.GET.get("clause", "")
    entry = next((stand.entry for stand in found if stand.entry.id == asked), None)
    context = {
        "room": room,
        "lines": [(numbered.get(stand.entry.id, ""), stand) for stand in found],
        "scale": [(name, NAMES[name]) for name in standing.POSITIONS],
        "balance": [(NAMES[name], count) for name, count in standing.balance(found).items()],
        "total": sum(standing.balance(found).values()),
        "entry": entry,
        "moves": list(_moves(terms, entry, choices, draft.library)) if entry else [],
    }
    return render(request, "ahead/positions.html", context)


def _numbers(sheet):
    """Return the number of each clause that the sheet has."""
    numbered = numbers(sheet)
    return {clause.id: numbered[clause.id] for depth, clause in walk(sheet) if depth == 1}


def _moves(terms, entry, choices, library):
    chosen = choices.get(entry.id, BALANCED)
    for move in standing.moves(terms, entry, chosen, library):
        paragraphs = list(islice(move.paragraphs, SHOWN))
        yield NAMES[move.position], move, paragraphs, len(move.paragraphs) - len(paragraphs)
