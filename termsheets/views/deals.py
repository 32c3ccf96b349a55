"""A member's deals: the list, and the four ways to start another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_http_methods

from termsheets.domain.problems import Refused
from termsheets.models import Draft, DraftReview, Round, Side
from termsheets.negotiation import drafting
from termsheets.once import once
from termsheets.views import starting

PAGE_SIZE = 50


@login_required
@require_GET
def deal_list(request):
    """Show the deals of the signed-in member, the latest change first."""
    asked = Exists(DraftReview.objects.open().filter(draft=OuterRef("pk")))
    drafts = Draft.objects.visible_to(request.user).annotate(is_in_review=asked)
    drafts = drafts.order_by("-updated", "-id")
    page = list(_older(drafts, request.GET.get("before", ""))[: PAGE_SIZE + 1])
    context = {
        "deals": _with_rounds(page[:PAGE_SIZE]),
        "older": page[-2] if len(page) > PAGE_SIZE else None,
        "waiting": Side.objects.filter(memberships__user=request.user, draft__isnull=True),
    }
    return render(request, "deals/list.html", context)


def _with_rounds(drafts):
    """Return each draft with the round on the table of its deal, or None; one query for all."""
    deals = [draft.side.deal_id for draft in drafts]
    rounds = Round.objects.filter(deal__in=deals).latest().without_words()
    on_table = {sent.deal_id: sent for sent in rounds}
    return [(draft, on_table.get(draft.side.deal_id)) for draft in drafts]


def _older(drafts, mark):
    """Return the drafts after a place in the list; all of them for a broken mark."""
    moment, _, identity = mark.partition("_")
    try:
        last = parse_datetime(moment)
        if last is None or last.tzinfo is None:
            return drafts
        return drafts.filter(Q(updated__lt=last) | Q(updated=last, id__lt=identity))
    except (ValueError, ValidationError):
        return drafts


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_deal(request):
    """Offer the four ways to start, and start the chosen one."""
    form = starting.StartForm(request.POST or None, request.FILES or None, user=request.user)
    problems, untold = (), 0
    if request.method == "POST" and form.is_valid():
        try:
            deal = drafting.start_deal(
                owner=request.user, terms=form.terms(), choices=form.choices()
            )
        except Refused as refused:
            problems, untold = refused.first()
        else:
            messages.success(request, "Your deal is ready. Answer in any order.")
            return redirect("wizard-hub", deal.pk)
    context = {"form": form, "problems": problems, "untold": untold}
    return render(request, "deals/new.html", context, status=422 if problems else 200)


def draft_or_404(request, deal_id, *, without=()):
    """Return the signed-in member's draft of the deal; to anybody else it is not there.

    Fields named in ``without`` are fetched when somebody asks for them.
    """
    drafts = Draft.objects.visible_to(request.user).select_related("side__deal", "own")
    return get_object_or_404(drafts.defer(*without), side__deal=deal_id)
