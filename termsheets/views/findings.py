"""A side answers what the deal checks found: waives, overrides, or takes that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from termsheets.negotiation import waiving
from termsheets.views.refusals import REFUSALS, status_of
from termsheets.views.review import Look, page, room_with_draft

DONE = {"waived": "The warning is waived.", "overridden": "The blocker is overridden."}
REOPENED = "The answer is taken back: the finding is open again."


@login_required
@require_POST
def answer_finding(request, deal_id, fingerprint):
    """Waive a warning or override a blocker, with the reason that was typed."""
    room, reason = room_with_draft(request, deal_id), request.POST.get("reason", "")
    try:
        answer = waiving.answer_finding(
            deal_id=deal_id, user=request.user, fingerprint=fingerprint, reason=reason
        )
    except REFUSALS as error:
        return _refused(request, room, error, fingerprint=fingerprint, reason=reason)
    messages.success(request, DONE[answer.kind])
    return redirect(_place(deal_id))


@login_required
@require_POST
def reopen_finding(request, deal_id, answer_id):
    """Take an answer to a finding back."""
    room = room_with_draft(request, deal_id)
    try:
        waiving.reopen_finding(deal_id=deal_id, user=request.user, answer_id=answer_id)
    except REFUSALS as error:
        return _refused(request, room, error)
    messages.success(request, REOPENED)
    return redirect(_place(deal_id))


def _refused(request, room, error, **typed):
    """Show the page with everything typed, and why nothing was stored."""
    told = {"finding_error": str(error), "finding_typed": typed}
    return page(request, Look(room), status=status_of(error), **told)


def _place(deal_id):
    return reverse("deal-review", args=[deal_id], fragment="found")
