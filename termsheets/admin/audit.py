"""The audit trail, for staff to read and nobody to write."""

from django.contrib import admin

from termsheets.models import AuditEvent
from termsheets.models.library import library_of, with_library
from termsheets.negotiation.telling import sentence


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """Every event, the latest first; the database itself refuses any change."""

    list_display = ("at", "kind", "told", "deal", "side", "shared")
    list_filter = ("kind", "shared", ("at", admin.DateFieldListFilter))
    list_select_related = ("deal", "side")
    search_fields = ("deal__id__exact", "actor__email", "actor__name", "digest__startswith")
    ordering = ("-id",)
    show_full_result_count = False
    list_per_page = 50
    fields = ("at", "kind", "told", "deal", "sequence", "actor", "side", "shared")
    fields += ("facts", "previous", "digest")
    readonly_fields = fields

    @admin.display(description="what happened")
    def told(self, event):
        """Return the event as a sentence."""
        return sentence(event, words_by=library_of(event.library_digest))

    def get_queryset(self, request):
        """Return the events, each with the clause library in force, which names the clauses."""
        return with_library(super().get_queryset(request))

    def has_add_permission(self, request):
        """Tell that nobody adds an event by hand."""
        return False

    def has_change_permission(self, request, obj=None):
        """Tell that no event is changed."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Tell that no event is deleted."""
        return False
