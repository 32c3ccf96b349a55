"""Everybody who may come to the site, by what they are to one deal."""

from datetime import timedelta

from django.utils import timezone

from termsheets.models import Invitation, Membership
from termsheets.negotiation import invitations, members
from tests.desk import make_reviewer
from tests.people import make_user

SIDES = ("PA-1", "PA-2")
ROLES = ("founder", "counsel", "viewer")
OUTSIDERS = ("stranger", "other-founder", "other-counsel", "revoked", "expired")
STAFF = ("reviewer", "superuser")
MEMBERS = tuple(f"{side} {role}" for side in SIDES for role in ROLES)
ANONYMOUS = "anonymous"
OTHER_SIDE = "other-partner"
"""The founder of the second side of the other deal: as far from the deal as ``other-founder``."""
PRINCIPALS = (ANONYMOUS, *OUTSIDERS, *MEMBERS, *STAFF)


def of_side(code):
    """Return the principals who work for a side."""
    return frozenset(f"{code} {role}" for role in ROLES)


def with_role(*roles):
    """Return the members of either side in these roles."""
    return frozenset(f"{side} {role}" for side in SIDES for role in roles)


def everybody(talks, other):
    """Return each principal's account by name; nobody for who has not signed in."""
    return {
        ANONYMOUS: None,
        "stranger": make_user("stranger"),
        "other-founder": other.founders["PA-1"],
        OTHER_SIDE: other.founders["PA-2"],
        "other-counsel": other.join("PA-1", "other-counsel", "counsel"),
        "revoked": _revoked(talks),
        "expired": _expired(talks),
        **{f"{code} founder": talks.founders[code] for code in SIDES},
        **{
            f"{code} {role}": talks.join(code, f"{code.lower()}-{role}", role)
            for code in SIDES
            for role in ROLES[1:]
        },
        "reviewer": make_reviewer(),
        "superuser": make_user("root", is_staff=True, is_superuser=True),
    }


def _revoked(talks):
    """Return somebody who was counsel of the first side, until yesterday."""
    person = talks.join("PA-1", "revoked", "counsel")
    seat = Membership.objects.get(user=person)
    members.revoke_member(membership_id=seat.pk, user=talks.founders["PA-1"])
    return person


def _expired(talks):
    """Return somebody who was invited to the first side, and let the time go by."""
    person = make_user("expired")
    asked = invite(talks, "PA-1", person.email)
    Invitation.objects.filter(pk=asked.pk).update(expires=timezone.now() - timedelta(days=1))
    return person


def invite(talks, code, email, link=str):
    """Invite a mailbox as counsel of a side."""
    return invitations.invite(
        deal_id=talks.deal.pk, user=talks.founders[code], email=email, role="counsel", link=link
    )
