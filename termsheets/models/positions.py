"""What a side wants and where it would walk away, term by term: for its own eyes alone."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT
from termsheets.models.drafts import Deal, Membership, Side

OPEN_FOR = timedelta(minutes=30)


class Bound(models.TextChoices):
    """On which side of its walk-away value a side would still agree."""

    LEAST = "least", "at least this"
    MOST = "most", "at most this"


class Term(models.Model):
    """A field of a row of the deal, by entity, code and name; a code is empty in single rows."""

    entity = models.CharField(max_length=40)
    code = models.CharField(max_length=60, blank=True)
    field = models.CharField(max_length=60)

    class Meta:
        abstract = True

    @property
    def term(self):
        """Return what tells the term from all others."""
        return self.entity, self.code, self.field


class PrivatePositionQuerySet(models.QuerySet):
    """Positions, by who may see them."""

    def visible_to(self, user):
        """Return those of the sides that the user works for."""
        members = Membership.objects.filter(side=models.OuterRef("side"), user=user)
        return self.filter(models.Exists(members))


class PrivatePosition(Term):
    """A side's note, target and walk-away value for one term, as typed and checked.

    It stands in no Terms, so that no round, file or comparison can hold it.
    """

    side = models.ForeignKey(Side, models.CASCADE, related_name="positions")
    note = models.TextField(blank=True, max_length=LONG_LIMIT)
    target = models.CharField(max_length=SHORT_LIMIT, blank=True)
    walk_away = models.CharField(max_length=SHORT_LIMIT, blank=True)
    bound = models.CharField(max_length=5, choices=Bound, blank=True)

    objects = PrivatePositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["side", "entity", "code", "field"], name="position_one_per_term"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("note"), LONG_LIMIT), name="position_note_fits"
            ),
            models.CheckConstraint(
                condition=Q(bound__in=["", *Bound.values]), name="position_bound_known"
            ),
        ]

    def __str__(self):
        return f"position on {self.code or self.entity}.{self.field}"


class OverlapTry(Term):
    """A side's request to check a term; once all sides have asked, all get one answer.

    ``walk_away`` and ``bound`` are what it asked with, for the check alone.
    ``attempt`` counts the checks of the term: 1, 2 or 3.
    """

    MOST_TRIES = 3

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="overlap_tries")
    side = models.ForeignKey(Side, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    attempt = models.PositiveSmallIntegerField()
    walk_away = models.CharField(max_length=SHORT_LIMIT)
    bound = models.CharField(max_length=5, choices=Bound)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "entity", "code", "field", "side", "attempt"],
                name="overlap_one_per_side_and_attempt",
            ),
            models.CheckConstraint(
                condition=Q(attempt__range=(1, 3)), name="overlap_three_attempts"
            ),
        ]

    def __str__(self):
        return f"attempt {self.attempt} on {self.code or self.entity}.{self.field}"


class BreakGlass(models.Model):
    """A superuser looks at a side's private values for half an hour, and says why."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, models.PROTECT, related_name="+")
    reason = models.TextField(max_length=LONG_LIMIT)
    opened = models.DateTimeField(default=timezone.now)
    closed = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "break-glass access"
        verbose_name_plural = "break-glass access"

    def __str__(self):
        return f"{self.user} at {self.side}"

    @property
    def until(self):
        """Return when it ends by itself."""
        return self.opened + OPEN_FOR

    def is_open(self, now=None):
        """Tell whether the values may still be read."""
        return self.closed is None and (now or timezone.now()) < self.until
