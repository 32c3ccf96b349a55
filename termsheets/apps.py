"""The one Django app, and the admin that goes with it."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TermsheetsConfig(AppConfig):
    """Everything Termsheets is, as one app with layers inside."""

    name = "termsheets"
    verbose_name = "Termsheets"
    default_auto_field = "django.db.models.BigAutoField"


class TermsheetsAdminConfig(AdminConfig):
    """Django's admin, behind the sign-in that everybody else uses."""

    default_site = "termsheets.staff.TermsheetsAdminSite"
