"""Who is in the deal, and what each brings and wants, as rows."""

from termsheets.domain.terms import deal as terms
from termsheets.models.fields import (
    ChoiceField,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MoneyField,
    PercentField,
    ShortTextField,
    WholeField,
    YesNoField,
)
from termsheets.models.limits import limits, unique
from termsheets.models.rows import CodedRow, ListRow, SingleRow


class DealBasics(SingleRow):
    """What the collaboration is, and when, where and under which law it runs."""

    entity_key = "deal"

    title = ShortTextField()
    purpose = LongTextField()
    deal_type = ChoiceField()
    effective_date = DateField()
    initial_term_months = WholeField()
    currency = ShortTextField()
    governing_law = ShortTextField()
    parties_compete = ChoiceField()
    uk_independent_alternatives = WholeField()
    sensitive_sectors = ChoicesField()

    class Meta:
        constraints = [
            *limits("deal_basics", terms.Deal),
        ]


class FieldOfUse(ListRow):
    """A product, application or customer segment that grants refer to by its tag."""

    entity_key = "fields_of_use"

    tag = ShortTextField()
    definition = LongTextField()

    class Meta(ListRow.Meta):
        constraints = [
            *limits("field_of_use", terms.FieldOfUse),
            unique("field_of_use", "tag", retired_too=True),
        ]

    def __str__(self):
        return self.tag or ""


class Party(CodedRow):
    """A company or institution at the table."""

    entity_key = "parties"

    short_name = ShortTextField()
    legal_name = ShortTextField()
    role = ChoiceField()
    country = ShortTextField()
    contact_name = ShortTextField()
    contact_title = ShortTextField()
    counsel_email = ShortTextField()
    affiliates_included = YesNoField()
    market_share_pct = PercentField()
    no_background = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("party", terms.Party),
            unique("party", "code", retired_too=True),
            unique("party", "short_name", retired_too=True),
        ]


class Contribution(CodedRow):
    """What a party brings."""

    entity_key = "contributions"

    party = LinkField("Party")
    kind = ChoiceField()
    description = LongTextField()
    value_amount = MoneyField()
    at_risk = YesNoField()

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("contribution", terms.Contribution),
            unique("contribution", "code", retired_too=True),
        ]


class Expectation(CodedRow):
    """What a party expects in return."""

    entity_key = "expectations"

    party = LinkField("Party")
    description = LongTextField()
    metric = LinkField("Metric")

    class Meta(CodedRow.Meta):
        constraints = [
            *limits("expectation", terms.Expectation),
            unique("expectation", "code", retired_too=True),
        ]
