"""The papers of a draft under review: its files, its redlines, and notes about them."""

from functools import partial
from hashlib import sha256
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from termsheets.domain import sheet_json
from termsheets.domain.clauses import walk
from termsheets.domain.numbering import numbers
from termsheets.domain.paper import paper_for
from termsheets.domain.projection import public
from termsheets.domain.redline import redline
from termsheets.models import DraftReview, Round
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import desk_notes
from termsheets.negotiation.desk_notes import Pin
from termsheets.negotiation.errors import NotAllowed, Refused
from termsheets.negotiation.sheets import sheet_of, staged_sheet_of
from termsheets.render import files
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.render.redline import html
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.formats import FORMATS as REDLINES
from termsheets.render.redline.summary import COUNTED
from termsheets.render.result import RenderFailed

PAPERS = {"pdf": "PDF", "docx": "Word", "html": "HTML", "text": "Text", "json": "JSON"}
REVIEWED = "reviewed"


def bound(model_admin):
    """Return the views for a model admin."""
    views = {"note": note, "file": file, "redline": redline_page, "redline_file": redline_file}
    return SimpleNamespace(**{name: partial(view, model_admin) for name, view in views.items()})


def _review(model_admin, request, pk):
    """Return a review to those who may see reviews; the others get no further."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    reviews = DraftReview.objects.without_words().select_related("draft__side__deal", "draft__own")
    return get_object_or_404(reviews, pk=pk)


def comparisons(review):
    """Return what a draft can be compared with: the word in the address, and the name."""
    found = [(REVIEWED, "the last reviewed state")] if _last_reviewed(review) else []
    rounds = Round.objects.filter(deal=review.draft.side.deal_id).without_words()
    numbers_sent = rounds.order_by("-number").values_list("number", flat=True)
    return [*found, *((str(number), f"round {number}") for number in numbers_sent)]


def _last_reviewed(review):
    decided = (DraftReview.State.APPROVED, DraftReview.State.RETURNED)
    others = DraftReview.objects.filter(draft=review.draft, state__in=decided)
    return others.order_by("-decided_at").first()


def file(model_admin, request, pk, name):
    """Send the draft in a format, as every side may see it."""
    draft = _review(model_admin, request, pk).draft
    if name not in PAPERS:
        raise Http404(f"There is no format {name}.")
    words = draft.library.digest
    key = files.key_of("review", str(draft.pk), draft.version, draft.updated, words, name)
    return _sent(request, draft, key, partial(_drawn, draft, name), name=name, what="draft")


def _drawn(draft, name):
    sheet, printed = sheet_of(draft), timezone.localdate(draft.updated)
    edition = Edition.of(sheet, label="Draft", printed=printed, deal=str(draft.side.deal_id))
    return FORMATS[name].render(sheet, edition, public(draft.terms()))


def _sent(request, draft, key, make, *, name, what):
    """Return a file as a download, or to the page with the reason why there is none."""
    try:
        opened = files.stored(key, make, files.shelf_of(draft.pk))
    except RenderFailed as failure:
        messages.error(request, str(failure))
        return redirect("admin:termsheets_draftreview_changelist")
    made_as = FORMATS[name]
    title = f"{draft} - {what}.{made_as.extension}"
    return FileResponse(opened, as_attachment=True, filename=title, content_type=made_as.media_type)


class Pair:
    """An older sheet of a deal, and the draft under review; 404 if there is no such sheet."""

    def __init__(self, review, old):
        source = _last_reviewed(review) if old == REVIEWED else _round(review, old)
        if source is None:
            raise Http404("There is no such sheet to compare with.")
        self.draft = review.draft
        self.sheet = self._sheet_against(source)
        self.digest = sha256(sheet_json.dumps(self.sheet).encode()).hexdigest()
        self.old, self.redline = _compared(source), redline(source.sheet(), self.sheet)

    def _sheet_against(self, source):
        """Return the draft as the older sheet shows a deal: a round as far as its stage opens."""
        if isinstance(source, Round):
            return staged_sheet_of(self.draft, source.stage)
        return sheet_of(self.draft)

    @property
    def comparison(self):
        """Return what a redline says about itself."""
        day = timezone.localdate(self.draft.updated)
        new = Compared(0, self.old.side, day, self.digest, "Draft")
        return Comparison(old=self.old, new=new, page_size=paper_for(self.sheet))


def _round(review, old):
    number = int(old) if old.isdecimal() and len(old) < 10 else 0
    rounds = Round.objects.filter(deal=review.draft.side.deal_id, number=number)
    return rounds.select_related("side").first()


def _compared(source):
    if isinstance(source, Round):
        day = timezone.localdate(source.sent)
        return Compared(source.number, source.sender_name, day, source.digest)
    day = timezone.localdate(source.decided_at)
    return Compared(0, source.side_name, day, source.digest, "Reviewed draft")


def redline_page(model_admin, request, pk, old):
    """Show what the draft changes against a round, or against what was last reviewed."""
    review = _review(model_admin, request, pk)
    pair = Pair(review, old)
    counts = [(words, getattr(pair.redline.counts, name)) for name, words in COUNTED.items()]
    context = model_admin.admin_site.each_context(request) | {
        "title": f"What changed: {review}",
        "opts": model_admin.opts,
        "review": review,
        "comparison": pair.comparison,
        "old": old,
        "counts": [(words, count) for words, count in counts if count],
        "document": html.reading(pair.redline),
        "papers": [(name, PAPERS[name]) for name in REDLINES if name in PAPERS],
    }
    return TemplateResponse(request, "admin/termsheets/draftreview/redline.html", context)


def redline_file(model_admin, request, pk, old, name):
    """Send the redline in a format."""
    review = _review(model_admin, request, pk)
    if name not in REDLINES:
        raise Http404(f"There is no format {name}.")
    pair = Pair(review, old)
    key = files.key_of("review-redline", pair.old, pair.digest, review.draft.updated, name)
    make = partial(REDLINES[name].render, pair.redline, pair.comparison)
    return _sent(request, review.draft, key, make, name=name, what="redline")


class NoteForm(Plain, forms.Form):
    """A note, and what it is pinned to: nothing, an answer or a clause."""

    clause = forms.ChoiceField(label="About", required=False)
    text = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text="The side reads it in the thread, and beside the answer or clause it is about.",
    )

    def __init__(self, *args, draft, answer, **kwargs):
        super().__init__(*args, **kwargs)
        sheet = sheet_of(draft)
        numbered = numbers(sheet)
        self.fields["clause"].choices = [
            ("", "The draft as a whole"),
            *((clause.id, _name(clause, numbered)) for _, clause in walk(sheet)),
        ]
        if answer:
            del self.fields["clause"]


def _name(clause, numbered):
    return f"{numbered.get(clause.id, '')} {clause.heading or clause.id}".strip()


def note(model_admin, request, pk):
    """Ask for a note and store it; the address says which answer it is about, if any."""
    review = _review(model_admin, request, pk)
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    answer = request.GET.get("answer", "")
    form = NoteForm(request.POST or None, draft=review.draft, answer=answer)
    if form.is_valid() and _noted(model_admin, request, review, form, answer):
        return redirect("admin:termsheets_draftreview_change", review.pk)
    context = model_admin.admin_site.each_context(request) | {
        "title": f"Note on {review}",
        "opts": model_admin.opts,
        "review": review,
        "answer": answer.replace(":", " ").replace("_", " "),
        "form": form,
    }
    return TemplateResponse(request, "admin/termsheets/draftreview/note.html", context)


def _noted(model_admin, request, review, form, answer):
    pin = Pin.parsed(answer or form.cleaned_data["clause"])
    words = {"text": form.cleaned_data["text"], "pin": pin}
    try:
        desk_notes.note(review_id=review.pk, user=request.user, **words)
    except (NotAllowed, Refused) as error:
        form.add_error(None, str(error))
        return False
    model_admin.log_change(request, review, f"Note on {pin}." if str(pin) else "Note.")
    messages.success(request, "The note is stored.")
    return True
