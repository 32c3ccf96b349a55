"""What a sender says along with a round."""

from django import forms
from django.utils import timezone

from termsheets.models.plain_forms import Plain
from termsheets.models.typed import printable


class SendForm(Plain, forms.Form):
    """What goes with a round.

    ``version`` is the draft as its sender has seen it, and ``seen`` the number
    of the round on the table then, 0 for none; ``library`` is the version of
    the clause library that worded it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    library = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label="Cover note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you changed and why, in your own words. Every side reads it.",
    )
    respond_by = forms.DateField(
        label="Answer by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The day by which you would like an answer. Leave it empty if there is none.",
    )
    override_reason = forms.CharField(
        label="Why send it as it is?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=(
            "No other side reads this, only yours and staff who review. "
            "It answers every finding that is still open. What is missing prints in brackets."
        ),
    )

    takes_back = forms.BooleanField(
        label="Put our words in place of theirs in the clauses named above",
        error_messages={"required": "Tick this to send your draft as it is, or start from theirs."},
    )

    def __init__(self, *args, is_ready, takes_back, **kwargs):
        super().__init__(*args, **kwargs)
        if is_ready:
            del self.fields["override_reason"]
        if not takes_back:
            del self.fields["takes_back"]

    def clean_note(self):
        """Return the note as it is sent."""
        return printable(self.cleaned_data["note"])

    def clean_override_reason(self):
        """Return the reason as it is kept."""
        return printable(self.cleaned_data["override_reason"])

    def clean_respond_by(self):
        """Refuse a day that is over."""
        day = self.cleaned_data["respond_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("Choose today or a later day.")
        return day
