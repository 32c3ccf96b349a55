"""Rounds: reviewed, sent, listed, read and withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.negotiation import markups, receiving, rounds
from termsheets.negotiation.saving import Stale
from termsheets.once import once
from termsheets.views.in_place import addresses, opened, show_panel
from termsheets.views.numerals import number_in
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.room import enter
from termsheets.views.working import FILTERS, Work, filter_of


@login_required
@require_safe
def round_list(request, deal_id):
    """Show every round of the deal, the latest first."""
    room = enter(request, deal_id)
    sent = room.deal.rounds.select_related("side", "sender", "withdrawal")
    short = sent.without_words().defer("passages")
    answered = short.annotate(answers=Count("responses__clause_id", distinct=True))
    context = {"room": room, "rounds": list(answered.order_by("-number"))}
    return render(request, "rounds/list.html", context)


@login_required
@require_safe
def round_page(request, deal_id, number):
    """Show a round clause by clause, with what every side says to each."""
    room = enter(request, deal_id)
    forms = opened(request.GET)
    if request.htmx and forms["saying"]:
        return show_panel(request, room, number, forms["saying"], **forms)
    sent = room.round(number)
    work = Work(room, sent)
    show = filter_of(request.GET)
    context = {
        "room": room,
        "round": sent,
        "on_table": room.is_on_table(sent),
        "tally": work.tally,
        "sections": work.sections(show, {forms["saying"], request.GET.get("at")}),
        "left_out": work.left_out(),
        "marked_copy_waits": markups.waits(request.user, room.deal),
        "filters": FILTERS,
    }
    context |= addresses(room.deal, number, show) | forms
    return render(request, "rounds/round.html", context)


@login_required
@require_POST
@once
def withdraw(request, deal_id, number):
    """Take a round back that nobody has answered yet."""
    room = enter(request, deal_id)
    there = reverse("round", args=[deal_id, number])
    try:
        rounds.withdraw_round(
            deal_id=deal_id, user=request.user, number=number, link=_list_address(request, room)
        )
    except REFUSALS as error:
        return refused(request, error, there)
    messages.success(request, f"Round {number} is withdrawn. Everybody at the table is told.")
    return redirect("round-list", deal_id)


@login_required
@require_POST
@once
def take_up(request, deal_id):
    """Replace the side's draft, unsent edits included, by the round on the table."""
    room = enter(request, deal_id)
    if room.draft is None:
        raise Http404("Your side has no draft yet.")
    hub = reverse("wizard-hub", args=[deal_id])
    version = number_in(request.POST.get("version", ""))
    try:
        receiving.take_up_round(draft_id=room.draft.pk, version=version, user=request.user)
    except (*REFUSALS, Stale) as error:
        return refused(request, error, hub)
    messages.success(request, "Your draft now says what the last round says.")
    return redirect(hub)


def _list_address(request, room):
    return request.build_absolute_uri(reverse("round-list", args=[room.deal.pk]))
