"""The people of a deal: who works for which side, who is asked to, and who no longer may."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from termsheets.models import Invitation, Membership
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import invitations, members
from termsheets.once import once
from termsheets.views.refusals import REFUSALS, refused, status_of
from termsheets.views.room import enter

Role = Membership.Role
ROLES = (
    (Role.FOUNDER, "Founder: fills in, sends and answers rounds, invites others"),
    (Role.COUNSEL, "Counsel: reads, edits the draft and comments"),
    (Role.VIEWER, "Viewer: reads only"),
)


class InviteForm(Plain, forms.Form):
    """Whom to invite, to which side, as what."""

    party_code = forms.ChoiceField(
        label="To which side?",
        help_text="On another side the first person is its founder, who then invites the others.",
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="The letter goes there, and only that mailbox can use it.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label="As what?", choices=ROLES, widget=forms.RadioSelect)

    def __init__(self, *args, own, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.own = own
        self.fields["party_code"].choices = sides

    def clean(self):
        """Take the first person of another side as its founder."""
        said = super().clean()
        if said.get("party_code", self.own) != self.own:
            said["role"] = Role.FOUNDER
        return said


@dataclass(frozen=True)
class ShownSide:
    """A party with the people who work for it; ``own`` is the reader's own."""

    name: str
    own: bool
    seats: tuple


@login_required
@require_safe
def member_list(request, deal_id):
    """Show the people of the reader's side, and the names of those on the others."""
    room = enter(request, deal_id)
    seats = _seats(room)
    return _page(request, room, seats, _form(room, seats, initial={"role": Role.COUNSEL}))


def _seats(room):
    """Return who works for any side of the deal, the reader's own side included."""
    seats = Membership.objects.filter(side__deal=room.deal).select_related("side", "user")
    return sorted(seats, key=lambda seat: (Role.values.index(seat.role), str(seat.user)))


def _form(room, seats, *args, **kwargs):
    """Return the form with the sides that the reader may invite to, the own one first."""
    led = {seat.side.party_code for seat in seats if seat.role == Role.FOUNDER} - {room.code}
    sides = [(code, name) for code, name in room.names.items() if code not in led]
    sides.sort(key=lambda pair: pair[0] != room.code)
    return InviteForm(*args, own=room.code, sides=sides, **kwargs)


def _page(request, room, seats, form, status=200):
    asked = Invitation.objects.visible_to(request.user).filter(deal=room.deal).open()
    context = {
        "room": room,
        "sides": _sides(room, seats),
        "invitations": [
            (one, room.name_of(one.side.party_code)) for one in asked.select_related("side")
        ],
        "now": timezone.now(),
        "form": form,
    }
    return render(request, "members/list.html", context, status=status)


def _sides(room, seats):
    codes = sorted({*room.names, room.code}, key=lambda code: code != room.code)
    return [
        ShownSide(
            room.name_of(code) if code != room.code else room.names.get(code, "Your side"),
            code == room.code,
            tuple(seat for seat in seats if seat.side.party_code == code),
        )
        for code in codes
    ]


@login_required
@require_POST
@once
def invite(request, deal_id):
    """Send somebody a letter that lets them in."""
    room = enter(request, deal_id)
    seats = _seats(room)
    form = _form(room, seats, request.POST)
    try:
        room.require("invite")
        if not form.is_valid():
            return _page(request, room, seats, form, status=422)
        asked = invitations.invite(
            deal_id=deal_id, user=request.user, link=_link(request), **form.cleaned_data
        )
    except REFUSALS as error:
        form.add_error(None, str(error))
        return _page(request, room, seats, form, status_of(error))
    messages.success(request, f"The invitation is on its way to {asked.email}.")
    return redirect("member-list", deal_id)


def _link(request):
    """Return what gives the address under which a token is taken up."""
    return lambda token: request.build_absolute_uri(reverse("invitation", args=[token]))


@login_required
@require_POST
@once
def revoke_invitation(request, deal_id, invitation_id):
    """Make an invitation useless that nobody has taken up yet."""
    room = enter(request, deal_id)
    asked = Invitation.objects.visible_to(request.user).filter(deal=room.deal)
    get_object_or_404(asked, pk=invitation_id)
    try:
        invitations.revoke_invitation(invitation_id=invitation_id, user=request.user)
    except REFUSALS as error:
        return refused(request, error, reverse("member-list", args=[deal_id]))
    messages.success(request, "The invitation is taken back.")
    return redirect("member-list", deal_id)


@login_required
@require_POST
def revoke_member(request, deal_id, membership_id):
    """End what somebody may do for the side, at their next request."""
    room = enter(request, deal_id)
    get_object_or_404(Membership, pk=membership_id, side__deal=room.deal)
    try:
        members.revoke_member(membership_id=membership_id, user=request.user)
    except REFUSALS as error:
        return refused(request, error, reverse("member-list", args=[deal_id]))
    if membership_id == room.seat.pk:
        messages.success(request, "You have left the deal.")
        return redirect("deal-list")
    messages.success(request, "They can no longer open this deal.")
    return redirect("member-list", deal_id)
