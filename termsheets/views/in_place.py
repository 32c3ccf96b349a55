"""One passage's panel by itself, to take the place of the one on the page."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from termsheets.views.numerals import number_in
from termsheets.views.working import Work, filter_of


def addresses(deal, number, show):
    """Return the addresses that every panel of a round leads to, made once for all.

    The filter ``show`` goes along; what is said about which passage is appended to ``say_at``.
    """
    args, query = [deal.pk, number], {"show": show} if show else {}
    return {
        "say_at": f"{reverse('round', args=args)}?{urlencode(query)}{'&' if query else ''}",
        "answer_to": reverse("round-respond", args=args, query=query),
        "comment_to": reverse("comment-add", args=args, query=query),
        "show": show,
    }


def opened(query):
    """Return which passage's forms are open, and the comment that is being answered, if any."""
    return {"saying": query.get("say", ""), "to": number_in(query.get("to", ""))}


def show_panel(request, room, number, passage, status=200, **told):
    """Return one passage's panel and the counts; 404 if the round has no such passage."""
    sent = room.round(number)
    work = Work(room, sent)
    panel = work.panel(passage)
    if panel is None:
        raise Http404("This round has no such clause.")
    context = {
        "room": room,
        "round": sent,
        "on_table": room.is_on_table(sent),
        "panel": panel,
        "tally": work.tally,
        "in_place": True,
    }
    context |= addresses(room.deal, number, filter_of(request.GET)) | told
    return render(request, "rounds/_panel.html", context, status=status)
