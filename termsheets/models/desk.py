"""What staff are asked to look over before it goes out, and what is said about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from termsheets.domain import sheet_json
from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT
from termsheets.models.drafts import Draft, Membership
from termsheets.models.library import SHIPPED

LONG = ("sheet_json", "words")


class DraftReviewQuerySet(models.QuerySet):
    """Reviews, by where they stand."""

    def open(self):
        """Return those that wait for a reviewer's decision."""
        return self.filter(state__in=DraftReview.OPEN)

    def without_words(self):
        """Return them without their long texts, for lists and decisions."""
        return self.defer(*LONG)


class DraftReview(models.Model):
    """A side's request that staff look over its draft, and how it ended.

    ``sheet_json`` is what every side may see of the draft, as it stood when it
    was asked about and then when it was decided on; ``digest`` is the SHA-256
    of that, ``draft_version`` the draft's version, ``library`` the number of the
    version of the clause library that worded it, ``missing`` how many answers
    a round would need, ``open_findings`` how many blockers and warnings, among
    those that rest on no private answer, nobody had answered. ``words`` is what
    a search looks through.
    """

    class State(models.TextChoices):
        """Where the request stands."""

        WAITING = "waiting"
        ASSIGNED = "assigned", "with a reviewer"
        RETURNED = "returned"
        APPROVED = "approved"
        WITHDRAWN = "withdrawn"

    OPEN = (State.WAITING, State.ASSIGNED)

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    side_name = models.CharField("side", max_length=SHORT_LIMIT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("asked", default=timezone.now)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reviews"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField("decided", null=True)
    draft_version = models.PositiveIntegerField()
    library = models.PositiveIntegerField(default=SHIPPED)
    missing = models.PositiveIntegerField()
    open_findings = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    sheet_json = models.TextField()
    words = models.TextField()

    objects = DraftReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "review"
        ordering = ("asked_at", "id")
        indexes = [
            models.Index(
                fields=["asked_at", "id"],
                condition=Q(state__in=["waiting", "assigned"]),
                name="review_open_by_waiting",
            ),
            models.Index(fields=["state", "asked_at", "id"], name="review_by_state"),
            models.Index(fields=["decided_by", "draft", "-decided_at"], name="review_by_decider"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"],
                condition=Q(state__in=["waiting", "assigned"]),
                name="review_one_open_per_draft",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "assigned"], decided_at__isnull=True)
                | Q(state__in=["returned", "approved", "withdrawn"], decided_at__isnull=False),
                name="review_decided_once_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state="assigned") | Q(assignee__isnull=False),
                name="review_assigned_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "approved"]) | Q(decided_by__isnull=False),
                name="review_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="review_digest_is_sha256"
            ),
        ]

    def __str__(self):
        return f"{self.draft} ({self.side_name})"

    @property
    def is_open(self):
        """Return whether it waits for a decision."""
        return self.state in self.OPEN

    def sheet(self):
        """Return the term sheet as it was reviewed."""
        return sheet_json.loads(self.sheet_json)


class ReviewNoteQuerySet(models.QuerySet):
    """Notes, by who may read them."""

    def visible_to(self, user):
        """Return the notes on the drafts of the sides that the user works for."""
        sides = Membership.objects.filter(user=user).values("side")
        return self.filter(review__draft__side__in=sides)


class ReviewNote(models.Model):
    """Something said in a review, to the side that asked and to staff alone.

    It may be pinned to an answer (``entity``, ``code`` of the row, ``field``)
    or to a clause. A pinned one is settled once it has been seen to.
    """

    review = models.ForeignKey(DraftReview, models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_staff = models.BooleanField()
    entity = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=SHORT_LIMIT, blank=True)
    field = models.CharField(max_length=60, blank=True)
    clause_id = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=LONG_LIMIT)
    written = models.DateTimeField(default=timezone.now)
    resolved = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = ReviewNoteQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(entity="", field="") | (~Q(entity="") & ~Q(field="") & Q(clause_id="")),
                name="review_note_pinned_once",
            ),
            models.CheckConstraint(
                condition=Q(resolved__isnull=True, resolved_by__isnull=True)
                | Q(resolved__isnull=False, resolved_by__isnull=False),
                name="review_note_resolved_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="review_note_says_something"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONG_LIMIT), name="review_note_text_fits"
            ),
        ]

    def __str__(self):
        return self.text[:40]

    @property
    def is_pinned(self):
        """Return whether it is about one answer or clause."""
        return bool(self.entity or self.clause_id)

    @property
    def source(self):
        """Return the answer it is about, as a printed run names it; empty if it is about none."""
        return f"{self.code or self.entity}.{self.field}" if self.entity else ""
