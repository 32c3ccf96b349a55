"""A deal, its sides, who works for each, and each side's working draft."""

import json
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from termsheets.domain import schema
from termsheets.domain.staging import STAGES, START
from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT
from termsheets.models.library import Worded, WordedManager
from termsheets.models.own import OwnAnswers
from termsheets.models.snapshots import remember, terms_of


class DealQuerySet(models.QuerySet):
    """Deals, by who may see them."""

    def visible_to(self, user):
        """Return the deals that the user is a member of, on either side."""
        memberships = Membership.objects.filter(side__deal=OuterRef("pk"), user=user)
        return self.filter(Exists(memberships))


class Deal(models.Model):
    """Parties in talks; what they talk about stands in each side's draft.

    ``closed_stage`` is the strongest stage that was open once and is closed
    now: what its rounds say there is known to all and shown to nobody.
    """

    class Status(models.TextChoices):
        """Where the talks stand."""

        DRAFT = "draft"
        IN_REVIEW = "in_review"
        SHARED = "shared"
        COUNTERED = "countered"
        AGREED = "agreed_in_principle"
        CLOSED = "closed"
        LAPSED = "lapsed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deals_created"
    )
    created = models.DateTimeField(default=timezone.now, editable=False)
    review_required = models.BooleanField(
        default=False, help_text="No side sends a round that staff have not approved."
    )
    stage = models.CharField(max_length=20, default=START, editable=False)
    closed_stage = models.CharField(max_length=20, blank=True, editable=False)

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "draft",
                        "in_review",
                        "shared",
                        "countered",
                        "agreed_in_principle",
                        "closed",
                        "lapsed",
                    ]
                ),
                name="deal_status_known",
            ),
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="deal_stage_known"),
            models.CheckConstraint(
                condition=Q(closed_stage__in=["", *STAGES[1:]]), name="deal_closed_stage_known"
            ),
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def is_settled(self):
        """Return whether all sides have agreed."""
        return self.status in (self.Status.AGREED, self.Status.CLOSED)


class Side(models.Model):
    """One party's place in a deal; ``party_code`` is its row in the draft.

    ``has_positions`` and ``has_notes`` tell whether a page has to ask for the
    side's positions, and for what reviews have pinned to its draft.
    """

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="sides")
    party_code = models.CharField(max_length=10, default="PA-1")
    has_positions = models.BooleanField(default=False, editable=False)
    has_notes = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "party_code"], name="side_one_per_party")
        ]

    def __str__(self):
        return self.party_code


class Membership(models.Model):
    """Somebody who works for one side of a deal."""

    class Role(models.TextChoices):
        """What a member may do."""

        FOUNDER = "founder"
        COUNSEL = "counsel"
        VIEWER = "viewer"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    side = models.ForeignKey(Side, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["side", "user"], name="membership_one_per_user"),
            models.CheckConstraint(
                condition=Q(role__in=["founder", "counsel", "viewer"]), name="membership_role_known"
            ),
        ]

    def __str__(self):
        return f"{self.user} ({self.role})"


class DraftQuerySet(models.QuerySet):
    """Drafts, by who may see them."""

    def visible_to(self, user):
        """Return the drafts of the sides that the user works for."""
        memberships = Membership.objects.filter(side=OuterRef("side"), user=user)
        return self.filter(Exists(memberships)).select_related("side__deal")


class Draft(Worded, models.Model):
    """One side's working copy of the terms.

    ``terms_json`` repeats the rows as one snapshot, so that a page needs one
    query, and its ``own`` what is private in them; ``version`` counts the
    saves. ``next_numbers`` holds the next number of each kind of code,
    ``recorded`` the codes of decisions that can no longer change. ``base`` is
    the round that it was last equal to: the last one its side has sent or
    taken up. ``savers`` are the people whose saves of this hour are in the
    audit trail already. ``lent`` names the details that it shows only while
    their stage is open; ``shelf`` those that a closed stage took out of it
    since, each with what its side had made of it, if anything.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    side = models.OneToOneField(Side, models.CASCADE, related_name="draft")
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=SHORT_LIMIT, blank=True)
    updated = models.DateTimeField(default=timezone.now)
    terms_json = models.TextField()
    next_numbers = models.JSONField(default=dict, blank=True)
    recorded = models.JSONField(default=list, blank=True)
    savers = models.JSONField(default=dict, blank=True)
    lent = models.JSONField(default=list, blank=True)
    shelf = models.JSONField(default=dict, blank=True)
    base = models.ForeignKey("Round", models.PROTECT, null=True, related_name="+")

    unsaved = None

    objects = WordedManager.from_queryset(DraftQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["-updated", "-id"], name="draft_latest_first")]

    def __str__(self):
        return self.title or "Untitled deal"

    def save(self, **how):
        """Store the draft, and its side's own answers where they changed."""
        super().save(**how)
        if self.unsaved:
            self.unsaved.save(force_insert=self.unsaved._state.adding)
            self.unsaved = None

    @property
    def party_code(self):
        """Return the code of the party whose draft this is."""
        return self.side.party_code

    @property
    def deal(self):
        """Return the deal that the draft belongs to."""
        return self.side.deal

    def terms(self):
        """Return the draft's Terms; asks the database nothing if it came with its ``own``."""
        return terms_of(self._snapshot())

    def _snapshot(self):
        own = None if self._state.adding else getattr(self, "own", None)
        return schema.Snapshot(self.terms_json, own.answers_json if own else "")

    def keep(self, terms):
        """Hold other Terms from now on, to be saved with the draft."""
        replaced, snapshot = self._snapshot(), schema.snapshot(terms)
        self.terms_json, self.title = snapshot.shared, terms.deal.title or ""
        self.unsaved = OwnAnswers.changed(self, snapshot.own) or self.unsaved
        remember(snapshot, terms, instead_of=replaced)


class RemovedRow(models.Model):
    """A row taken out of a draft, kept so that it can be put back."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="removed_rows")
    key = models.CharField(max_length=40)
    code = models.CharField(max_length=SHORT_LIMIT)
    parent = models.CharField(max_length=10, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    row_json = models.TextField()
    removed = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-id",)

    def __str__(self):
        return self.code

    def answers(self):
        """Return the row's answers as a file would state them."""
        own = getattr(self, "own", None)
        return json.loads(self.row_json) | (json.loads(own.row_json) if own else {})


class ClauseChoice(models.Model):
    """Which wording of a clause a draft uses; ``binding`` empty follows the library."""

    class Position(models.TextChoices):
        """Whose interest a wording favors."""

        STARTUP = "startup"
        BALANCED = "balanced"
        PARTNER = "partner"
        CUSTOM = "custom"

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="clause_choices")
    clause_id = models.CharField(max_length=80)
    position = models.CharField(max_length=10, choices=Position, default=Position.BALANCED)
    custom_text = models.TextField(blank=True, max_length=LONG_LIMIT)
    binding = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "clause_id"], name="clause_choice_one_each"),
            models.CheckConstraint(
                condition=Q(position__in=["startup", "balanced", "partner", "custom"]),
                name="clause_choice_position_known",
            ),
        ]

    def __str__(self):
        return f"{self.clause_id}: {self.position}"
