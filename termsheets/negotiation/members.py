"""Who works for a side, and who no longer does."""

from django.db import transaction
from django.utils import timezone

from termsheets.models import Invitation, Membership, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import Denied, LastFounder
from termsheets.negotiation.turns import opened_deal


@transaction.atomic
def revoke_member(*, membership_id: int, user: User) -> None:
    """End somebody's work for the user's own side; from their next request on they see nothing.

    Invitations to their mailbox end with it, and those they have sent no
    longer let anybody in. Raises Denied, LastFounder.
    """
    members = Membership.objects.select_related("side", "user")
    member = members.filter(pk=membership_id).first()
    if member is None:
        raise Denied("This person does not work for your side.")
    deal = opened_deal(member.side.deal_id)
    policy.require(user, "revoke", deal, member.side_id)
    others = Membership.objects.filter(side=member.side, role=Membership.Role.FOUNDER)
    if not others.exclude(pk=member.pk).exists():
        raise LastFounder("A side needs a founder. Invite another one first.")
    member.delete()
    mailbox = Invitation.objects.open().filter(side=member.side, email=member.user.email)
    mailbox.update(revoked=timezone.now())
    facts = {"member": member.user_id, "person": str(member.user), "role": member.role}
    kind = audit.Kind.MEMBER_REMOVED
    audit.record(kind, deal=deal, actor=user, side=member.side, shared=True, **facts)
