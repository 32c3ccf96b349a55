"""The last look at a draft before it goes to the other sides, and the sending."""

from functools import cached_property

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.checks import by_severity
from termsheets.domain.checks.mending import mendable
from termsheets.domain.clauses import open_points
from termsheets.domain.printing import unprinted
from termsheets.domain.projection import public
from termsheets.models import Membership
from termsheets.negotiation import reviewing, rounds
from termsheets.negotiation.errors import (
    AlreadySent,
    NotReady,
    NotReviewed,
    TableChanged,
    WordsChanged,
)
from termsheets.negotiation.judging import judgment
from termsheets.negotiation.saving import Stale
from termsheets.negotiation.sheets import staged_sheet_of
from termsheets.once import once
from termsheets.views.asked_review import AskedReview
from termsheets.views.questions import address_of
from termsheets.views.refusals import REFUSALS, status_of
from termsheets.views.room import enter, last_of
from termsheets.views.send_form import SendForm

CHANGED = (
    "Somebody has changed the draft since you opened this page. Look it over again, then send."
)


@login_required
@require_safe
def review(request, deal_id):
    """Show what is to be mended in the draft, and the form that sends it."""
    return page(request, Look(room_with_draft(request, deal_id)))


def room_with_draft(request, deal_id):
    """Return the room of a member whose side has a draft; to others it is not there."""
    room = enter(request, deal_id)
    if room.draft is None:
        raise Http404("Your side has no draft yet.")
    return room


class Look:
    """A draft looked over: what is to be mended, and what sending it would do besides."""

    def __init__(self, room):
        self.room = room
        self.judgment = judgment(room.draft, timezone.localdate(), room.table.last)
        self.sheet = staged_sheet_of(room.draft, room.deal.stage)
        self.review = reviewing.review(room.draft, room.table, self.sheet)

    @cached_property
    def asked(self):
        """Return the review that the side has asked for."""
        return AskedReview(self.room.draft, self.sheet)

    def form(self, data=None):
        """Return the form that sends the draft, bound to the data if given."""
        return SendForm(
            data,
            is_ready=not self.judgment.problems,
            takes_back=bool(self.review.reversed),
            initial=self.seen,
        )

    @property
    def seen(self):
        """Return the versions of draft and words, and the number of the round on the table or 0."""
        draft, last = self.room.draft, self.room.table.last
        seen = {"version": draft.version, "library": draft.worded_by}
        return seen | {"seen": last.number if last else 0}


def page(request, look, form=None, status=200, **told):
    """Return the page with the form, and with what is told besides."""
    room = look.room
    context = {
        "room": room,
        "problems": [(gap.message, address_of(room.deal.pk, gap)) for gap in look.judgment.gaps],
        "unprinted": [
            (one.message, address_of(room.deal.pk, one))
            for one in unprinted(public(room.draft.terms()))
        ],
        "found": _by_severity(look.judgment),
        "mendable": mendable(look.judgment.findings, room.draft.terms()),
        "gaps": len(open_points(look.sheet)),
        "review": look.review,
        "number": last_of(room.deal) + 1,
        "absent": _absent(room),
        "form": form or look.form(),
        "asked": look.asked,
        "may_send": room.may["send"],
        "reason": room.reason("send"),
    }
    return render(request, "rounds/review.html", context | told, status=status)


def _by_severity(judgment):
    """Return each severity with its findings as they are answered, the gravest first."""
    judged = {one.finding: one for one in judgment.judged}
    return [
        (severity, [judged[one] for one in group])
        for severity, group in by_severity(judgment.findings)
    ]


def _absent(room):
    """Return the names of the parties nobody works for yet: none of them reads a round."""
    seated = Membership.objects.filter(side__deal=room.deal).values_list("side__party_code")
    present = {code for (code,) in seated}
    return [name for code, name in room.names.items() if code not in present]


@login_required
@require_POST
@once
def send(request, deal_id):
    """Send the draft as the next round; a second click shows the round already sent."""
    look = Look(room_with_draft(request, deal_id))
    form = look.form(request.POST)
    try:
        look.room.require("send")
        if not form.is_valid():
            return page(request, look, form, status=422)
        form.cleaned_data.pop("takes_back", None)
        sent = rounds.send_round(
            deal_id=deal_id,
            side_id=look.room.seat.side_id,
            user=request.user,
            link=request.build_absolute_uri(reverse("round-list", args=[deal_id])),
            **form.cleaned_data,
        )
    except AlreadySent as error:
        return redirect("round", deal_id, error.round.number)
    except (*REFUSALS, Stale) as error:
        return _refused(request, look.room, error)
    messages.success(request, f"Round {sent.number} is sent. The other sides are told by mail.")
    return redirect("round", deal_id, sent.number)


def _refused(request, room, error):
    """Show the page as it is now with what was typed, and why nothing was sent."""
    look = Look(enter(request, room.deal.pk))
    has_moved = isinstance(error, (Stale, TableChanged, WordsChanged))
    form = look.form(_seen_anew(request.POST, look) if has_moved else request.POST)
    is_incomplete = isinstance(error, NotReady) and not isinstance(error, NotReviewed)
    if is_incomplete and "override_reason" in form.fields:
        form.add_error("override_reason", "Mend what stands in the way, or say why it goes out so.")
    else:
        form.add_error(None, CHANGED if isinstance(error, Stale) else str(error))
    return page(request, look, form, 409 if has_moved else status_of(error))


def _seen_anew(typed, look):
    """Return what was typed, to be sent from where things stand now; a tick was for other words."""
    typed = typed.copy()
    typed.pop("takes_back", None)
    for name, value in look.seen.items():
        typed[name] = value
    return typed
