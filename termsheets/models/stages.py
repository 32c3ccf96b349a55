"""How far a deal is opened: what the sides have confirmed, and each round's words by stage."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from termsheets.domain.content import canonical
from termsheets.domain.staging import STAGES, START
from termsheets.models.drafts import Deal, Side
from termsheets.models.rounds import OfDealQuerySet, Round, Words

LATER = [stage for stage in STAGES if stage != START]


class RoundDetail(Words):
    """The words of a round from a stage on, where they tell more than those before it.

    ``digest`` is salted: it says nothing about words that are not open yet.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="details")
    stage = models.CharField(max_length=20)
    salt = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "stage"], name="round_detail_one_per_stage"),
            models.CheckConstraint(condition=Q(stage__in=LATER), name="round_detail_stage_known"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="round_detail_digest_is_sha256"
            ),
        ]

    def __str__(self):
        return f"{self.round} from {self.stage} on"

    def seal(self):
        """Return the SHA-256 that ``digest`` equals, in hexadecimal."""
        content = {
            "round": self.round.digest,
            "stage": self.stage,
            "salt": self.salt,
            "sheet": self.sheet_json,
            "terms": self.terms_json,
            "choices": self.choices_json,
            "passages": self.passages,
        }
        return sha256(canonical(content).encode()).hexdigest()


def digest_of_details(details):
    """Return the SHA-256 over what a round tells at all its stages, in hexadecimal.

    There is one also where no stage tells more, so that it gives nothing away.
    """
    told = {one.stage: one.digest for one in details}
    return sha256(canonical(told).encode()).hexdigest()


class StageConfirmationQuerySet(OfDealQuerySet):
    """Confirmations, by who may see them."""


class StageConfirmation(models.Model):
    """A side says that a stage's precondition is met; ``undone`` closes it and all after it."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="stage_confirmations")
    stage = models.CharField(max_length=20)
    side = models.ForeignKey(Side, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone = models.BooleanField(default=False)

    objects = StageConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=LATER), name="stage_confirmation_stage_known"
            )
        ]

    def __str__(self):
        return f"{self.stage} {'closed' if self.undone else 'confirmed'} by {self.side}"
