"""What the deal checks found: a side waives, overrides, takes that back, and takes a report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.negotiation import audit, waiving
from termsheets.negotiation.reporting import report_of
from termsheets.render import files
from termsheets.render import findings as papers
from termsheets.views.refusals import REFUSALS, status_of
from termsheets.views.review import Look, page, room_with_draft
from termsheets.views.sending import made_once, named

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


@login_required
@require_safe
def download_report(request, deal_id):
    """Send the findings of the side's draft as PDF, with what was answered to each."""
    room = room_with_draft(request, deal_id)
    report = report_of(room.draft, timezone.localdate())
    audit.downloaded(request.user, room.seat.side, "findings report")
    return made_once(
        request,
        deal_id,
        files.key_of("findings", report.digest),
        lambda: papers.render(report),
        name=named(room.title, "findings", extension="pdf"),
        media_type="application/pdf",
        shelf=files.shelf_of(room.draft.pk),
    )


def _refused(request, room, error, **typed):
    """Show the page with everything typed, and why nothing was stored."""
    told = {"finding_error": str(error), "finding_typed": typed}
    return page(request, Look(room), status=status_of(error), **told)


def _place(deal_id):
    return reverse("deal-review", args=[deal_id], fragment="found")
