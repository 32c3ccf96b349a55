"""People, as staff see them: let in, let out and helped, never stepped into."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from termsheets.admin import account_acts
from termsheets.models import User
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import accounts, policy

RIGHTS = ("is_staff", "is_superuser", "groups")


class NewPersonForm(Plain, forms.ModelForm):
    """Who is let in; the person chooses a password by letter."""

    class Meta:
        model = User
        fields = ("email", "name")

    def save(self, commit=True):
        """Return the person, who cannot sign in yet."""
        self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Django's own user admin, without a username and without anybody's password or mailbox."""

    add_form = NewPersonForm
    fieldsets = (
        (None, {"fields": ("email", "name", "mailbox_confirmed", "second_factor")}),
        ("Rights", {"fields": ("is_active", *RIGHTS)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name")}),)
    readonly_fields = ("is_active", "last_login", "date_joined", "mailbox_confirmed")
    readonly_fields += ("second_factor",)
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ("groups",)
    show_full_result_count = False
    actions = account_acts.ACTS

    @admin.display(boolean=True)
    def mailbox_confirmed(self, person):
        """Tell whether the mailbox has been proven to be the person's."""
        return person.emailaddress_set.filter(email=person.email, verified=True).exists()

    @admin.display(boolean=True)
    def second_factor(self, person):
        """Tell whether the person signs in with a second factor."""
        return person.authenticator_set.exists()

    def get_urls(self):
        """Return the admin's own addresses without the one that sets a password."""
        left_out = "auth_user_password_change"
        return [address for address in super().get_urls() if address.name != left_out]

    def get_readonly_fields(self, request, obj=None):
        """Let names and mailboxes be the person's own matter, and rights a superuser's."""
        if obj is None:
            return ()
        kept = () if request.user.is_superuser else RIGHTS
        return (*self.readonly_fields, "email", "name", *kept)

    def has_delete_permission(self, request, obj=None):
        """Refuse: whoever leaves is made inactive, and their name stays in the history."""
        return False

    def has_keep_permission(self, request):
        """Offer acts on accounts to whoever may do them."""
        return policy.may_keep_accounts(request.user)

    def save_related(self, request, form, formsets, change):
        """Store the rights, and put on record which of them changed."""
        super().save_related(request, form, formsets, change)
        if change and form.changed_data:
            changed = {"user": request.user, "person": form.instance, "changed": form.changed_data}
            accounts.note_rights(**changed)
        elif not change:
            account_acts.send_letter(request, form.instance)
