"""What a side keeps to itself, in tables of its own: no other table holds a ``^`` answer."""

from django.db import models

from termsheets.domain.terms import background, deal, upkeep
from termsheets.models.fields import ChoiceField, DateField, LongTextField
from termsheets.models.limits import limits


class OwnAnswers(models.Model):
    """The part of a draft's snapshot that is its side's alone: a line for each row with any."""

    draft = models.OneToOneField("Draft", models.CASCADE, primary_key=True, related_name="own")
    answers_json = models.TextField()

    def __str__(self):
        return f"own answers of {self.draft}"

    @classmethod
    def changed(cls, draft, answers):
        """Return what has to be saved for a draft to keep these answers; None if it has them."""
        own = None if draft._state.adding else getattr(draft, "own", None)
        if own is None:
            return cls(draft=draft, answers_json=answers)
        same, own.answers_json = own.answers_json == answers, answers
        return None if same else own


class OwnRemovedRow(models.Model):
    """The part of a removed row that is its side's alone."""

    removed = models.OneToOneField(
        "RemovedRow", models.CASCADE, primary_key=True, related_name="own"
    )
    row_json = models.TextField()

    def __str__(self):
        return f"own answers of {self.removed}"


class OwnRow(models.Model):
    """The private answers of one row of a draft; ``row`` says of which kind.

    ``unknown`` repeats all that the row's side does not know, once that names
    one of them.
    """

    draft = models.ForeignKey("Draft", models.CASCADE, related_name="+")
    unknown = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"own answers of {self.row}"


def of_row(model):
    """Return the key of an own row: the row that it belongs to."""
    return models.OneToOneField(model, models.CASCADE, primary_key=True, related_name="own")


class OwnParty(OwnRow):
    """How a party means to leave."""

    row = of_row("Party")
    planned_exit = ChoiceField()
    planned_exit_by = DateField()

    class Meta:
        constraints = limits("own_party", deal.OwnParty, private=True)


class OwnExpectation(OwnRow):
    """How much an expectation matters."""

    row = of_row("Expectation")
    priority = ChoiceField()

    class Meta:
        constraints = limits("own_expectation", deal.OwnExpectation, private=True)


class OwnBackgroundAsset(OwnRow):
    """What burdens a right, in words."""

    row = of_row("BackgroundAsset")
    encumbrance_note = LongTextField()

    class Meta:
        constraints = limits("own_background_asset", background.OwnBackgroundAsset, private=True)


class OwnAssumption(OwnRow):
    """How far a belief is trusted."""

    row = of_row("Assumption")
    confidence = ChoiceField()

    class Meta:
        constraints = limits("own_assumption", upkeep.OwnAssumption, private=True)
