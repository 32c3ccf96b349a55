"""A marked Word file comes back: uploaded, looked over, taken into the side's own draft."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.markup import changes_of
from termsheets.negotiation import markups
from termsheets.negotiation.errors import Denied, NotAllowed
from termsheets.negotiation.errors import refused as refusal
from termsheets.negotiation.saving import Stale
from termsheets.render.docx.reading.door import FILE_LIMIT, TOO_LARGE
from termsheets.render.docx.reading.marked import marked_file
from termsheets.render.edition import Edition
from termsheets.views.marked_changes import Overview
from termsheets.views.numerals import number_in
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.room import enter

CHANGED = "Your draft has changed since this page was opened. Look the changes over once more."


@login_required
@require_POST
def upload(request, deal_id, number):
    """Read a marked copy of a round, and lay what it asks for before its side."""
    room = enter(request, deal_id)
    sent = room.round(number)
    back = reverse("round", args=[deal_id, number])
    try:
        _refuse_untimely(room, number)
        changes = changes_of(_read(request, sent), sent.sheet(), sent.terms())
        if not changes:
            raise refusal("file", "this copy says what the round says, and has no comments.")
        markups.propose(deal_id=deal_id, user=request.user, number=number, changes=changes)
    except REFUSALS as error:
        return refused(request, error, back)
    return redirect("markup", deal_id)


def _refuse_untimely(room, number):
    """Refuse who may not edit, or edits other words, before a file is read for them."""
    verdict = room.verdicts["edit"]
    if not verdict.allowed:
        raise verdict.error(verdict.reason)
    markups.refuse_other_base(room.draft, number)


def _read(request, sent):
    """Return what the uploaded file says. Raises Refused."""
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise refusal("file", "choose the Word file that you have marked up.")
    if file.size > FILE_LIMIT:
        raise refusal("file", TOO_LARGE)
    sheet, printed = sent.sheet(), timezone.localdate(sent.sent)
    edition = Edition.of(sheet, label=str(sent), printed=printed, digest=sent.shown_digest)
    return marked_file(file.read(), sheet, edition)


@login_required
@require_safe
def markup_page(request, deal_id):
    """Show what a marked copy asks for and what will become of it, to choose from."""
    room = enter(request, deal_id)
    waiting = markups.markup_of(request.user, room.deal)
    if waiting is None:
        messages.info(request, "No marked file of your side waits here.")
        return redirect("round-list", deal_id)
    return _page(request, room, waiting)


def _page(request, room, waiting, error="", status=200):
    overview = Overview(room.draft, waiting)
    chosen = request.POST.getlist("change") if request.method == "POST" else None
    context = {
        "room": room,
        "markup": waiting,
        "overview": overview,
        "entries": overview.entries(chosen),
        "error": error,
        "reason": _hindrance(room, waiting),
    }
    return render(request, "rounds/markup.html", context, status=status)


def _hindrance(room, waiting):
    """Return why nothing can be taken now, as a sentence, or nothing."""
    try:
        _refuse_untimely(room, waiting.round.number)
    except NotAllowed as error:
        return str(error)
    return ""


@login_required
@require_POST
def take(request, deal_id):
    """Take what is ticked into the side's draft, all of it or nothing."""
    room = enter(request, deal_id)
    waiting = markups.markup_of(request.user, room.deal)
    try:
        draft = markups.take(
            deal_id=deal_id,
            user=request.user,
            markup_id=number_in(request.POST.get("markup", "")),
            version=number_in(request.POST.get("version", "")),
            chosen={number_in(each) for each in request.POST.getlist("change")},
        )
    except (*REFUSALS, Stale) as error:
        if waiting is None:
            return refused(request, error, reverse("round-list", args=[deal_id]))
        sentence = CHANGED if isinstance(error, Stale) else str(error)
        status = 403 if isinstance(error, Denied) else 409
        return _page(request, enter(request, deal_id), waiting, sentence, status)
    messages.success(request, "Taken into your draft. Nothing has been sent.")
    return redirect("redline-draft", deal_id, draft.base.number)


@login_required
@require_POST
def discard(request, deal_id):
    """Throw away what a marked copy asks for."""
    enter(request, deal_id)
    try:
        markups.discard(deal_id=deal_id, user=request.user)
    except REFUSALS as error:
        return refused(request, error, reverse("round-list", args=[deal_id]))
    messages.success(request, "Thrown away. Your draft stays as it was.")
    return redirect("round-list", deal_id)
