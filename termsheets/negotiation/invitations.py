"""People are asked into a deal by mail: one mailbox, one side, one role, one use, 72 hours."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from termsheets.domain.text import clean_line
from termsheets.models import Deal, Draft, Invitation, Membership, Side, User
from termsheets.negotiation import audit, mails, policy
from termsheets.negotiation.errors import (
    Denied,
    InvitationExpired,
    InvitationMisdirected,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    MailboxUnconfirmed,
    OnOtherSide,
    refused,
)
from termsheets.negotiation.turns import last_round, opened_deal

LIFETIME = timedelta(hours=72)
TOKEN_BYTES = 32
OPEN_LIMIT = 20

Role = Membership.Role


@transaction.atomic
def invite(
    *,
    deal_id: UUID,
    user: User,
    email: str,
    role: str,
    link: Callable[[str], str],
    party_code: str = "",
) -> Invitation:
    """Ask a mailbox to join the user's own side, or another party's as its first founder.

    ``link`` returns the address under which a token is taken up; the token
    leaves by mail alone. An earlier invitation of the mailbox to the side is
    taken back. Raises Denied, and Refused for an address, role or party.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "invite", deal)
    email = _address(email)
    if role not in Role.values:
        raise refused("role", "Choose founder, counsel or viewer.")
    side = _side(deal, seat, party_code or seat.side.party_code)
    if sentence := _unfit(seat, side, role):
        raise Denied(sentence)
    _refuse_known(deal, side, email)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        deal=deal,
        side=side,
        email=email,
        role=role,
        token_hash=_hash(token),
        invited_by=user,
        expires=timezone.now() + LIFETIME,
    )
    _write(invitation, link(token))
    mailbox = audit.Secret(email)
    _note(audit.Kind.INVITATION_SENT, invitation, user, seat.side, mailbox=mailbox)
    return invitation


def _address(email: str) -> str:
    try:
        address = clean_line(email).lower()
        validate_email(address)
    except (ValueError, ValidationError) as error:
        raise refused("email", "Write an e-mail address such as name@example.org.") from error
    return address


def _side(deal: Deal, seat: Membership, code: str) -> Side:
    """Return the side of a party at the table, which gets one if it has none yet."""
    last = last_round(deal)
    known = set(last.parties) if last else _parties_of(Draft.objects.filter(side=seat.side).first())
    if code not in known | {seat.side.party_code}:
        raise refused(
            "party", f"There is no party {code[:20]} in this deal. Choose one of the list."
        )
    return Side.objects.get_or_create(deal=deal, party_code=code)[0]


def _parties_of(draft: Draft | None) -> set[str]:
    parties = draft.terms().parties if draft else ()
    return {party.code for party in parties if not party.retired}


def _unfit(seat: Membership, side: Side, role: str) -> str:
    """Return why somebody in this seat may not invite so, or nothing."""
    if side.pk == seat.side_id:
        return ""
    if Membership.objects.filter(side=side, role=Role.FOUNDER).exists():
        return "That side has a founder, who invites its people."
    if role != Role.FOUNDER:
        return "The first person of another side is its founder, who then invites the others."
    return ""


def _refuse_known(deal: Deal, side: Side, email: str) -> None:
    """Refuse who is there already; take back what the mailbox had before."""
    if Membership.objects.filter(side=side, user__email=email).exists():
        raise refused("email", "This person works for that side already.")
    invitations = Invitation.objects.open().filter(deal=deal)
    invitations.filter(side=side, email=email).update(revoked=timezone.now())
    if invitations.filter(expires__gt=timezone.now()).count() >= OPEN_LIMIT:
        sentence = f"{OPEN_LIMIT} invitations are open. Take one back, or wait until it is used."
        raise refused("email", sentence)


def _write(invitation: Invitation, address: str) -> None:
    subject = f"{invitation.invited_by} invites you to a deal"
    mails.post(
        [invitation.email],
        subject.replace("\n", " "),
        [
            f"{invitation.invited_by} invites you to take part in a deal on Termsheets, "
            f"as {invitation.get_role_display().lower()}.",
            f"Open this within 72 hours, signed in with this mailbox:\n{address}",
            "If you did not expect this letter, you need not do anything.",
        ],
    )


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def look_up(token: str) -> Invitation:
    """Return the invitation of a token, if it can still be used by the right person.

    Raises InvitationUnknown, InvitationUsed, InvitationRevoked (also where
    whoever sent it may no longer invite), InvitationExpired.
    """
    if len(token) > 200:
        raise InvitationUnknown("This invitation is not known. Ask for a new one.")
    found = Invitation.objects.select_related("deal", "side", "invited_by")
    invitation = found.filter(token_hash=_hash(token)).first()
    if invitation is None:
        raise InvitationUnknown("This invitation is not known. Ask for a new one.")
    if invitation.used:
        raise InvitationUsed("This invitation has been used. Sign in to see your deals.")
    if invitation.revoked or not _still_invited(invitation):
        raise InvitationRevoked("This invitation was taken back. Ask for a new one.")
    if invitation.expires <= timezone.now():
        raise InvitationExpired("This invitation was open for 72 hours. Ask for a new one.")
    return invitation


def _still_invited(invitation: Invitation) -> bool:
    verdict = policy.decide(invitation.invited_by, "invite", invitation.deal)
    return verdict.allowed and not _unfit(verdict.seat, invitation.side, invitation.role)


def check_invitation(*, token: str, user: User) -> Invitation:
    """Return the invitation of a token, if this person can use it now.

    Raises what ``look_up`` does, and InvitationMisdirected,
    MailboxUnconfirmed, OnOtherSide.
    """
    invitation = look_up(token)
    mailboxes = dict(user.emailaddress_set.values_list("email", "verified"))
    known = {email.lower(): verified for email, verified in mailboxes.items()}
    if invitation.email not in {user.email, *known}:
        raise InvitationMisdirected(
            "This invitation went to another mailbox. Sign in with that address."
        )
    if not known.get(invitation.email):
        raise MailboxUnconfirmed(
            "Confirm your e-mail address first; then open the invitation again."
        )
    seat = policy.seat_of(user, invitation.deal)
    if seat and seat.side_id != invitation.side_id:
        raise OnOtherSide("You work for another side of this deal, and cannot work for both.")
    if seat:
        raise InvitationUsed("You take part in this deal already.")
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Membership:
    """Let the person in whom an invitation is for, once; raise what ``check_invitation`` does."""
    opened_deal(look_up(token).deal_id)
    invitation = check_invitation(token=token, user=user)
    invitation.used, invitation.used_by = timezone.now(), user
    invitation.save(update_fields=["used", "used_by"])
    seat = Membership.objects.create(side=invitation.side, user=user, role=invitation.role)
    _note(audit.Kind.INVITATION_USED, invitation, user, seat.side, shared=True)
    return seat


@transaction.atomic
def revoke_invitation(*, invitation_id: int, user: User) -> Invitation:
    """Take back an invitation of one's own side that nobody has used.

    Raises Denied, InvitationUsed; taking it back twice changes nothing.
    """
    invitation = Invitation.objects.visible_to(user).filter(pk=invitation_id).first()
    if invitation is None:
        raise Denied("You are not a member of this deal.")
    seat = policy.require(user, "revoke", opened_deal(invitation.deal_id))
    invitation.refresh_from_db()
    if invitation.used:
        raise InvitationUsed("This invitation has been used. Remove the person instead.")
    if not invitation.revoked:
        invitation.revoked = timezone.now()
        invitation.save(update_fields=["revoked"])
        _note(audit.Kind.INVITATION_REVOKED, invitation, user, seat.side)
    return invitation


def _note(kind: audit.Kind, invitation: Invitation, user: User, side: Side, **more: object) -> None:
    facts = {"invitation": invitation.pk, "role": invitation.role}
    facts |= {"party": invitation.side.party_code} | more
    audit.record(kind, deal=invitation.deal_id, actor=user, side=side, **facts)
