"""Who has been asked to join a side of a deal."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from termsheets.models.drafts import Deal, Membership, Side
from termsheets.models.people import LowerCaseEmailField


class InvitationQuerySet(models.QuerySet):
    """Invitations, by who may see them and whether they can still be taken up."""

    def visible_to(self, user):
        """Return the invitations to the user's own sides, and those the user sent."""
        own = Membership.objects.filter(side=OuterRef("side"), user=user)
        in_deal = Membership.objects.filter(side__deal=OuterRef("deal"), user=user)
        return self.filter(Exists(own) | Q(invited_by=user) & Exists(in_deal))

    def open(self):
        """Return the invitations nobody has used or taken back; some may have expired."""
        return self.filter(used__isnull=True, revoked__isnull=True)


class Invitation(models.Model):
    """A letter to one mailbox: come to this side of this deal, in this role.

    Only the SHA-256 of its token is kept. It serves once, until ``expires``.
    """

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="invitations")
    side = models.ForeignKey(Side, models.CASCADE, related_name="invitations")
    email = LowerCaseEmailField()
    role = models.CharField(max_length=10, choices=Membership.Role)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations_sent"
    )
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["side", "email"],
                condition=Q(used__isnull=True, revoked__isnull=True),
                name="invitation_one_open_per_mailbox",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["founder", "counsel", "viewer"]), name="invitation_role_known"
            ),
            models.CheckConstraint(
                condition=Q(used__isnull=True) | Q(revoked__isnull=True),
                name="invitation_not_used_and_revoked",
            ),
            models.CheckConstraint(
                condition=Q(used__isnull=True, used_by__isnull=True)
                | Q(used__isnull=False, used_by__isnull=False),
                name="invitation_used_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.email} ({self.role})"
