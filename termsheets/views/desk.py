"""What a side does at the review desk: it asks, calls off, answers and settles notes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from termsheets.models import DraftReview, ReviewNote
from termsheets.negotiation import desk, desk_notes
from termsheets.once import once
from termsheets.views.refusals import REFUSALS, status_of
from termsheets.views.review import Look, page, room_with_draft

ASKED = "You have asked for a review. You get a letter when it is decided."


@login_required
@require_POST
@once
def ask(request, deal_id):
    """Ask staff to look over the draft of the person's side."""
    room, question = room_with_draft(request, deal_id), request.POST.get("question", "")
    return _done(
        request, room, ASKED, desk.ask_for_review, deal_id=deal_id, user=request.user, text=question
    )


@login_required
@require_POST
@once
def call_off(request, deal_id):
    """Take back the request that waits."""
    room, said = room_with_draft(request, deal_id), "You have called off the review."
    return _done(request, room, said, desk.withdraw_request, deal_id=deal_id, user=request.user)


@login_required
@require_POST
@once
def say(request, deal_id):
    """Write to the reviewers in the latest review."""
    room = room_with_draft(request, deal_id)
    review = DraftReview.objects.filter(draft=room.draft).without_words().order_by("-id").first()
    if review is None:
        raise Http404("Nobody has asked for a review yet.")
    text, said = request.POST.get("text", ""), "Stored."
    return _done(
        request, room, said, desk_notes.note, review_id=review.pk, user=request.user, text=text
    )


@login_required
@require_POST
def settle(request, deal_id, note_id):
    """Settle a note, or open it again."""
    room = room_with_draft(request, deal_id)
    notes = ReviewNote.objects.visible_to(request.user)
    note = get_object_or_404(notes, pk=note_id, review__draft=room.draft)
    resolved = "again" not in request.POST
    try:
        desk_notes.settle_note(
            note_id=note.pk, user=request.user, resolved=resolved, deal_id=deal_id
        )
    except REFUSALS as error:
        return _refused(request, room, error)
    if "sheet" in request.POST:
        return redirect(reverse("term-sheet", args=[deal_id], fragment=note.clause_id))
    return redirect(_place(deal_id))


def _done(request, room, said, verb, **words):
    """Do what was asked and return to the page, or show it with the reason why not."""
    try:
        verb(**words)
    except REFUSALS as error:
        return _refused(request, room, error)
    messages.success(request, said)
    return redirect(_place(room.deal.pk))


def _refused(request, room, error):
    """Show the page with everything typed, and why nothing was stored."""
    typed = {name: request.POST.get(name, "") for name in ("question", "text")}
    told = {"desk_error": str(error), "desk_typed": typed}
    return page(request, Look(room), status=status_of(error), **told)


def _place(deal_id):
    return reverse("deal-review", args=[deal_id], fragment="desk")
