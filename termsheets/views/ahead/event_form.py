"""The form that asks what might happen, who would be behind it, and when."""

from datetime import date

from django import forms

from termsheets.domain import words
from termsheets.domain.dates import LAST_DAY
from termsheets.domain.exits import Event, day_in_month
from termsheets.domain.exits.events import BY_A_PARTY
from termsheets.domain.terms.structure import entities
from termsheets.models.plain_forms import Plain

EARLIEST = date(1990, 1, 1)
LAST_MONTH = 600
SCENARIOS = entities()["exit_rules"].facts["scenario"].choices
QUESTIONS = {
    "expiry": "The deal runs out",
    "convenience": "Somebody ends it without cause",
    "breach": "Somebody breaches it",
    "insolvency": "Somebody becomes insolvent",
    "change_of_control": "Somebody is bought",
    "divestiture": "Somebody sells the business that uses the licenses",
    "failed_milestone": "A milestone is missed",
    "disruption": "The market or the law changes",
}


class EventForm(Plain, forms.Form):
    """What might happen; read from an address, so that it can be linked to."""

    scenario = forms.ChoiceField(label="What happens?", required=False)
    party = forms.ChoiceField(label="Who is behind it, or hit by it?", required=False)
    by_competitor = forms.BooleanField(label="The buyer is a competitor", required=False)
    milestone = forms.ChoiceField(label="Which milestone?", required=False)
    trigger = forms.ChoiceField(label="Which change?", required=False)
    month = forms.IntegerField(
        label="In which month of the deal?",
        required=False,
        min_value=1,
        max_value=LAST_MONTH,
        help_text="The first month is 1. Or give a day.",
    )
    day = forms.DateField(
        label="On which day?",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, terms, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.start = terms.deal.effective_date
        self.fields["scenario"].choices = [
            ("", "Choose"),
            *((scenario, QUESTIONS[scenario]) for scenario in SCENARIOS),
        ]
        self._offer("party", terms.parties, lambda row: row.short_name)
        self._offer("milestone", terms.milestones, lambda row: row.title)
        self._offer("trigger", terms.disruption_triggers, lambda row: words.choice(row.kind or ""))

    def _offer(self, name, rows, name_of):
        named = ((row.code, name_of(row)) for row in rows if not row.retired)
        choices = [
            (code, f"{words.capital(said)} ({code})" if said else code) for code, said in named
        ]
        self.fields[name].choices = [("", "Choose"), *choices]

    def clean_day(self):
        """Return the day, if a deal can have it."""
        day = self.cleaned_data["day"]
        if day and not EARLIEST <= day <= LAST_DAY:
            raise forms.ValidationError(f"Choose a day from {EARLIEST.year} to {LAST_DAY.year}.")
        return day

    def clean(self):
        """Ask for what the scenario needs."""
        told = self.cleaned_data
        scenario = told.get("scenario")
        needs = {"failed_milestone": "milestone"} | dict.fromkeys(BY_A_PARTY, "party")
        needed = needs.get(scenario)
        if needed and not told.get(needed) and needed not in self.errors:
            self.add_error(
                needed,
                "Choose which milestone is missed." if needed == "milestone" else "Choose who.",
            )
        if scenario in (*BY_A_PARTY, "disruption") and not self._when() and not self.errors:
            self.add_error("day", "Say when: a day, or a month of a deal that has a start.")
        return told

    def _when(self):
        """Return the day: as given, or the first of the month."""
        told = self.cleaned_data
        month = told.get("month")
        if told.get("day") or not (month and self.start):
            return told.get("day")
        return day_in_month(self.start, month)

    @property
    def event(self):
        """Return the event of a form that is asked and right, else None."""
        if not (self.is_bound and self.is_valid() and self.cleaned_data["scenario"]):
            return None
        told = self.cleaned_data
        return Event(
            scenario=told["scenario"],
            party=told["party"],
            day=self._when(),
            milestone=told["milestone"],
            trigger=told["trigger"],
            by_competitor=told["by_competitor"],
        )
