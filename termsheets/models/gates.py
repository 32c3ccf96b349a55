"""What has become of the dates of the talks: gates decided, reminders sent."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from termsheets.models.drafts import Deal, Side
from termsheets.models.rounds import OfDealQuerySet


class GateOutcomeQuerySet(OfDealQuerySet):
    """Outcomes of gates, by who may see them."""


class GateOutcome(models.Model):
    """The go or no-go that the owner of a decision gate has given; it stands for good."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="gate_outcomes")
    gate = models.CharField(max_length=10)
    passed = models.BooleanField()
    side = models.ForeignKey(Side, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided = models.DateTimeField(default=timezone.now)

    objects = GateOutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "gate"], name="gate_outcome_one_per_gate")
        ]

    def __str__(self):
        return f"{self.gate}: {'go' if self.passed else 'no-go'}"


class Reminder(models.Model):
    """A reminder that went out: for one date of a deal, so many days before it."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="reminders")
    subject = models.CharField(max_length=40)
    due = models.DateField()
    days_before = models.SmallIntegerField()
    sent = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "subject", "due", "days_before"], name="reminder_once_per_date"
            )
        ]

    def __str__(self):
        return f"{self.subject} on {self.due}"
