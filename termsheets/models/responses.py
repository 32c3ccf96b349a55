"""How a side stands to a clause of a round."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from termsheets.models.drafts import Side
from termsheets.models.rounds import OfDealQuerySet, Round


class ResponseQuerySet(OfDealQuerySet):
    """Responses, by who may see them."""

    deal_path = "round__deal"


class Response(models.Model):
    """One side's stand on the text of one clause; of several the latest counts.

    It is bound to ``content_digest``: to the words, not to the clause's name,
    so that it says nothing about any other text.
    """

    class Stand(models.TextChoices):
        """What a side says to a clause."""

        ACCEPT = "accept"
        DISCUSS = "discuss"
        COUNTER = "counter"

    round = models.ForeignKey(Round, models.PROTECT, related_name="responses")
    side = models.ForeignKey(Side, models.PROTECT, related_name="responses")
    clause_id = models.CharField(max_length=120)
    stand = models.CharField(max_length=10, choices=Stand)
    content_digest = models.CharField(max_length=64, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="responses"
    )
    given = models.DateTimeField(default=timezone.now)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(stand__in=["accept", "discuss", "counter"]), name="response_stand_known"
            )
        ]

    def __str__(self):
        return f"{self.clause_id}: {self.stand}"
