"""What a side answers to what the deal checks found in its draft."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT
from termsheets.models.drafts import Draft


class FindingAnswer(models.Model):
    """A warning waived or a blocker overridden, with the reason; one side's alone.

    ``check_id`` and ``subject`` name the finding; ``fingerprint`` is the
    SHA-256 of it and of what it was about, so that the answer lapses with
    the first change of that. ``private`` tells that the finding came from
    answers which only the side knows. Without an ``author`` a command gave it.
    """

    class Kind(models.TextChoices):
        """What is answered: a warning is waived, a blocker overridden."""

        WAIVED = "waived"
        OVERRIDDEN = "overridden"

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="finding_answers")
    check_id = models.CharField("check", max_length=60)
    subject = models.CharField(max_length=SHORT_LIMIT)
    fingerprint = models.CharField(max_length=64)
    private = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField(max_length=LONG_LIMIT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    given = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["kind", "check_id"], name="finding_answer_by_check")]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "fingerprint"], name="finding_answer_one_per_finding"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["waived", "overridden"]), name="finding_answer_kind_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="finding_answer_gives_a_reason"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("reason"), LONG_LIMIT),
                name="finding_answer_reason_fits",
            ),
            models.CheckConstraint(
                condition=~Q(check_id="") & ~Q(subject=""), name="finding_answer_names_its_finding"
            ),
            models.CheckConstraint(
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"),
                name="finding_answer_fingerprint_is_sha256",
            ),
        ]

    def __str__(self):
        return f"{self.check_id} {self.subject}: {self.kind}"
