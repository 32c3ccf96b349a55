"""The review desk: the queue of drafts that wait, and each of them to be read."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from termsheets.admin import decisions, review_pages, searching
from termsheets.admin.answers import sections
from termsheets.admin.metrics import metrics_page
from termsheets.admin.paging import ShallowPaginator
from termsheets.admin.review_filters import OverdueFilter, ReviewerFilter, StateFilter
from termsheets.domain.checks import Severity
from termsheets.domain.projection import public
from termsheets.models import DraftReview, ReviewNote
from termsheets.negotiation import desk_notes
from termsheets.negotiation.judging import shared_findings


class ReviewNoteInline(admin.StackedInline):
    """The thread of a review, to be read."""

    model = ReviewNote
    fields = readonly_fields = ("author", "about", "text", "written", "resolved", "resolved_by")
    extra = 0
    verbose_name_plural = "thread"

    def get_queryset(self, request):
        """Return the notes with the people in them."""
        return super().get_queryset(request).select_related("author", "resolved_by")

    def has_add_permission(self, request, obj):
        """Refuse: notes are written on a page of their own."""
        return False

    def has_change_permission(self, request, obj=None):
        """Refuse: what was said stays."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Refuse: what was said stays."""
        return False

    def has_view_permission(self, request, obj=None):
        """Show the thread to whoever sees the review that holds it."""
        return True

    def about(self, note):
        """Return the answer or clause that a note is pinned to."""
        return desk_notes.answer_of(note) if note.entity else note.clause_id or "-"


@admin.register(DraftReview)
class DraftReviewAdmin(admin.ModelAdmin):
    """Drafts under review: read and decided on, never edited, never deleted."""

    list_display = (
        "draft",
        "side_name",
        "state",
        "waiting",
        "assignee",
        "answers_missing",
        "findings_open",
        "changed_since_my_review",
    )
    list_display_links = ("draft",)
    list_filter = (StateFilter, ReviewerFilter, OverdueFilter)
    list_select_related = ("draft__side", "assignee")
    list_per_page = 50
    paginator = ShallowPaginator
    search_fields = ("words",)
    show_full_result_count = False
    actions = (decisions.assign_to_me, decisions.approve, decisions.give_back)
    inlines = (ReviewNoteInline,)
    fields = readonly_fields = (
        "draft",
        "side_name",
        "state",
        "asked_by",
        "asked_at",
        "assignee",
        "decided_by",
        "decided_at",
        "answers_missing",
        "findings_open",
        "draft_saved",
        "changed_since_my_review",
    )

    def has_add_permission(self, request):
        """Refuse: only a side asks for a review."""
        return False

    def has_change_permission(self, request, obj=None):
        """Allow reviewers to act on the queue, and nobody to edit what was asked."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Refuse: what was reviewed stays on record."""
        return False

    def get_queryset(self, request):
        """Return the reviews without long texts, each with the version this person last decided."""
        mine = DraftReview.objects.filter(draft=OuterRef("draft"), decided_by=request.user)
        last = mine.order_by("-decided_at").values("draft_version")[:1]
        reviews = super().get_queryset(request).without_words().defer("draft__terms_json")
        return reviews.annotate(my_version=Subquery(last))

    def get_search_results(self, request, queryset, search_term):
        """Return the reviews in which every word is found."""
        return searching.found(queryset, search_term), False

    @admin.display(description="waiting", ordering="asked_at")
    def waiting(self, review):
        """Return how long the side has waited, or did wait."""
        return timesince(review.asked_at, review.decided_at or timezone.now(), depth=1)

    @admin.display(description="missing", ordering="missing")
    def answers_missing(self, review):
        """Return how many answers a round would need."""
        return review.missing

    @admin.display(description="open findings", ordering="open_findings")
    def findings_open(self, review):
        """Return how many blockers and warnings nobody had answered, as staff may see them."""
        return review.open_findings

    @admin.display(description="changed since mine")
    def changed_since_my_review(self, review):
        """Return whether the draft is another than this person last decided on."""
        if review.my_version is None:
            return "not reviewed by me"
        return "yes" if review.draft.version != review.my_version else "no"

    @admin.display(description="draft last saved")
    def draft_saved(self, review):
        """Return when the draft was last changed."""
        return date_format(localtime(review.draft.updated), "DATETIME_FORMAT")

    def get_urls(self):
        """Return the admin's own addresses and those of a draft's papers."""
        view, site = review_pages.bound(self), self.admin_site
        own = [
            path("metrics/", site.admin_view(metrics_page(self)), name="review-metrics"),
            path("<int:pk>/note/", site.admin_view(view.note), name="review-note"),
            path("<int:pk>/files/<str:name>/", site.admin_view(view.file), name="review-file"),
            path(
                "<int:pk>/redline/<str:old>/", site.admin_view(view.redline), name="review-redline"
            ),
            path(
                "<int:pk>/redline/<str:old>/<str:name>/",
                site.admin_view(view.redline_file),
                name="review-redline-file",
            ),
        ]
        return own + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show the draft with its answers, papers and redlines."""
        review = self.get_object(request, object_id)
        told = {} if review is None else self._told(request, review)
        return super().change_view(request, object_id, form_url, told | (extra_context or {}))

    def _told(self, request, review):
        draft = review.draft
        return {
            "title": str(review),
            "subtitle": None,
            "sections": sections(public(draft.terms()), draft.library),
            "found": _gravest_first(shared_findings(draft, timezone.localdate())),
            "papers": review_pages.PAPERS,
            "redlines": review_pages.comparisons(review),
            "earlier": DraftReview.objects.filter(draft=draft)
            .exclude(pk=review.pk)
            .without_words(),
            "may_decide": self.has_change_permission(request) and review.is_open,
            "queue": reverse("admin:termsheets_draftreview_changelist"),
        }


def _gravest_first(judged):
    """Return findings with their answers: blockers before warnings and notes."""
    order = list(Severity)
    return sorted(judged, key=lambda one: order.index(one.finding.severity))
