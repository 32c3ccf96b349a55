"""What a person tries out in the simulator: numbers of the terms, sales, milestones and a rate."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.functional import cached_property

from termsheets.domain import words
from termsheets.domain.simulation.forecast import BASE, CASES, forecast_of, typed
from termsheets.domain.simulation.scenario import MET, MISSED, OPEN, Scenario, years_of
from termsheets.domain.simulation.sensitivity import Term, altered, of_share, terms_in
from termsheets.models.plain_forms import Plain

RATE = Decimal(10)
MOST_MONEY = Decimal("1E15")
MOST_SALES_PCT, ALL_SALES_PCT = Decimal(1000), Decimal(100)
OUTCOMES = ((MET, "Met on time"), (MISSED, "Missed"), (OPEN, "Not yet decided"))
NOT_A_NUMBER = "Write a number such as 12.5, without a sign for percent or currency."
STEPS = 100
"""A slider of money has so many positions."""


@dataclass(frozen=True)
class Slider:
    """A number field with its range on the page; ``most`` is where the slider ends."""

    field: forms.BoundField
    most: Decimal
    step: Decimal
    stored: Decimal
    unit: str


class MoneyForm(Plain, forms.Form):
    """Controls of the simulator for one draft; nothing in it is stored.

    ``rate`` is the discount rate in percent a year, the side's own.
    """

    case = forms.ChoiceField(
        label="Case",
        choices=[(case, words.capital(case)) for case in CASES],
        required=False,
        initial=BASE,
    )
    sales = forms.DecimalField(
        label="Sales, percent of the forecast",
        min_value=0,
        max_value=MOST_SALES_PCT,
        required=False,
        initial=ALL_SALES_PCT,
    )
    rate = forms.DecimalField(
        label="Your discount rate, percent a year",
        min_value=0,
        max_value=100,
        required=False,
        initial=RATE,
        help_text="Only your side sees it.",
    )

    def __init__(self, terms, data=None):
        self.terms, self.forecast = terms, forecast_of(terms)
        self.currency = terms.deal.currency or "USD"
        self.numbers = {f"t-{one.code}-{one.field}": one for one in _numbers(terms)}
        super().__init__(data)
        for name, term in self.numbers.items():
            self.fields[name] = _field(term, self.currency)
        for milestone in self.milestones:
            self.fields[f"m-{milestone.code}"] = forms.ChoiceField(
                label=milestone.title or milestone.code,
                choices=OUTCOMES,
                required=False,
                initial=MET,
            )
        for year, amount in enumerate(self._yearly(), 1):
            self.fields[f"y-{year}"] = forms.DecimalField(
                label=f"Sales in year {year}, {self.currency}",
                min_value=0,
                max_value=MOST_MONEY,
                required=False,
                initial=amount,
            )
        for field in self.fields.values():
            field.error_messages["invalid"] = NOT_A_NUMBER
        self.is_valid()

    def value(self, name):
        """Return what a control says, or what it starts with where that is nothing sound."""
        found = getattr(self, "cleaned_data", {}).get(name)
        return self.fields[name].initial if found in (None, "") else found

    @property
    def milestones(self):
        """Return the milestones that stand and have a date."""
        return [row for row in self.terms.milestones if not row.retired and row.due_date]

    def _yearly(self):
        """Return the base sales of each year, where all stand under one heading."""
        if len(self.forecast.ranges) > 1:
            return []
        ranges = next(iter(self.forecast.ranges.values()), ())
        return [one.base for one in ranges] or [None] * years_of(self.terms, self.forecast)

    @cached_property
    def changed(self):
        """Return each number that differs from the draft, with its new value."""
        return {
            term: self.value(name)
            for name, term in self.numbers.items()
            if self.value(name) != term.value
        }

    @cached_property
    def tried(self):
        """Return the terms with the numbers as they are set."""
        terms = self.terms
        for term, value in self.changed.items():
            terms = altered(terms, term, value)
        return terms

    def scenario(self, case):
        """Return what is assumed in a case."""
        amounts = [self.value(field.name) for field in self.years]
        forecast = self.forecast
        if amounts != [field.field.initial for field in self.years]:
            forecast = typed([amount or Decimal(0) for amount in amounts], forecast)
        places = words.minor_units(self.currency)
        outcomes = {row.code: self.value(f"m-{row.code}") for row in self.milestones}
        return Scenario(forecast.at(self.value("sales"), places), case, outcomes)

    def sliders(self):
        """Return the sliders of the terms, in their order."""
        return [
            Slider(self[name], *_reach(term), term.value, _unit(term, self.currency))
            for name, term in self.numbers.items()
        ]

    @property
    def outcomes(self):
        """Return the fields of the milestones."""
        return [self[name] for name in self.fields if name.startswith("m-")]

    @property
    def years(self):
        """Return the fields of the sales by year."""
        return [self[name] for name in self.fields if name.startswith("y-")]

    @property
    def carried(self):
        """Return name and value of whatever differs from where it starts."""
        return [
            (name, value)
            for name, field in self.fields.items()
            if (value := self.value(name)) != field.initial and value is not None
        ]


def _numbers(terms):
    """Return the numbers of the terms that have a place in a form; floors and fees at 0 too."""
    shares = [row for row in terms.revenue_shares if not row.retired]
    own = [term for share in shares for term in of_share(share, terms)]
    return [*own, *(term for term in terms_in(terms) if term not in own)]


def _field(term: Term, currency):
    is_percent = term.field.endswith("_pct")
    return forms.DecimalField(
        label=f"{term.label}, {_unit(term, currency)}",
        min_value=0,
        max_value=100 if is_percent else MOST_MONEY,
        decimal_places=_places(term, currency),
        required=False,
        initial=term.value,
    )


def _places(term, currency):
    if term.field.endswith("_pct"):
        return 4
    return 6 if term.field == "unit_amount" else words.minor_units(currency)


def _unit(term, currency):
    return "%" if term.field.endswith("_pct") else currency


def _reach(term):
    """Return where a slider ends and how far it steps: twice the value, in sensible steps."""
    if term.field.endswith("_pct"):
        return min(Decimal(100), max(2 * term.value, Decimal(10))), Decimal("0.25")
    most = 2 * term.value or Decimal(100_000)
    return most, most / STEPS
