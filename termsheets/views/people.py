"""The front door, and a person's own page."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from termsheets.models import User
from termsheets.models.plain_forms import Plain
from termsheets.models.typed import printable_line
from termsheets.views import sign_ins


class AccountAdapter(DefaultAccountAdapter):
    """How accounts differ from allauth's own: an address holds no hidden characters."""

    def clean_email(self, email):
        """Return the address of a new mailbox; raise ValidationError for one that cannot print."""
        return printable_line(super().clean_email(email))

    def pre_authenticate(self, request, **credentials):
        """Go on to the password, unless there were too many: note that, and raise."""
        try:
            super().pre_authenticate(request, **credentials)
        except forms.ValidationError:
            sign_ins.locked_out(credentials)
            raise


class SignupForm(Plain, forms.Form):
    """What sign-up asks for besides e-mail address and password."""

    name = forms.CharField(
        label="Your full name",
        max_length=User._meta.get_field("name").max_length,
        help_text="As it should stand under a letter.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("name", "email", "password1")

    def clean_name(self):
        """Return the name as it prints."""
        return printable_line(self.cleaned_data["name"])

    def signup(self, request, user):
        """Complete the new person with what was asked here."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class NameForm(Plain, forms.ModelForm):
    """A person's own name."""

    class Meta:
        model = User
        fields = ("name",)
        labels = {"name": "Your full name"}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


@require_safe
def landing(request):
    """Show strangers what this is, and everybody else their deals."""
    if request.user.is_authenticated:
        return redirect("deal-list")
    return render(request, "landing.html")


@login_required
def account(request):
    """Show a person's own page, and save their name."""
    form = NameForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Your name is saved.")
        return redirect("account")
    context = {"form": form, "has_second_factor": is_mfa_enabled(request.user)}
    return render(request, "account/index.html", context)
