"""The page on which somebody takes up an invitation, signed in or not yet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from termsheets.models import Draft
from termsheets.negotiation import invitations
from termsheets.negotiation.errors import (
    InvitationFailed,
    InvitationMisdirected,
    MailboxUnconfirmed,
)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """Say what the invitation is for and let the person in; explain one that lets nobody in.

    Whoever is not signed in learns nothing of the deal, and comes back here
    from the sign-in or the sign-up.
    """
    try:
        if not request.user.is_authenticated:
            invitations.look_up(token)
            return _sign_in_first(request)
        if request.method == "POST":
            return _come_in(request, token)
        asked = invitations.check_invitation(token=token, user=request.user)
    except InvitationFailed as error:
        context = {
            "error": str(error),
            "unconfirmed": isinstance(error, MailboxUnconfirmed),
            "misdirected": isinstance(error, InvitationMisdirected),
        }
        return render(request, "members/no_invitation.html", context, status=404)
    return render(request, "members/invitation.html", {"invitation": asked})


def _sign_in_first(request):
    ways = {
        name: reverse(f"account_{name}", query={"next": request.path})
        for name in ("login", "signup")
    }
    return render(request, "members/sign_in_first.html", ways)


def _come_in(request, token):
    seat = invitations.accept_invitation(token=token, user=request.user)
    messages.success(request, "You are in. Here is the deal.")
    has_draft = Draft.objects.filter(side=seat.side_id).exists()
    return redirect("wizard-hub" if has_draft else "round-list", seat.side.deal_id)
