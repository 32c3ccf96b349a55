"""The admin site: stock Django, reached through the common sign-in.

It stands outside ``admin``: Django makes the site while it loads that package.
"""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect


class TermsheetsAdminSite(admin.AdminSite):
    """Admits active staff, in production only with a second factor.

    Signing in happens on the page everybody uses, so that its limits on
    guessing hold for the admin too.
    """

    site_header = site_title = "Termsheets"
    index_title = "Staff desk"
    left_out = ("account", "mfa")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Leave out mailboxes and second factors: with these, staff could become anybody."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        kept = [model for model in models if model._meta.app_label not in self.left_out]
        super().register(kept, admin_class, **options)

    def get_urls(self):
        """Return the admin's addresses without the one that leads from a row to the site."""
        left_out = "view_on_site"
        return [one for one in super().get_urls() if getattr(one, "name", "") != left_out]

    def has_permission(self, request):
        """Tell whether this person may be here."""
        return super().has_permission(request) and has_second_factor(request.user)

    def login(self, request, extra_context=None):
        """Send strangers to the sign-in page, staff without a second factor to get one."""
        return admit(request)


@secure_admin_login
def admit(request):
    """Redirect a signed-in staff member to where they may go; others never get here."""
    if not has_second_factor(request.user):
        return redirect("mfa_activate_totp")
    return redirect("admin:index")


def has_second_factor(user):
    """Tell whether ``user`` signs in with a second factor, where that is asked of staff."""
    return not settings.STAFF_NEED_SECOND_FACTOR or is_mfa_enabled(user)
