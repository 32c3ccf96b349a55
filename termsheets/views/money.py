"""The simulator: what the draft's terms would pay, and what other numbers would."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.simulation.chance import chances
from termsheets.domain.simulation.sensitivity import tornado
from termsheets.negotiation.saving import Stale
from termsheets.negotiation.simulated import Tried, take_numbers
from termsheets.render.charts.tornado import tornado_chart
from termsheets.views.money_form import MoneyForm
from termsheets.views.money_look import MoneyLook
from termsheets.views.numerals import number_in
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.review import room_with_draft

MOVED = (
    "Your draft has changed since you opened the simulator, so nothing was put into it. "
    "What you tried stands below, against the draft as it is now."
)
INCOMPLETE = "Give the deal an effective date and a currency first; then its money can be reckoned."


@login_required
@require_safe
def money(request, deal_id):
    """Show what the draft's terms bring under its forecast, or other numbers of the address.

    What moves when a slider does is drawn alone for a page that asks in place.
    """
    room = room_with_draft(request, deal_id)
    context = _context(request, room)
    name = "money/_results.html" if request.htmx else "money/money.html"
    return render(request, name, context)


def _context(request, room):
    terms = room.draft.terms()
    is_ready = bool(terms.deal.effective_date and terms.deal.currency and terms.revenue_shares)
    context = {"room": room, "is_ready": is_ready, "incomplete": INCOMPLETE}
    if not is_ready:
        return context
    form = MoneyForm(terms, request.GET)
    return context | {
        "form": form,
        "look": MoneyLook(form, _party(terms, room.code)),
        "asked": request.GET.urlencode(),
    }


def _party(terms, code):
    """Return what the draft calls the party of a side."""
    return next((row.short_name or code for row in terms.parties if row.code == code), code)


@login_required
@require_safe
def depth(request, deal_id):
    """Show which term moves the result most, and the odds over ten thousand futures."""
    room = room_with_draft(request, deal_id)
    context = _context(request, room)
    if context["is_ready"]:
        form, party = context["form"], context["look"].party
        scenario = form.scenario(form.value("case"))
        found = tornado(form.tried, scenario, party)
        context["tornado"] = tornado_chart(found, form.currency)
        context["chances"] = chances(form.tried, scenario, party)
    name = "money/_depth.html" if request.htmx else "money/depth.html"
    return render(request, name, context)


@login_required
@require_POST
def take(request, deal_id):
    """Put the numbers that were tried into the draft, and lead to the step they belong to."""
    room = room_with_draft(request, deal_id)
    form = MoneyForm(room.draft.terms(), request.POST)
    there = f"{reverse('money', args=[deal_id])}?{urlencode(form.carried)}"
    numbers = [
        Tried(term.key, term.code, term.field, value) for term, value in form.changed.items()
    ]
    try:
        room.require("edit")
        take_numbers(
            deal=room.deal,
            user=request.user,
            version=number_in(request.POST.get("version", "")) or 0,
            numbers=numbers,
        )
    except Stale:
        messages.error(request, MOVED)
        return redirect(there)
    except REFUSALS as error:
        return refused(request, error, there)
    count = len(numbers)
    messages.success(request, f"{count} number{'' if count == 1 else 's'} put into your draft.")
    return redirect("wizard-step", deal_id, "revenue")
