"""What changed between any two rounds, or since a round in one's own draft."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from termsheets.domain.problems import Refused
from termsheets.negotiation import audit, comparing, effects, redlines
from termsheets.render.redline.money import money_of
from termsheets.render.redline.summary import COUNTED
from termsheets.views.changes import Selection
from termsheets.views.marked import Marked
from termsheets.views.numerals import number_in
from termsheets.views.room import enter

DRAFT = "draft"


@login_required
@require_safe
def choose(request, deal_id):
    """Lead to the redline of the two sheets asked for, or else of the latest two."""
    room = enter(request, deal_id)
    found = _asked(request.GET, room)
    if found is None:
        messages.info(request, "There is nothing to compare yet.")
        return redirect("round-list", deal_id)
    return redirect(address(deal_id, *found))


def address(deal_id, old, new):
    """Return the address of a redline; ``new`` is None for the draft."""
    if new is None:
        return reverse("redline-draft", args=[deal_id, old])
    return reverse("redline", args=[deal_id, old, new])


def _asked(query, room):
    """Return what to compare, the older first; None if there are not two sheets.

    Whatever is not asked for is the round on the table, and the one before.
    """
    last = room.table.last
    old, new = (number_in(query.get(name, "")) for name in ("from", "to"))
    if new is None and query.get("to") != DRAFT:
        new = last and last.number
    if old is None and last:
        old = redlines.presets(room.deal, new, room.seat.side_id).get("previous")
    if old is None and new and room.draft:
        old, new = new, None
    return (old, new) if old else None


@login_required
@require_safe
def redline_page(request, deal_id, old, new=None):
    """Show what changed from a round to another, or to the draft of the reader's side."""
    room = enter(request, deal_id)
    both = both_or_404(room, old, new)
    audit.viewed(request.user, room.seat.side, f"redline {old}-{new or DRAFT}")
    rounds = list(
        room.deal.rounds.without_words().select_related("side", "withdrawal").order_by("number")
    )
    authors = redlines.authors_between(both, rounds)
    effect, own_forecast = _effect(room, both)
    selection = Selection(both.redline, authors, request.GET, effect)
    facts = both.facts
    context = {
        "room": room,
        "both": both,
        "facts": facts,
        "rounds": rounds,
        "presets": _presets(room, both),
        "counts": _counts(both.redline),
        "selection": selection,
        "sides": selection.sides(room.names),
        "marked": Marked(both.redline, selection, room.names, [one.name for one in facts]),
        "links": _links(selection),
        "files": _files(deal_id, old, new),
        "effect": effect,
        "own_forecast": own_forecast,
    }
    return render(request, "redlines/redline.html", context)


def _effect(room, both):
    """Return the money effect, and whether it rests on a forecast that only the reader's side has.

    The forecast that all sides may see comes first.
    """
    shared = effects.effect_of(both)
    own = None if shared or not room.draft else effects.effect_of(both, room.draft)
    found = shared or own
    return found and money_of(found, both.redline), bool(own)


def both_or_404(room, old, new):
    """Return the two sheets that are asked for, which the deal may not have."""
    try:
        return redlines.compared(room.deal, old, new, room.seat.side_id)
    except Refused as error:
        raise Http404(str(error)) from error


def _counts(redline):
    return [
        (words, count)
        for name, words in COUNTED.items()
        if (count := getattr(redline.counts, name))
    ]


def _presets(room, both):
    """Return address, words and whether it is shown, of each usual comparison."""
    number = both.new.number if both.new else None
    return [
        (address(room.deal.pk, old, number), words, old == both.old.number)
        for old, words in comparing.usual_comparisons(both, room.seat.side).items()
    ]


def _links(selection):
    """Return the addresses of the page's other views and of its first and next pages."""
    links = {
        "inline": selection.link(view=""),
        "sides": selection.link(view="sides"),
        "changed": selection.link(show=""),
        "all": selection.link(show="all"),
        "any_section": selection.link(section="", page=1),
        "any_side": selection.link(who="", page=1),
        "first": selection.address(0),
    }
    if selection.page > 1:
        links["before"] = selection.link(page=selection.page - 1)
    if selection.page < selection.pages:
        links["after"] = selection.link(page=selection.page + 1)
    return links


def _files(deal_id, old, new):
    """Return the address of the redline in each format that the page offers."""
    view, numbers = ("redline-download", [old, new]) if new else ("redline-draft-download", [old])
    return {
        name: reverse(view, args=[deal_id, *numbers, name])
        for name in ("pdf", "docx", "text", "json")
    }
