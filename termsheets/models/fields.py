"""The kinds of answer as columns: each may be empty, because drafts are."""

from django.db import models

from termsheets.domain.terms.types import DECIMAL_PLACES, PERCENT_PLACES
from termsheets.domain.text import SHORT_LIMIT


class Empty:
    """A column that is null until its question is answered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"null": True, "blank": True} | kwargs)


class ShortTextField(Empty, models.CharField):
    """A line of text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": SHORT_LIMIT} | kwargs)


class LongTextField(Empty, models.TextField):
    """Paragraphs of text."""


class ChoiceField(Empty, models.CharField):
    """One of the choices its fact declares; ``limits`` keeps the others out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 60} | kwargs)


class ClauseField(ShortTextField):
    """The id of a clause of the library."""


class WholeField(Empty, models.PositiveIntegerField):
    """A whole number of at least 0."""


class DateField(Empty, models.DateField):
    """A day."""


class YesNoField(Empty, models.BooleanField):
    """Yes, no, or not answered yet."""


class PercentField(Empty, models.DecimalField):
    """A percent with four decimals; 5 means 5%."""

    def __init__(self, *args, **kwargs):
        figures = {"max_digits": 7, "decimal_places": PERCENT_PLACES}
        super().__init__(*args, **figures | kwargs)


class NumberField(Empty, models.DecimalField):
    """A number of 15 digits and six decimals, kept exactly.

    SQLite would keep it as a float, so there it is stored as text.
    """

    def __init__(self, *args, **kwargs):
        figures = {"max_digits": 21, "decimal_places": DECIMAL_PLACES}
        super().__init__(*args, **figures | kwargs)

    def get_internal_type(self):
        """Return a name of its own, so that no backend converts through a float."""
        return "NumberField"

    def db_type(self, connection):
        """Return the column's type: text where decimals are not exact."""
        exact = f"numeric({self.max_digits}, {self.decimal_places})"
        return "text" if connection.vendor == "sqlite" else exact

    def from_db_value(self, value, expression, connection):
        """Return the stored number as a Decimal."""
        return self.to_python(value)


class MoneyField(NumberField):
    """An amount of the deal's currency, of at least 0."""


class ListField(models.JSONField):
    """Several answers in the order they were given."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)


class ChoicesField(ListField):
    """Several of the choices its fact declares."""


class TerritoriesField(ListField):
    """Territory codes such as ``WORLD`` and ``-US``."""


class ClausesField(ListField):
    """Ids of clauses of the library."""


class LinkField(Empty, models.ForeignKey):
    """Another row of the same draft, which cannot be deleted meanwhile."""

    def __init__(self, to, on_delete=models.RESTRICT, **kwargs):
        super().__init__(to, on_delete, **{"related_name": "+"} | kwargs)


class LinksField(models.ManyToManyField):
    """Several rows of the same draft, in the order in which they were linked."""

    def __init__(self, to, **kwargs):
        defaults = {"blank": True, "related_name": "+"}
        if to == "self":
            defaults["symmetrical"] = False
        super().__init__(to, **defaults | kwargs)
