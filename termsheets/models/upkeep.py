"""Why terms are as they are, and how they stay healthy, as rows."""

from django.db import models

from termsheets.domain.terms import upkeep as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    ClausesField,
    DateField,
    LinkField,
    LinksField,
    LongTextField,
    ShortTextField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow


class Assumption(CodedRow):
    """A belief on which terms rest, with a date to look again."""

    entity_key = "assumptions"

    statement = LongTextField()
    category = ChoiceField()
    owner = LinkField("Party")
    metric = LinkField("Metric")
    review_date = DateField()
    status = ChoiceField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("assumption", terms.Assumption),
            unique("assumption", "code", retired_too=True),
        ]


class Decision(CodedRow):
    """Why a term is as it is; never changed once recorded."""

    entity_key = "decisions"

    decided_on = DateField()
    title = ShortTextField()
    decision = LongTextField()
    rationale = LongTextField()
    decided_by = ShortTextField()
    affects = ClausesField()
    supersedes = LinkField("self")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("decision", terms.Decision),
            unique("decision", "code", retired_too=True),
        ]


class HygieneReview(CodedRow):
    """A regular look at the portfolio."""

    entity_key = "hygiene_reviews"

    cadence = ChoiceField()
    next_date = DateField()
    scope = ChoicesField()
    participants = ChoicesField()
    owner = LinkField("Party")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("hygiene_review", terms.HygieneReview),
            unique("hygiene_review", "code", retired_too=True),
        ]


class HygieneFinding(CodedRow):
    """Something a review found."""

    entity_key = "hygiene_findings"

    parent = models.ForeignKey(HygieneReview, models.CASCADE, related_name="hygiene_findings")
    kind = ChoiceField()
    description = LongTextField()
    assets = LinksField("BackgroundAsset")
    action = LongTextField()
    due_date = DateField()
    closed = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("hygiene_finding", terms.HygieneFinding),
            unique("hygiene_finding", "code", retired_too=True),
        ]
