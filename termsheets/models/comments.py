"""What people say about a clause, among themselves or to all sides."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from termsheets.domain.text import LONG_LIMIT
from termsheets.models.drafts import Deal, Membership, Side
from termsheets.models.rounds import OfDealQuerySet, Round


class CommentQuerySet(OfDealQuerySet):
    """Comments, by who may see them."""

    def visible_to(self, user):
        """Return the shared comments of the user's deals and the internal ones of their side."""
        own = Membership.objects.filter(side=OuterRef("side"), user=user)
        return super().visible_to(user).filter(Q(internal=False) | Exists(own))


class Comment(models.Model):
    """A remark on a clause of a round, or an answer to one (``parent``).

    ``internal`` ones never reach another side. A thread is settled where its
    first comment is ``resolved``.
    """

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="comments")
    round = models.ForeignKey(Round, models.PROTECT, related_name="comments")
    clause_id = models.CharField(max_length=120)
    side = models.ForeignKey(Side, models.PROTECT, related_name="comments")
    internal = models.BooleanField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    text = models.TextField(max_length=LONG_LIMIT)
    written = models.DateTimeField(default=timezone.now)
    resolved = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["deal", "clause_id"], name="comment_of_clause")]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved__isnull=True, resolved_by__isnull=True)
                | Q(resolved__isnull=False, resolved_by__isnull=False, parent__isnull=True),
                name="comment_resolved_by_somebody",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONG_LIMIT), name="comment_text_fits"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self):
        return f"{self.clause_id}: {self.text[:40]}"
