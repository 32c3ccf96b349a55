"""The last look at a draft before it goes to the other sides, and the sending."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain.clauses import open_points
from termsheets.domain.text import LONG_LIMIT
from termsheets.models import Membership
from termsheets.negotiation import rounds
from termsheets.negotiation.errors import AlreadySent, NotReady
from termsheets.negotiation.saving import Stale
from termsheets.negotiation.sheets import sheet_of
from termsheets.views.questions import address_of
from termsheets.views.refusals import REFUSALS, status_of
from termsheets.views.room import enter, last_of

CHANGED = (
    "Somebody has changed the draft since you opened this page. Look it over again, then send."
)


class SendForm(forms.Form):
    """What goes with a round; ``version`` is the draft as its sender has seen it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Cover note",
        required=False,
        max_length=LONG_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you changed and why, in your own words. Every side reads it.",
    )
    respond_by = forms.DateField(
        label="Answer by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The day by which you would like an answer. Leave it empty if there is none.",
    )
    override_reason = forms.CharField(
        label="Why send it as it is?",
        required=False,
        max_length=LONG_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only your own side can read this. What is missing prints in brackets.",
    )

    def __init__(self, *args, is_ready, **kwargs):
        super().__init__(*args, **kwargs)
        if is_ready:
            del self.fields["override_reason"]

    def clean_respond_by(self):
        """Refuse a day that is over."""
        day = self.cleaned_data["respond_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("Choose today or a later day.")
        return day


@login_required
@require_safe
def review(request, deal_id):
    """Show what is missing from the draft, and the form that sends it."""
    room = _room_with_draft(request, deal_id)
    return _page(request, room)


def _room_with_draft(request, deal_id):
    room = enter(request, deal_id)
    if room.draft is None:
        raise Http404("Your side has no draft yet.")
    return room


def _page(request, room, form=None, status=200):
    problems = rounds.readiness(room.draft)
    if form is None:
        form = SendForm(is_ready=not problems, initial={"version": room.draft.version})
    context = {
        "room": room,
        "problems": [(found.message, address_of(room.deal.pk, found)) for found in problems],
        "gaps": len(open_points(sheet_of(room.draft))),
        "number": last_of(room.deal) + 1,
        "absent": _absent(room),
        "form": form,
        "may_send": room.may["send"],
        "reason": room.reason("send"),
    }
    return render(request, "rounds/review.html", context, status=status)


def _absent(room):
    """Return the names of the parties nobody works for yet: none of them reads a round."""
    seated = Membership.objects.filter(side__deal=room.deal).values_list("side__party_code")
    present = {code for (code,) in seated}
    return [name for code, name in room.names.items() if code not in present]


@login_required
@require_POST
def send(request, deal_id):
    """Send the draft as the next round; a second click shows the round already sent."""
    room = _room_with_draft(request, deal_id)
    form = SendForm(request.POST, is_ready=not rounds.readiness(room.draft))
    if not form.is_valid():
        return _page(request, room, form, status=422)
    try:
        sent = rounds.send_round(
            deal_id=deal_id,
            side_id=room.seat.side_id,
            user=request.user,
            link=request.build_absolute_uri(reverse("round-list", args=[deal_id])),
            **form.cleaned_data,
        )
    except AlreadySent as error:
        return redirect("round", deal_id, error.round.number)
    except (*REFUSALS, Stale) as error:
        return _refused(request, room, form, error)
    messages.success(request, f"Round {sent.number} is sent. The other sides are told by mail.")
    return redirect("round", deal_id, sent.number)


def _refused(request, room, form, error):
    """Show the page again with what was typed, and why nothing was sent."""
    if isinstance(error, Stale):
        form.add_error(None, CHANGED)
        form.data = form.data.copy()
        form.data["version"] = room.draft.version
    elif not isinstance(error, NotReady):
        form.add_error(None, str(error))
    else:
        form.add_error("override_reason", "Complete what is missing, or say why it goes out so.")
    status = 409 if isinstance(error, Stale) else status_of(error)
    return _page(request, room, form, status)
