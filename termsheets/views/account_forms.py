"""Forms of allauth in our words; apart from ``people``, which allauth loads before them."""

from allauth.account import forms

from termsheets.models.plain_forms import Plain


class InSentenceCase(Plain):
    """A form of allauth whose labels are set as all others are: "New password"."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = field.label and str(field.label).capitalize()


class LoginForm(InSentenceCase, forms.LoginForm):
    """Who somebody is, and their password."""


class ChangePasswordForm(InSentenceCase, forms.ChangePasswordForm):
    """The old password and the new one."""


class ResetPasswordKeyForm(InSentenceCase, forms.ResetPasswordKeyForm):
    """A new password in place of a forgotten one."""


class ResetPasswordForm(InSentenceCase, forms.ResetPasswordForm):
    """Where the letter goes by which a password is chosen."""


class AddEmailForm(InSentenceCase, forms.AddEmailForm):
    """A new mailbox."""


class ReauthenticateForm(InSentenceCase, forms.ReauthenticateForm):
    """The password once more."""
