"""The clause library in the admin: its versions, written here and published for every draft."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from termsheets.admin import library_pages, library_papers
from termsheets.admin.library_forms import StartForm
from termsheets.models import LibraryVersion
from termsheets.negotiation import library

ADDRESSES = (
    ("clauses/<str:clause_id>/", library_pages.clause_page, "library-clause"),
    ("files/<str:name>/", library_pages.file_page, "library-file"),
    ("publish/", library_pages.publish_page, "library-publish"),
    ("retire/", library_pages.retire, "library-retire"),
    ("uses/", library_pages.uses_page, "library-uses"),
    ("preview/", library_papers.preview, "library-preview"),
    ("preview/pdf/", library_papers.preview_file, "library-preview-file"),
    ("redline/", library_papers.redline_page, "library-redline"),
    ("redline/pdf/", library_papers.redline_file, "library-redline-file"),
)


@admin.register(LibraryVersion)
class LibraryVersionAdmin(admin.ModelAdmin):
    """Versions of the clause library: what was published never changes, nothing is deleted."""

    list_display = ("__str__", "state", "note", "author", "published_at", "retired_at")
    list_filter = ("state",)
    list_select_related = ("author",)
    search_fields = ("note",)
    show_full_result_count = False
    actions = None
    fields = readonly_fields = (
        "number",
        "state",
        "note",
        "base",
        "author",
        "created",
        "published_by",
        "published_at",
        "retired_at",
        "sha256",
    )

    def has_change_permission(self, request, obj=None):
        """Allow staff to act on a version by its own pages, and nobody to edit it here."""
        return obj is None and super().has_change_permission(request)

    def has_add_permission(self, request):
        """Let those start a version who may write one."""
        return super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Refuse: what was published stays on record, and so do the numbers."""
        return False

    def get_queryset(self, request):
        """Return the versions without their long texts."""
        return super().get_queryset(request).without_files()

    @admin.display(description="SHA-256")
    def sha256(self, version):
        """Return the digest of its files."""
        return version.library().digest

    def get_urls(self):
        """Return the admin's own addresses and those of a version's pages."""
        own = [
            path(f"<int:pk>/{end}", self.admin_site.admin_view(partial(view, self)), name=name)
            for end, view, name in ADDRESSES
        ]
        return own + super().get_urls()

    def add_view(self, request, form_url="", extra_context=None):
        """Ask what a new version starts from, and start it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = StartForm(request.POST or None, initial=request.GET.dict())
        if form.is_valid():
            version = library.start_version(user=request.user, **form.cleaned_data)
            messages.success(request, f"{version} is yours to write.")
            return redirect("admin:termsheets_libraryversion_change", version.pk)
        context = self.admin_site.each_context(request)
        context |= {"title": "Start a version", "opts": self.opts, "form": form}
        page = "admin/termsheets/libraryversion/start.html"
        return TemplateResponse(request, page, context, status=422 if form.errors else 200)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show a version with its clauses, and what can be done with it."""
        version = self.get_object(request, object_id)
        told = {} if version is None else self._told(request, version)
        return super().change_view(request, object_id, form_url, told | (extra_context or {}))

    def _told(self, request, version):
        may_act = self.has_change_permission(request)
        return {
            "title": f"{version} of the clause library",
            "subtitle": None,
            "may_edit": version.is_draft and may_act,
            "may_start": may_act,
        } | library_pages.contents(version)
