"""The dates of a deal: what is due, gates to decide, and fallbacks whose moment has come."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.timetable import GateState
from termsheets.negotiation import gates
from termsheets.negotiation.saving import Stale
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.room import enter

STATES = {
    GateState.AHEAD: ("Not decided", "tag-accent"),
    GateState.PASSED: ("Go", "tag-success"),
    GateState.FAILED: ("No-go", "tag-danger"),
    GateState.MISSED: ("Nobody decided in time", "tag-danger"),
}
UNDECIDED = (GateState.AHEAD, GateState.MISSED)


@dataclass(frozen=True)
class ShownGate:
    """A gate in words; ``may_decide`` tells whether the reader can say go or no-go."""

    gate: object
    owner: str
    words: str
    tone: str
    may_decide: bool


@login_required
@require_safe
def dates(request, deal_id):
    """Show the dates that the round on the table states, and what they ask of the reader."""
    room = enter(request, deal_id)
    today = timezone.localdate()
    found = gates.timetable(room.deal, today)
    context = {
        "room": room,
        "deadlines": [
            (one, one.days_left(today), room.names.get(one.party, "all sides"))
            for one in found.deadlines
        ],
        "gates": [_gate(room, gate) for gate in found.gates],
        "fallbacks": _fallbacks(room, today),
    }
    return render(request, "rounds/dates.html", context)


def _gate(room, gate):
    words, tone = STATES[gate.state]
    is_ours = gate.row.owner == room.code and gate.state in UNDECIDED
    owner = room.name_of(gate.row.owner)
    return ShownGate(gate, owner, words, tone, is_ours and room.may["decide_gate"])


def _fallbacks(room, today):
    """Return the fallbacks to consider now, each with the title of its clause."""
    if room.draft is None:
        return []
    entries = room.draft.library.clauses
    return [
        (proposal, entries[proposal.clause_id].title)
        for proposal in gates.fallback_proposals(room.draft, today)
        if proposal.clause_id in entries
    ]


@login_required
@require_POST
def decide_gate(request, deal_id, code):
    """Say go or no-go for good."""
    enter(request, deal_id)
    passed = request.POST.get("passed") == "yes"
    try:
        gates.decide_gate(deal_id=deal_id, user=request.user, gate=code, passed=passed)
    except REFUSALS as error:
        return refused(request, error, reverse("deal-dates", args=[deal_id]))
    messages.success(request, "Your decision stands, and every side can read it.")
    return redirect("deal-dates", deal_id)


@login_required
@require_POST
def use_fallback(request, deal_id, code):
    """Put a fallback into the side's draft, as its own wording of the clause."""
    room = enter(request, deal_id)
    if room.draft is None:
        raise Http404("Your side has no draft yet.")
    try:
        saved = gates.use_fallback(
            draft_id=room.draft.pk, version=room.draft.version, user=request.user, code=code
        )
    except (*REFUSALS, Stale) as error:
        return refused(request, error, reverse("deal-dates", args=[deal_id]))
    messages.success(
        request, "The fallback stands in your draft. Send it as a round to propose it."
    )
    return redirect(f"{reverse('term-sheet', args=[deal_id])}#{saved.code}")
