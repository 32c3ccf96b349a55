"""What a version of the clause library makes of the sample deals, and of another version."""

from functools import partial
from hashlib import sha256

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from termsheets.admin.library_pages import found, page_context
from termsheets.domain import sheet_json
from termsheets.domain.paper import paper_for
from termsheets.domain.projection import public
from termsheets.domain.redline import redline
from termsheets.domain.wording import POSITIONS
from termsheets.models import LibraryVersion
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import samples
from termsheets.negotiation.library import sample_sheet
from termsheets.render import files, html
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.render.redline import html as redline_html
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.formats import FORMATS as REDLINES
from termsheets.render.redline.summary import COUNTED
from termsheets.render.result import RenderFailed

SHELF = "drafts/clause-library"


class SampleForm(Plain, forms.Form):
    """Asks for a sample deal, and for the position in which each clause prints."""

    deal = forms.ChoiceField(label="Sample deal", choices=samples.TITLES)
    position = forms.ChoiceField(
        label="Position", choices=[(name, name.capitalize()) for name in POSITIONS]
    )

    @property
    def query(self):
        """Return what the address of a file says: the deal and the position."""
        return "&".join(f"{name}={self.cleaned_data[name]}" for name in ("deal", "position"))


class AgainstForm(SampleForm):
    """Asks for another version, too."""

    old = forms.TypedChoiceField(label="Against", coerce=int)

    field_order = ("old", "deal", "position")

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        others = LibraryVersion.objects.without_files().exclude(pk=version.pk)
        self.fields["old"].choices = [
            (one.number, f"{one}, {one.get_state_display().lower()}") for one in others
        ]

    @property
    def query(self):
        """Return what the address of a file says, the other version included."""
        return f"old={self.cleaned_data['old']}&{super().query}"


def _asked(request, form_class, known, **kwargs):
    """Return the form as the address fills it in; an address that fits nothing is not there."""
    form = form_class({**known, **request.GET.dict()}, **kwargs)
    if not form.is_valid():
        raise Http404("There is no such sample deal, position or version.")
    return form


def _sampled(request):
    return _asked(request, SampleForm, {"deal": samples.TITLES[0][0], "position": "balanced"})


def _sheet(version, form):
    told = form.cleaned_data
    return sample_sheet(version.library(), told["deal"], told["position"])


def _day(version):
    return timezone.localdate(version.published_at or version.created)


def preview(model_admin, request, pk):
    """Show a sample deal in the words of a version."""
    version, form = found(model_admin, request, pk), _sampled(request)
    context = page_context(model_admin, request, version, "Preview") | {
        "form": form,
        "papers": [("library-preview-file", "PDF")],
        "document": html.reading(_sheet(version, form)),
    }
    return TemplateResponse(request, "admin/termsheets/libraryversion/paper.html", context)


def preview_file(model_admin, request, pk):
    """Send a sample deal in the words of a version as PDF."""
    version, form = found(model_admin, request, pk), _sampled(request)
    sheet = _sheet(version, form)
    label = f"{version} of the clause library"
    edition = Edition.of(sheet, label=label, printed=_day(version), deal="")
    terms = public(samples.terms(form.cleaned_data["deal"]))
    key = files.key_of("library", edition.digest)
    make = partial(FORMATS["pdf"].render, sheet, edition, terms)
    return _sent(request, version, key, make, f"{version} - {form.query}.pdf")


def _sent(request, version, key, make, name):
    """Return a PDF as a download, or to the version with the reason why there is none."""
    try:
        opened = files.stored(key, make, SHELF)
    except RenderFailed as failure:
        messages.error(request, str(failure))
        return redirect("admin:termsheets_libraryversion_change", version.pk)
    return FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf")


def _against(request, version):
    default = (
        version.base
        or LibraryVersion.objects.exclude(pk=version.pk)
        .values_list("number", flat=True)
        .order_by("number")
        .first()
    )
    known = {"old": default, "deal": samples.TITLES[0][0], "position": "balanced"}
    return _asked(request, AgainstForm, known, version=version)


class Pair:
    """A sample deal in the words of two versions."""

    def __init__(self, version, form):
        self.old = LibraryVersion.objects.get(number=form.cleaned_data["old"])
        self.new = version
        self.sheets = [_sheet(one, form) for one in (self.old, self.new)]
        self.redline = redline(*self.sheets)

    @property
    def comparison(self):
        """Return what the redline says about itself."""
        old, new = map(self._compared, (self.old, self.new), self.sheets)
        return Comparison(old=old, new=new, page_size=paper_for(self.sheets[1]))

    @staticmethod
    def _compared(version, sheet):
        digest = sha256(sheet_json.dumps(sheet).encode()).hexdigest()
        return Compared(0, version.get_state_display().lower(), _day(version), digest, str(version))


def redline_page(model_admin, request, pk):
    """Show what a version changes in a sample deal against another one."""
    version = found(model_admin, request, pk)
    if not LibraryVersion.objects.exclude(pk=version.pk).exists():
        messages.info(request, "There is no other version to compare with yet.")
        return redirect("admin:termsheets_libraryversion_change", version.pk)
    form = _against(request, version)
    pair = Pair(version, form)
    counts = [(words, getattr(pair.redline.counts, name)) for name, words in COUNTED.items()]
    context = page_context(model_admin, request, version, "What changed") | {
        "form": form,
        "comparison": pair.comparison,
        "counts": [(words, count) for words, count in counts if count],
        "papers": [("library-redline-file", "PDF")],
        "document": redline_html.reading(pair.redline),
    }
    return TemplateResponse(request, "admin/termsheets/libraryversion/paper.html", context)


def redline_file(model_admin, request, pk):
    """Send what a version changes against another one as PDF."""
    version = found(model_admin, request, pk)
    form = _against(request, version)
    pair = Pair(version, form)
    compared = pair.comparison
    key = files.key_of("library-redline", compared.old, compared.new)
    make = partial(REDLINES["pdf"].render, pair.redline, compared)
    return _sent(request, version, key, make, f"{version} - {form.query} - redline.pdf")
