"""What staff do with the accounts they have chosen, each time with a reason that is mailed."""

from allauth.account.forms import ResetPasswordForm
from allauth.core.context import request_context
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse

from termsheets.models.plain_forms import Plain
from termsheets.models.typed import printable
from termsheets.negotiation import accounts
from termsheets.negotiation.errors import NotAllowed, Refused


class ReasonForm(Plain, forms.Form):
    """Why staff act on an account."""

    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="The person gets it by mail; the act stands in the record of their deals.",
    )

    def clean_reason(self):
        """Return the reason as it is mailed; refuse what cannot be printed."""
        return printable(self.cleaned_data["reason"])


class Acting:
    """Asks for a reason on its own page, then acts on each chosen account."""

    def __init__(self, name, verb, then=None):
        self.name, self.verb, self.then = name, verb, then

    def __call__(self, model_admin, request, queryset):
        """Return the page that asks, or None once all is done."""
        form = ReasonForm(request.POST if "act" in request.POST else None)
        people = list(queryset)
        if not form.is_valid():
            return self._ask(model_admin, request, people, form)
        for person in people:
            self._act(model_admin, request, person, form.cleaned_data["reason"])
        return None

    def _ask(self, model_admin, request, people, form):
        context = model_admin.admin_site.each_context(request) | {
            "title": self.name,
            "opts": model_admin.opts,
            "action": request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
            "people": people,
            "form": form,
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/termsheets/user/act.html", context)

    def _act(self, model_admin, request, person, reason):
        try:
            self.verb(user=request.user, person=person, reason=reason)
        except (NotAllowed, Refused) as error:
            messages.error(request, f"{person}: {error}")
            return
        if self.then:
            self.then(request, person)
        model_admin.log_change(request, person, f"{self.name}.")
        messages.success(request, f"{self.name}: done for {person}.")


def send_letter(request, person):
    """Send somebody, to their own mailbox, the letter by which a password is chosen."""
    form = ResetPasswordForm({"email": person.email})

    def send():
        with request_context(request):
            form.save(request)

    if form.is_valid():
        transaction.on_commit(send)


_closing = Acting("Close the account", accounts.close_account)
_reopening = Acting("Reopen the account", accounts.reopen_account)
_removing = Acting("Remove the second factor", accounts.remove_second_factor)
_writing = Acting("Send a password letter", accounts.note_password_letter, send_letter)


@admin.action(description="Close the account", permissions=["keep"])
def close_account(model_admin, request, queryset):
    """Let the chosen people sign in no more."""
    return _closing(model_admin, request, queryset)


@admin.action(description="Reopen the account", permissions=["keep"])
def reopen_account(model_admin, request, queryset):
    """Let the chosen people sign in again."""
    return _reopening(model_admin, request, queryset)


@admin.action(description="Remove the second factor", permissions=["keep"])
def remove_second_factor(model_admin, request, queryset):
    """Let the chosen people, who have lost it, sign in without a second factor."""
    return _removing(model_admin, request, queryset)


@admin.action(description="Send a password letter", permissions=["keep"])
def send_password_letter(model_admin, request, queryset):
    """Let the chosen people choose a new password, by a letter to their own mailbox."""
    return _writing(model_admin, request, queryset)


ACTS = (send_password_letter, remove_second_factor, close_account, reopen_account)
