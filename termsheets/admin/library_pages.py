"""The pages on which staff read and write a version of the clause library, and publish it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from termsheets.admin.library_forms import ClauseForm, FileForm
from termsheets.admin.paging import ShallowPaginator
from termsheets.domain.library.checking import printable
from termsheets.domain.library.editing import changed_clauses, mark_of, written_clause
from termsheets.domain.library.reading import names
from termsheets.domain.problems import Refused
from termsheets.domain.wording import BadWording, read
from termsheets.models import LibraryVersion
from termsheets.models.library import in_force, library_of
from termsheets.negotiation import library, library_uses
from termsheets.negotiation.errors import NotAllowed

PAGE = 50
HOME = "admin:termsheets_libraryversion_change"


def found(model_admin, request, pk, *, changing=False):
    """Return a version to those who may see, or change, the library; the others get no further."""
    may = model_admin.has_change_permission if changing else model_admin.has_view_permission
    if not may(request):
        raise PermissionDenied
    return get_object_or_404(LibraryVersion, pk=pk)


def page_context(model_admin, request, version, title):
    """Return what every page about a version needs."""
    return model_admin.admin_site.each_context(request) | {
        "title": f"{title}: {version}",
        "opts": model_admin.opts,
        "version": version,
        "may_edit": version.is_draft and model_admin.has_change_permission(request),
    }


def contents(version):
    """Return each section of a version with its clauses: id, title, and what became of it."""
    base = LibraryVersion.objects.filter(number=version.base or version.number).first()
    fates = changed_clauses(base.files(), version.files()) if base else {}
    sections = [
        (section.title, [(one.id, one.title, fates.get(one.id, "")) for one in section.entries])
        for section in version.library().sections
    ]
    gone = [clause for clause, fate in fates.items() if fate == "removed"]
    return {"contents": sections, "gone": gone, "files": names(), "changes": len(fates)}


def clause_page(model_admin, request, pk, clause_id):
    """Show a clause with its texts; in a draft they can be changed."""
    version = found(model_admin, request, pk, changing=request.method == "POST")
    try:
        file, written = written_clause(version.files(), clause_id)
    except KeyError:
        raise Http404(f"{version} has no clause {clause_id}.") from None
    context = page_context(model_admin, request, version, written["title"])
    kept = {"initial": {"seen": mark_of(written)}}
    data = request.POST or None
    form = ClauseForm(data, written=written, editable=context["may_edit"], **kept)
    if data and form.is_valid() and _saved_clause(request, version, form):
        messages.success(request, f"Saved: {form.cleaned_data['title']}.")
        return redirect("admin:library-clause", pk, clause_id)
    entry = read(written, file)
    context |= {
        "form": form,
        "file": file,
        "clause_id": clause_id,
        "entry": entry,
        "paths": list(printable(entry)),
        "used": sorted(entry.paths),
    }
    name = "admin/termsheets/libraryversion/clause.html"
    return TemplateResponse(request, name, context, status=422 if form.errors else 200)


def _saved_clause(request, version, form):
    try:
        library.save_clause(
            number=version.number,
            user=request.user,
            clause_id=form.written["id"],
            written=form.written_now(),
            seen=form.cleaned_data["seen"],
        )
    except BadWording as error:
        form.tell(error)
    except (NotAllowed, Refused) as error:
        _go_on(form, error, mark_of(form.written))
    return not form.errors


def _go_on(form, error, mark):
    """Keep what was typed, and let it be saved over what stands now once that has been read."""
    form.add_error(None, str(error))
    if isinstance(error, library.WordsMoved):
        form.data = form.data.copy()
        form.data["seen"] = mark


def file_page(model_admin, request, pk, name):
    """Show a file of the library; in a draft clauses are added, removed and ordered here."""
    version = found(model_admin, request, pk, changing=request.method == "POST")
    if name not in names():
        raise Http404(f"The clause library has no file {name}.")
    text = version.files()[name]
    context = page_context(model_admin, request, version, name)
    form = FileForm(request.POST or None, initial={"text": text, "seen": mark_of(text)})
    form.fields["text"].disabled = not context["may_edit"]
    if form.is_bound and form.is_valid() and _saved_file(request, version, name, form, text):
        messages.success(request, f"Saved: {name}.")
        return redirect("admin:library-file", pk, name)
    context |= {"form": form, "name": name, "stands": text}
    page = "admin/termsheets/libraryversion/file.html"
    return TemplateResponse(request, page, context, status=422 if form.errors else 200)


def _saved_file(request, version, name, form, text):
    typed = {"text": form.cleaned_data["text"], "seen": form.cleaned_data["seen"]}
    try:
        library.save_file(number=version.number, user=request.user, name=name, **typed)
    except (BadWording, NotAllowed, Refused) as error:
        _go_on(form, error, mark_of(text))
    return not form.errors


def publish_page(model_admin, request, pk):
    """Say what publishing does and whom it concerns, then publish."""
    version = found(model_admin, request, pk, changing=True)
    if request.method == "POST":
        return _published(request, version)
    if not version.is_draft:
        messages.error(request, str(library.VersionClosed(version)))
        return redirect(HOME, pk)
    now = library_of(in_force()[1])
    context = page_context(model_admin, request, version, "Publish") | {
        "losses": library_uses.losses(now, version.library()),
        "drafts": library_uses.every_draft(),
        "changes": contents(version)["changes"],
    }
    return TemplateResponse(request, "admin/termsheets/libraryversion/publish.html", context)


def _published(request, version):
    seen = request.POST.get("digest", "")
    try:
        library.publish(number=version.number, user=request.user, seen=seen)
    except (BadWording, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{version} is in force: every draft of a deal reads so now.")
    return redirect(HOME, version.pk)


def retire(model_admin, request, pk):
    """Set a draft version aside."""
    version = found(model_admin, request, pk, changing=True)
    if request.method == "POST":
        try:
            library.retire(number=version.number, user=request.user)
            messages.success(request, f"{version} is set aside.")
        except NotAllowed as error:
            messages.error(request, str(error))
    return redirect(HOME, version.pk)


def uses_page(model_admin, request, pk):
    """Show which drafts and rounds a version words."""
    version = found(model_admin, request, pk)
    page = request.GET.get("p", "")
    drafts = ShallowPaginator(library_uses.drafts_worded_by(version), PAGE).get_page(page)
    rounds = ShallowPaginator(library_uses.rounds_worded_by(version), PAGE).get_page(page)
    longer = max((drafts, rounds), key=lambda one: one.paginator.num_pages)
    context = page_context(model_admin, request, version, "Who uses it")
    context |= {"drafts": drafts, "rounds": rounds, "pages": longer}
    return TemplateResponse(request, "admin/termsheets/libraryversion/uses.html", context)
