"""Accepting all that is open to a side at once, after one more look at it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from termsheets.domain.clauses import open_points
from termsheets.negotiation.errors import Superseded
from termsheets.views.refusals import refused
from termsheets.views.room import enter
from termsheets.views.stages import closed_stage
from termsheets.views.working import Work


@login_required
@require_safe
def accept_all(request, deal_id, number):
    """Show every passage that the reader's side has not accepted, to accept them together.

    What the side has objected to is not ticked; the answers are bound to the words shown.
    """
    room = enter(request, deal_id)
    sent = room.round(number)
    if reason := _hindrance(room, sent):
        return refused(request, reason, reverse("round", args=[deal_id, number]))
    work = Work(room, sent)
    context = {
        "room": room,
        "round": sent,
        "sections": work.unaccepted(),
        "left_out": [panel for panel in work.left_out() if panel.is_unaccepted],
        "tally": work.tally,
        "completes": _completes(work),
        "closed": closed_stage(room),
    }
    return render(request, "rounds/accept_all.html", context)


def _hindrance(room, sent):
    """Return why the side cannot answer the round now, or None."""
    if not room.is_on_table(sent):
        return Superseded(sent.number, room.table.last)
    verdict = room.verdicts["respond"]
    return None if verdict.allowed else verdict.error(verdict.reason)


def _completes(work):
    """Tell whether the deal is agreed once the reader's side accepts everything."""
    silent = {code for standing in work.agreement.open for code in standing.waits_for}
    is_all = silent == {work.room.code} and not open_points(work.bench.sheet)
    return is_all and not closed_stage(work.room)
