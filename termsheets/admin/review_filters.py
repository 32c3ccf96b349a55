"""Which reviews the queue shows."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone

from termsheets.models import DraftReview

State = DraftReview.State
PATIENCE = timedelta(days=2)


class StateFilter(SimpleListFilter):
    """By state; what waits for a decision where nothing else is chosen."""

    title = parameter_name = "state"

    def lookups(self, request, model_admin):
        """Return the states that can be asked for besides the usual one."""
        return [*State.choices, ("all", "All")]

    def choices(self, changelist):
        """Yield the links, the first of them to what waits for a decision."""
        usual, *others = super().choices(changelist)
        yield usual | {"display": "To be decided"}
        yield from others

    def queryset(self, request, queryset):
        """Return the reviews of the chosen state."""
        if self.value() in State:
            return queryset.filter(state=self.value())
        return queryset if self.value() == "all" else queryset.open()


class ReviewerFilter(SimpleListFilter):
    """By who reviews: I, or nobody yet."""

    title = parameter_name = "reviewer"

    def lookups(self, request, model_admin):
        """Return whose reviews can be asked for."""
        return [("mine", "Mine"), ("unassigned", "Unassigned")]

    def queryset(self, request, queryset):
        """Return the chosen reviews."""
        if self.value() == "mine":
            return queryset.filter(assignee=request.user)
        return queryset.filter(assignee=None) if self.value() == "unassigned" else queryset


class OverdueFilter(SimpleListFilter):
    """Those that have waited too long."""

    title = parameter_name = "overdue"

    def lookups(self, request, model_admin):
        """Return the one question."""
        return [("yes", f"Waiting for over {PATIENCE.days} days")]

    def queryset(self, request, queryset):
        """Return the reviews that nobody has decided on in time."""
        if self.value() != "yes":
            return queryset
        return queryset.open().filter(asked_at__lt=timezone.now() - PATIENCE)
