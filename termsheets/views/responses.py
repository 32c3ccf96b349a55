"""What a side says to the clauses of a round: its stands and its comments."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from termsheets.models import Comment, Deal
from termsheets.negotiation import comments, responses
from termsheets.once import once
from termsheets.views.in_place import opened, show_panel
from termsheets.views.numerals import number_in
from termsheets.views.refusals import REFUSALS, refused, status_of
from termsheets.views.room import enter, refuse_strangers
from termsheets.views.working import filter_of


@login_required
@require_POST
@once
def respond(request, deal_id, number):
    """Take a side's stand on a passage of a round, or the same on several at once."""
    refuse_strangers(request, deal_id)
    stand = request.POST.get("stand", "")
    marks = [mark.partition(" ") for mark in request.POST.getlist("passage")]
    first = marks[0][0] if marks else ""
    try:
        responses.respond(
            deal_id=deal_id,
            user=request.user,
            number=number,
            answers=[responses.Answer(passage, stand, digest) for passage, _, digest in marks],
        )
    except REFUSALS as error:
        return _not_done(request, deal_id, number, first, error)
    if len(marks) > 1:
        messages.success(request, f"Stored for {len(marks)} clauses.")
    return _done(request, deal_id, number, request.POST.get("then") or first)


@login_required
@require_POST
@once
def add_comment(request, deal_id, number):
    """Add a comment on a passage, or an answer to one, for one's own side or for all."""
    refuse_strangers(request, deal_id)
    passage = request.POST.get("passage", "")
    try:
        comments.add_comment(
            deal_id=deal_id,
            user=request.user,
            number=number,
            clause_id=passage,
            text=request.POST.get("text", ""),
            internal=request.POST.get("readers") != "all",
            parent_id=number_in(request.POST.get("parent", "")),
        )
    except REFUSALS as error:
        return _not_done(request, deal_id, number, passage, error)
    return _done(request, deal_id, number, passage)


@login_required
@require_POST
@once
def resolve(request, deal_id, comment_id):
    """Settle a thread of comments, or open it again."""
    refuse_strangers(request, deal_id)
    remarks = Comment.objects.visible_to(request.user).select_related("round")
    comment = get_object_or_404(remarks, deal=deal_id, pk=comment_id)
    number = number_in(request.POST.get("round", "")) or comment.round.number
    try:
        comments.resolve_comment(
            comment_id=comment_id, user=request.user, resolved="again" not in request.POST
        )
    except REFUSALS as error:
        return _not_done(request, deal_id, number, comment.clause_id, error)
    return _done(request, deal_id, number, comment.clause_id)


def _done(request, deal_id, number, anchor):
    """Return to where the person was: the panel alone in place, or the page at its clause."""
    if not request.htmx:
        return redirect(_place(request, deal_id, number, anchor))
    room = enter(request, deal_id)
    if room.deal.status == Deal.Status.AGREED:
        return HttpResponseClientRefresh()
    return show_panel(request, room, number, anchor)


def _not_done(request, deal_id, number, passage, error):
    """Say why nothing was stored, with everything typed still there."""
    typed = {name: request.POST.get(name, "") for name in ("text", "readers", "parent")}
    if request.htmx:
        room = enter(request, deal_id)
        told = {"error": str(error), "typed": typed["text"]} | opened(
            {"say": passage, "to": typed["parent"]}
        )
        return show_panel(request, room, number, passage, status_of(error), **told)
    back = _place(request, deal_id, number, passage)
    again = request.get_full_path()
    return refused(request, error, back, again=again, passage=passage, typed=typed)


def _place(request, deal_id, number, anchor):
    """Return the address of a place in a round, through the filter that the person chose.

    A passage stays in sight even if the filter does not let it through any more.
    """
    show = filter_of(request.GET)
    query = {"show": show, "at": anchor} if show else {}
    return reverse("round", args=[deal_id, number], query=query, fragment=anchor)
