"""The form that starts a deal: blank, from a sample, a file or an earlier deal."""

from django import forms

from termsheets.models import Draft
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import samples
from termsheets.render import importing


class DraftField(forms.ModelChoiceField):
    """One of some drafts; what is no id at all is none of them either."""

    def to_python(self, value):
        """Return the draft of that id; raise ValidationError where there is none."""
        try:
            return super().to_python(value)
        except forms.ValidationError:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice"
            ) from None


class StartForm(Plain, forms.Form):
    """Which way to start; each way asks only for what it needs."""

    WAYS = (
        ("blank", "Start with an empty deal"),
        ("sample", "Start from a sample deal"),
        ("earlier", "Start from an earlier deal of mine"),
        ("file", "Start from a file"),
    )

    way = forms.ChoiceField(label="How do you want to start?", choices=WAYS, initial="blank")
    sample = forms.ChoiceField(label="Which sample?", choices=samples.TITLES, required=False)
    earlier = DraftField(label="Which deal?", queryset=Draft.objects.none(), required=False)
    file = forms.FileField(
        label="Which file?",
        help_text="A deal exported as YAML or JSON, or a term sheet downloaded from here as PDF.",
        required=False,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        drafts = Draft.objects.visible_to(user).order_by("-updated", "-id")
        self.fields["earlier"].queryset = drafts
        buttons = forms.RadioSelect(choices=self.WAYS, attrs={"class": "form-check-input"})
        self.fields["way"].widget = buttons

    def ways(self):
        """Yield each way that is open, as its radio button, with the field it asks for or None."""
        for button in self["way"]:
            way = button.data["value"]
            if way != "earlier" or self.fields["earlier"].queryset.exists():
                yield button, self[way] if way in self.fields else None

    def clean(self):
        """Say which choice or file is missing."""
        answers = super().clean()
        way = answers.get("way")
        if way in ("sample", "earlier", "file") and way not in self.errors and not answers.get(way):
            self.add_error(way, f"Choose the {_THING[way]} to start from.")
        return answers

    def clean_file(self):
        """Refuse a file that is too large before reading it."""
        file = self.cleaned_data["file"]
        if file and file.size > importing.LARGEST:
            raise forms.ValidationError("Choose a file of at most 10 MB.")
        return file

    def terms(self):
        """Return the Terms to start from, or None for a blank deal.

        Raises Refused, naming what is wrong by its path, for a file that
        cannot be taken in.
        """
        answers = self.cleaned_data
        if answers["way"] == "sample":
            return samples.terms(answers["sample"])
        if answers["way"] == "earlier":
            return answers["earlier"].terms()
        return importing.terms_of(answers["file"].read()) if answers["way"] == "file" else None

    def choices(self):
        """Return the wording chosen in the earlier deal, if that is the way."""
        if self.cleaned_data["way"] != "earlier":
            return ()
        return tuple(self.cleaned_data["earlier"].clause_choices.all())


_THING = {"sample": "sample", "earlier": "earlier deal", "file": "file"}
