"""Deals and rounds, as staff see them: a deal may require reviews, a round never changes."""

from django.contrib import admin

from termsheets.models import Deal, Round


class Kept(admin.ModelAdmin):
    """Rows that staff neither add nor delete."""

    show_full_result_count = False

    def has_add_permission(self, request):
        """Refuse: the people of a deal make these."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Refuse: they stay on record."""
        return False


@admin.register(Deal)
class DealAdmin(Kept):
    """Deals; all that staff decide is whether one requires reviews."""

    list_display = ("id", "status", "review_required", "created_by", "created")
    list_filter = ("status", "review_required")
    list_select_related = ("created_by",)
    search_fields = ("=id", "created_by__email")
    ordering = ("-created",)
    fields = ("id", "status", "created_by", "created", "review_required")
    readonly_fields = ("id", "status", "created_by", "created")


@admin.register(Round)
class RoundAdmin(Kept):
    """Rounds as they were sent."""

    list_display = ("deal", "number", "side", "sent", "library", "digest")
    list_filter = ("sent",)
    list_select_related = ("side", "deal")
    search_fields = ("=deal__id", "digest__startswith")
    ordering = ("-sent",)
    fields = ("deal", "number", "side", "sent", "respond_by", "library")
    fields += ("digest", "previous_digest")

    def has_change_permission(self, request, obj=None):
        """Refuse: a sent round never changes."""
        return False

    def get_queryset(self, request):
        """Return the rounds without their long texts."""
        return super().get_queryset(request).without_words()
