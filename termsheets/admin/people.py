"""People, as staff see them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from termsheets.models import User


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Django's own user admin, without a username."""

    add_form = AdminUserCreationForm
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("Rights", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ("groups",)
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        """Refuse: whoever leaves is made inactive, and their name stays in the history."""
        return False
