"""The blind check of walk-away values: terms to check, and the answers there are."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain import words
from termsheets.negotiation import overlaps
from termsheets.negotiation.positions import Term
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.room import enter

SINGLE = "-"


@dataclass(frozen=True)
class Shown:
    """A term with what the person's side may know about it."""

    check: overlaps.Check

    @property
    def title(self):
        """Return the term in words."""
        position = self.check.position
        return " ".join(filter(None, [position.code, words.choice(position.field)]))

    @property
    def address(self):
        """Return the rest of the address to ask at."""
        position = self.check.position
        return position.entity, position.code or SINGLE, position.field


@login_required
@require_safe
def overlap_list(request, deal_id):
    """Show the terms for which the person's side has a walk-away value."""
    room = enter(request, deal_id)
    found = [Shown(one) for one in overlaps.checks(room.deal, room.seat.side)]
    return render(request, "rounds/overlaps.html", {"room": room, "terms": found})


@login_required
@require_POST
def ask_overlap(request, deal_id, key, code, field):
    """Ask for the person's side whether a term leaves room for an agreement."""
    enter(request, deal_id)
    there = reverse("overlap-list", args=[deal_id])
    term = Term(key, "" if code == SINGLE else code, field)
    if term.fact is None:
        raise Http404("There is no such term.")
    try:
        check = overlaps.ask_overlap(deal_id=deal_id, user=request.user, term=term)
    except REFUSALS as error:
        return refused(request, error, there)
    messages.success(request, "No answer yet." if check.waits else "There is an answer.")
    return redirect(there)
