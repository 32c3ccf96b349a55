"""Forms of allauth in our words; apart from ``people``, which allauth loads before them."""

from allauth.account import forms


class InSentenceCase:
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
