"""Who decides, how fast and what breaks a tie, as rows."""

from termsheets.domain.terms import governance as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    LinkField,
    LinksField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow, SingleRow


class Governance(SingleRow):
    """How the joint committee meets, votes and reports."""

    entity_key = "governance"

    cadence = ChoiceField()
    quorum_per_party = WholeField()
    voting = ChoiceField()
    chair = ChoiceField()
    minutes_days = WholeField()
    may_amend = YesNoField()
    status_quo = YesNoField()
    urgent_relief = YesNoField()
    dashboard_frequency = ChoiceField()
    dashboard_metrics = LinksField("Metric")

    class Meta:
        constraints = [
            *limits("governance", terms.Governance),
        ]


class CommitteeSeat(CodedRow):
    """A seat in the committee."""

    entity_key = "committee_seats"

    party = LinkField("Party")
    title = ShortTextField()
    expertise = ChoicesField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("committee_seat", terms.CommitteeSeat),
            unique("committee_seat", "code", retired_too=True),
        ]


class DecisionRight(CodedRow):
    """Who decides one topic, and how fast."""

    entity_key = "decision_rights"

    topic = ChoiceField()
    decider = ChoiceField()
    party = LinkField("Party")
    casting_vote = LinkField("Party")
    response_days = WholeField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("decision_right", terms.DecisionRight),
            unique("decision_right", "code", retired_too=True),
        ]


class EscalationStep(CodedRow):
    """One rung of the deadlock ladder."""

    entity_key = "escalation_steps"

    order = WholeField()
    level = ChoiceField()
    days = WholeField()
    binding = YesNoField()
    detail = ShortTextField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("escalation_step", terms.EscalationStep),
            unique("escalation_step", "code", retired_too=True),
            unique("escalation_step", "order"),
        ]
