"""Files of a draft: the term sheet as PDF, text or JSON, the terms as YAML."""

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from termsheets.domain import schema
from termsheets.negotiation.sheets import sheet_of
from termsheets.render import pdf
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.render.result import RenderFailed
from termsheets.views.deals import draft_or_404

TERMS = {"yaml": "application/yaml", "terms.json": "application/json"}


@login_required
@require_safe
def download(request, deal_id, name):
    """Send the draft in the named format, under the deal's own name."""
    draft = draft_or_404(request, deal_id)
    if name in TERMS:
        text = schema.dump(draft.terms(), name.removeprefix("terms."))
        return _attachment(text, TERMS[name], draft, name)
    if name not in FORMATS:
        raise Http404(f"There is no format {name}.")
    sheet = sheet_of(draft)
    edition = Edition.of(sheet, label="Draft", printed=timezone.localdate(draft.updated))
    try:
        content = (
            _pdf(draft, sheet, edition) if name == "pdf" else FORMATS[name].render(sheet, edition)
        )
    except RenderFailed as failure:
        return render(request, "deals/render_failed.html", {"failure": failure}, status=503)
    return _attachment(content, FORMATS[name].media_type, draft, name)


def _pdf(draft, sheet, edition):
    """Return the PDF; the pages of the last one spare a layout where they still hold."""
    key = f"pages-of-draft-{draft.pk}"
    rendered = pdf.render(sheet, edition, cache.get(key))
    cache.set(key, rendered.hints, timeout=None)
    return rendered.pdf


def _attachment(content, media_type, draft, extension):
    title = slugify(str(draft)) or "term-sheet"
    disposition = f'attachment; filename="{title}-draft.{extension}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=media_type, headers=headers)
