"""Break-glass: a superuser reads a side's private values for half an hour, and says why."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse

from termsheets.models import BreakGlass, Side
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import break_glass
from termsheets.negotiation.errors import Denied, NotAllowed, Refused


class GlassForm(Plain, forms.ModelForm):
    """Asks for the deal, its side, and the reason."""

    deal = forms.UUIDField(label="Deal", help_text="The deal's id.")
    party = forms.CharField(
        label="Side", max_length=10, help_text="The code of its party, such as PA-1."
    )

    class Meta:
        model = BreakGlass
        fields = ("reason",)

    def clean(self):
        """Find the side, and open its values."""
        told = super().clean()
        if not self.errors:
            self._find(told)
        return told

    def _find(self, told):
        sides = Side.objects.filter(deal=told["deal"], party_code=told["party"])
        if side := sides.select_related("deal").first():
            self.instance.side = side
        else:
            self.add_error("party", "Write the code of a side of that deal: it has no such side.")


@admin.register(BreakGlass)
class BreakGlassAdmin(admin.ModelAdmin):
    """Who looked at whose private values, when and why; nothing here is changed or deleted."""

    form = GlassForm
    list_display = ("side", "user", "opened", "closed", "reason")
    list_select_related = ("side", "user")
    ordering = ("-opened",)
    show_full_result_count = False
    fields = ("deal", "party", "reason")
    change_form_template = "admin/termsheets/breakglass/change_form.html"

    def get_fields(self, request, obj=None):
        """Ask for side and reason; later show what was stated."""
        return self.fields if obj is None else ("side", "user", "reason", "opened", "closed")

    def has_module_permission(self, request):
        """Show it to superusers alone."""
        return break_glass.may_break(request.user)

    def has_view_permission(self, request, obj=None):
        """Show it to superusers alone."""
        return break_glass.may_break(request.user)

    def has_add_permission(self, request):
        """Let superusers alone open anything."""
        return break_glass.may_break(request.user)

    def has_change_permission(self, request, obj=None):
        """Refuse: what was opened stays on record."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Refuse: what was opened stays on record."""
        return False

    def add_view(self, request, form_url="", extra_context=None):
        """Open the values, or say why that may not be."""
        try:
            return super().add_view(request, form_url, extra_context)
        except (NotAllowed, Refused) as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:termsheets_breakglass_changelist")

    def save_model(self, request, obj, form, change):
        """Open the values by the verb that tells the side."""
        opened = break_glass.open_glass(user=request.user, side=obj.side, reason=obj.reason)
        obj.pk, obj.user = opened.pk, opened.user

    def response_add(self, request, obj, post_url_continue=None):
        """Lead to the values."""
        return redirect("admin:termsheets_breakglass_change", obj.pk)

    def get_urls(self):
        """Return the admin's own addresses and the one that closes an access."""
        close = self.admin_site.admin_view(self.close)
        return [path("<int:pk>/close/", close, name="breakglass-close"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show the private values while they are open."""
        glass = self.get_object(request, object_id)
        told = {} if glass is None else _told(glass, request.user)
        return super().change_view(request, object_id, form_url, told | (extra_context or {}))

    def close(self, request, pk):
        """End the access before its time."""
        if request.method == "POST":
            try:
                break_glass.close_glass(glass_id=pk, user=request.user)
            except (Denied, BreakGlass.DoesNotExist) as error:
                self.message_user(request, str(error), messages.ERROR)
        return redirect("admin:termsheets_breakglass_changelist")


def _told(glass, user):
    try:
        values = break_glass.private_values(glass, user)
    except Denied as error:
        return {"over": str(error)}
    close = reverse("admin:breakglass-close", args=[glass.pk])
    return {"values": values, "until": glass.until, "close": close}
