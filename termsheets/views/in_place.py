"""One passage's panel by itself, to take the place of the one on the page."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from termsheets.views.working import Work


def addresses(deal, number):
    """Return the addresses that every panel of a round sends to, made once for all."""
    return {
        name: reverse(view, args=[deal.pk, number])
        for name, view in (
            ("here", "round"),
            ("answer_to", "round-respond"),
            ("comment_to", "comment-add"),
        )
    }


def opened(query):
    """Return which passage's forms are open, and the comment that is being answered, if any."""
    to = query.get("to", "")
    return {"saying": query.get("say", ""), "to": int(to) if to.isdecimal() else None}


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
    context |= addresses(room.deal, number) | told
    return render(request, "rounds/_panel.html", context, status=status)
