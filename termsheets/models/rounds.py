"""What one side has sent to the others: words that never change again."""

from dataclasses import astuple
from datetime import UTC
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.db.models.query import ModelIterable
from django.utils import timezone
from django.utils.functional import cached_property

from termsheets.domain import carrying, schema, sheet_json
from termsheets.domain.content import Passage, canonical, passages
from termsheets.domain.staging import STAGES, START, includes
from termsheets.domain.text import LONG_LIMIT
from termsheets.models.drafts import Deal, Membership, Side
from termsheets.models.library import SHIPPED

WORDS = ("sheet_json", "terms_json", "choices_json")


class OfDealQuerySet(models.QuerySet):
    """Rows that belong to a deal, by who may see them."""

    deal_path = "deal"

    def visible_to(self, user):
        """Return the rows of the deals that the user is a member of, on any side."""
        members = Membership.objects.filter(side__deal=OuterRef(self.deal_path), user=user)
        return self.filter(Exists(members))


class RoundQuerySet(OfDealQuerySet):
    """Rounds, by who may see them and whether they stand.

    They come with where their deal stands, and with what that opens of each:
    one query more for all of them, once a stage is reached.
    """

    def _fetch_all(self):
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and issubclass(self._iterable_class, ModelIterable):
            _open([sent for sent in self._result_cache if sent.stage != START])

    def standing(self):
        """Return the rounds that have not been withdrawn."""
        return self.filter(withdrawal__isnull=True)

    def without_words(self):
        """Return the rounds without their long texts, for lists and decisions."""
        return self.defer(*WORDS)

    def latest(self):
        """Return the last standing round of each deal."""
        later = Round.objects.standing().filter(
            deal=OuterRef("deal"), number__gt=OuterRef("number")
        )
        return self.standing().filter(~Exists(later))

    def latest_of_sides(self):
        """Return the last standing round of each side."""
        later = Round.objects.standing().filter(
            side=OuterRef("side"), number__gt=OuterRef("number")
        )
        return self.standing().filter(~Exists(later))


def _open(rounds):
    """Let rounds of deals past the start know their details; one query."""
    if not rounds:
        return
    found = {sent.pk: [] for sent in rounds}
    kept = set(WORDS) & rounds[0].get_deferred_fields()
    model = Round._meta.get_field("details").related_model
    for detail in model.objects.filter(round__in=found).defer(*kept):
        found[detail.round_id].append(detail)
    for sent in rounds:
        sent.known_details = found[sent.pk]


class RoundManager(models.Manager.from_queryset(RoundQuerySet)):
    """Rounds with the stage of their deal."""

    def get_queryset(self):
        """Return all rounds."""
        return super().get_queryset().annotate(deal_stage=models.F("deal__stage"))


class Words(models.Model):
    """A term sheet with its public Terms, frozen.

    ``passages`` holds what a side can accept: id, heading, section and digest
    of each, in reading order.
    """

    sheet_json = models.TextField()
    terms_json = models.TextField()
    choices_json = models.TextField()
    passages = models.JSONField()

    class Meta:
        abstract = True

    def hold(self, terms, sheet, choices):
        """Take in the words; the caller stores them."""
        self.sheet_json = sheet_json.dumps(sheet)
        self.terms_json = schema.freeze(terms)
        self.choices_json = carrying.dumps(carrying.carried(sheet, choices))
        self.passages = [list(astuple(passage)) for passage in passages(sheet)]

    def tells(self):
        """Return the texts that make it differ from other words."""
        return self.sheet_json, self.terms_json, self.choices_json


class Round(Words):
    """An immutable term sheet with its public Terms, sent by one side to all others.

    Its own words are those of the start; ``details`` hold those of later
    stages, and what is read of it follows the stage of the deal.
    ``library`` is the number of the version of the clause library that worded
    it. ``parties`` holds the short names of those at the table by code.
    ``override_reason`` is why it went out with gaps, and is for the sending
    side alone; it is no part of the digest.
    """

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    side = models.ForeignKey(Side, models.PROTECT, related_name="rounds")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="rounds_sent"
    )
    sent = models.DateTimeField(default=timezone.now)
    cover_note = models.TextField(blank=True, max_length=LONG_LIMIT)
    respond_by = models.DateField(null=True)
    draft_version = models.PositiveIntegerField()
    library = models.PositiveIntegerField(default=SHIPPED)
    override_reason = models.TextField(blank=True, max_length=LONG_LIMIT)
    parties = models.JSONField()
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)

    objects = RoundManager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["deal", "number"], name="round_one_per_number"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="round_digest_is_sha256"
            ),
            models.CheckConstraint(
                condition=Q(number=1, previous_digest="")
                | Q(number__gt=1, previous_digest__regex=r"^[0-9a-f]{64}$"),
                name="round_follows_the_one_before",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("cover_note"), LONG_LIMIT),
                name="round_cover_note_fits",
            ),
        ]

    def __str__(self):
        return f"Round {self.number}"

    @property
    def stage(self):
        """Return the stage at which its deal stands, as of when the round was fetched."""
        known = self.__dict__.get("deal_stage")
        return known or self.deal.stage

    @cached_property
    def known_details(self):
        """Return its details at all stages."""
        return list(self.details.all())

    def at(self, stage):
        """Return its words as they are read at a stage: its own, or those of a detail."""
        if stage == START:
            return self
        reached = [one for one in self.known_details if includes(stage, one.stage)]
        return max(reached, key=lambda one: STAGES.index(one.stage), default=self)

    @property
    def shown_digest(self):
        """Return the digest of the words as they are read now."""
        return self.at(self.stage).digest

    def sheet(self):
        """Return the term sheet as it was sent, as far as it is open."""
        return sheet_json.loads(self.at(self.stage).sheet_json)

    def terms(self, stage=None):
        """Return the PublicTerms as they were sent, as far as they are open now or at a stage."""
        return schema.thaw_public(self.at(stage or self.stage).terms_json)

    def choices(self):
        """Return the wording that travels with it, by clause."""
        return carrying.loads(self.at(self.stage).choices_json)

    def pieces(self):
        """Return the passages a side can accept, in reading order."""
        return tuple(Passage(*piece) for piece in self.at(self.stage).passages)

    def seal(self):
        """Return the SHA-256 of all that was sent, in hexadecimal; ``digest`` equals it."""
        content = {
            "deal": str(self.deal_id),
            "number": self.number,
            "side": self.side.party_code,
            "sent": self.sent.astimezone(UTC).isoformat(),
            "cover_note": self.cover_note,
            "respond_by": self.respond_by and self.respond_by.isoformat(),
            "sheet": self.sheet_json,
            "terms": self.terms_json,
            "choices": self.choices_json,
            "passages": self.passages,
            "parties": self.parties,
            "previous": self.previous_digest,
        }
        if self.library != SHIPPED:  # those that were sealed before there were others tell of none
            content["library"] = self.library
        return sha256(canonical(content).encode()).hexdigest()

    @property
    def sender_name(self):
        """Return the short name of the party that sent it."""
        return self.parties.get(self.side.party_code, self.side.party_code)


class Withdrawal(models.Model):
    """A round taken back before anybody answered it; the round itself stays as it was."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="withdrawal")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.round} withdrawn"
