"""Who did what, when: events chained by digests, one chain a deal and one for all else."""

import hmac
import json
from datetime import UTC
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from termsheets.domain.content import canonical
from termsheets.models.drafts import Deal, Membership, Side
from termsheets.models.rounds import OfDealQuerySet

NO_DEAL = "people"
"""The chain of acts that belong to no deal, such as signing in."""

CONTENT = ("deal", "kind", "actor", "side", "shared", "at", "once", "facts")
"""What an event's digest covers, besides its place in the chain."""


class AuditKind(models.TextChoices):
    """What can happen, in words."""

    CHAIN_STARTED = "chain_started", "record begun"
    DEAL_CREATED = "deal_created", "deal started"
    DRAFT_SAVED = "draft_saved", "draft saved"
    FALLBACK_APPLIED = "fallback_applied", "fallback used"
    ROUND_SENT = "round_sent", "round sent"
    ROUND_WITHDRAWN = "round_withdrawn", "round withdrawn"
    MARKUP_UPLOADED = "markup_uploaded", "marked copy uploaded"
    MARKUP_DISCARDED = "markup_discarded", "marked copy discarded"
    ROUND_TAKEN_UP = "round_taken_up", "round taken up"
    RESPONSE_GIVEN = "response_given", "answer given"
    COMMENT_WRITTEN = "comment_written", "comment written"
    COMMENT_RESOLVED = "comment_resolved", "comment settled"
    COMMENT_REOPENED = "comment_reopened", "comment reopened"
    AGREEMENT_REACHED = "agreement_reached", "agreement reached"
    TALKS_LAPSED = "talks_lapsed", "talks lapsed"
    GATE_DECIDED = "gate_decided", "gate decided"
    REMINDER_SENT = "reminder_sent", "reminder sent"
    INVITATION_SENT = "invitation_sent", "invitation sent"
    INVITATION_USED = "invitation_used", "invitation taken up"
    INVITATION_REVOKED = "invitation_revoked", "invitation taken back"
    ROLE_CHANGED = "role_changed", "role changed"
    MEMBER_REMOVED = "member_removed", "person removed"
    DOCUMENT_VIEWED = "document_viewed", "document read"
    DOCUMENT_DOWNLOADED = "document_downloaded", "file taken"
    FINDING_WAIVED = "finding_waived", "finding waived"
    FINDING_OVERRIDDEN = "finding_overridden", "finding overridden"
    FINDING_REOPENED = "finding_reopened", "answer to a finding taken back"
    REVIEW_ASKED = "review_asked", "review asked for"
    REVIEW_WITHDRAWN = "review_withdrawn", "review called off"
    REVIEW_ASSIGNED = "review_assigned", "review assigned"
    REVIEW_NOTED = "review_noted", "review note"
    REVIEW_APPROVED = "review_approved", "draft approved"
    REVIEW_RETURNED = "review_returned", "draft returned"
    STAGE_CONFIRMED = "stage_confirmed", "stage confirmed"
    STAGE_REACHED = "stage_reached", "stage reached"
    STAGE_ROLLED_BACK = "stage_rolled_back", "stage rolled back"
    POSITION_SAVED = "position_saved", "private position saved"
    OVERLAP_ASKED = "overlap_asked", "overlap asked"
    BREAK_GLASS_OPENED = "break_glass_opened", "private values opened"
    BREAK_GLASS_CLOSED = "break_glass_closed", "private values closed"
    LIBRARY_STARTED = "library_started", "library version started"
    LIBRARY_EDITED = "library_edited", "library version changed"
    LIBRARY_PUBLISHED = "library_published", "library version published"
    LIBRARY_RETIRED = "library_retired", "library version retired"
    SIGNED_IN = "signed_in", "signed in"
    SIGN_IN_FAILED = "sign_in_failed", "sign-in failed"
    LOCKED_OUT = "locked_out", "locked out"
    ACCOUNT_CLOSED = "account_closed", "account closed"
    ACCOUNT_REOPENED = "account_reopened", "account reopened"
    PASSWORD_LETTER_SENT = "password_letter_sent", "password letter sent"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "second factor removed"
    RIGHTS_CHANGED = "rights_changed", "staff rights changed"


def kinds():
    """Return every kind with its words; a function, so that a new one needs no migration."""
    return AuditKind.choices


class AuditEventQuerySet(OfDealQuerySet):
    """Events, by who may read them."""

    def visible_to(self, user):
        """Return the shared events of the user's deals and those of their own side."""
        own = Membership.objects.filter(side=OuterRef("side"), user=user)
        return super().visible_to(user).filter(Q(shared=True) | Exists(own))


class AuditEvent(models.Model):
    """One act, and the digest that ties it to all before it.

    ``facts`` is canonical JSON of ids, numbers, codes and digests, with the
    actor's name at that time as ``who``: never a private value, never a text.
    Every side may read a ``shared`` event, else only ``side`` and staff.
    ``once`` names what is recorded at most once, such as a view of a day.
    """

    deal = models.ForeignKey(Deal, models.PROTECT, null=True, related_name="audit_events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=kinds)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="audit_events"
    )
    side = models.ForeignKey(Side, models.PROTECT, null=True, related_name="audit_events")
    shared = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    once = models.CharField(max_length=200, null=True, blank=True, unique=True)
    facts = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["deal", "sequence"], name="audit_one_per_place"),
            models.UniqueConstraint(
                fields=["sequence"],
                condition=Q(deal__isnull=True),
                name="audit_one_per_place_without_deal",
            ),
            models.CheckConstraint(
                condition=Q(sequence=1, previous="")
                | Q(sequence__gt=1, previous__regex=r"^[0-9a-f]{64}$"),
                name="audit_follows_the_one_before",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="audit_digest_is_sha256"
            ),
        ]

    def __str__(self):
        return f"{self.sequence}: {self.get_kind_display()}"

    def told(self):
        """Return the facts by name."""
        return json.loads(self.facts)

    def seal(self):
        """Return what ``digest`` must be."""
        content = [self.deal_id, self.kind, self.actor_id, self.side_id]
        content += [self.shared, self.at, self.once, self.facts]
        return digest_of(self.previous, self.sequence, content)


def digest_of(previous, sequence, content):
    """Return the SHA-256 of an event, in hexadecimal; ``content`` holds CONTENT in its order."""
    named = dict(zip(CONTENT, content, strict=True))
    named["deal"] = named["deal"] and str(named["deal"])
    named["at"] = named["at"].astimezone(UTC).isoformat()
    return sha256(f"{previous}\n{sequence}\n{canonical(named)}".encode()).hexdigest()


class AuditHead(models.Model):
    """Where a chain ends: without the key to ``seal`` it nobody can cut the tail unseen.

    ``chain`` is the deal's id, or NO_DEAL. Whoever adds an event locks this row.
    """

    chain = models.CharField(max_length=36, primary_key=True)
    length = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.chain}: {self.length}"

    def follow(self, digest):
        """Take one more event into the chain; the caller stores the head."""
        self.length, self.digest = self.length + 1, digest
        self.seal = seal_with_own_key(self.chain, self.length, digest)

    def is_sealed(self):
        """Tell whether the seal was made by us, for what stands here."""
        seals = (seal_of(key, self.chain, self.length, self.digest) for key in _keys())
        return any(hmac.compare_digest(self.seal, seal) for seal in seals)


def seal_of(key, chain, length, digest):
    """Return the HMAC-SHA-256 of a chain's end, in hexadecimal."""
    own_key = sha256(f"termsheets audit {key}".encode()).digest()
    return hmac.new(own_key, f"{chain}\n{length}\n{digest}".encode(), sha256).hexdigest()


def seal_with_own_key(chain, length, digest):
    """Return the seal of a chain's end with the key that seals now."""
    return seal_of(_keys()[0], chain, length, digest)


def _keys():
    """Return the key that seals now, and those that may have before."""
    own = [settings.AUDIT_KEY] if settings.AUDIT_KEY else []
    return [*own, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def chain_of(deal_id):
    """Return the chain of a deal's events, or of those without a deal."""
    return str(deal_id) if deal_id else NO_DEAL


class AuditSalt(models.Model):
    """What turns a secret into the commitment that an event holds under this name.

    No digest covers it: without this row nobody can tell what was committed to.
    """

    event = models.ForeignKey(AuditEvent, models.PROTECT, related_name="salts")
    name = models.CharField(max_length=40)
    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="audit_salt_one_per_fact")
        ]

    def __str__(self):
        return self.name

    def commitment(self, secret):
        """Return the commitment to a secret: equal to the event's fact if it is the same."""
        return commitment(self.salt, secret)


def commitment(salt, secret):
    """Return the SHA-256 of a salted secret, in hexadecimal."""
    return sha256(f"{salt}\n{secret}".encode()).hexdigest()
