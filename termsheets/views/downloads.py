"""Files of a draft: the term sheet in each format, made once, and the terms as YAML or JSON."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.domain import schema
from termsheets.domain.projection import public
from termsheets.models import PageHints
from termsheets.negotiation import audit
from termsheets.negotiation.sheets import sheet_of
from termsheets.render import files, pdf
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS
from termsheets.views.deals import draft_or_404
from termsheets.views.sending import made_once, named, sent

WORDS = ("terms_json", "own__answers_json")
TERMS = {"yaml": "application/yaml", "terms.json": "application/json"}


@login_required
@require_safe
def download(request, deal_id, name):
    """Send the draft in the named format, under the deal's own name."""
    draft = draft_or_404(request, deal_id, without=() if name in TERMS else WORDS)
    if name not in FORMATS and name not in TERMS:
        raise Http404(f"There is no format {name}.")
    audit.downloaded(request.user, draft.side, f"draft as {name}")
    if name in TERMS:
        return _terms(draft, name)
    made_as = FORMATS[name]
    return made_once(
        request,
        deal_id,
        files.key_of(
            "draft", str(draft.pk), draft.version, draft.updated, draft.library.digest, name
        ),
        lambda: _made(draft, name),
        name=named(str(draft), "draft", extension=made_as.extension),
        media_type=made_as.media_type,
        shelf=files.shelf_of(draft.pk),
    )


def _terms(draft, name):
    """Send the answers themselves. They hold what is private, so no file of them is kept."""
    extension = name.removeprefix("terms.")
    text = schema.dump(draft.terms(), extension)
    return sent(
        BytesIO(text.encode()),
        name=named(str(draft), "draft terms", extension=extension),
        media_type=TERMS[name],
    )


def _made(draft, name):
    """Return the draft drawn in a format. Raises RenderFailed."""
    sheet, terms = sheet_of(draft), public(draft.terms())
    printed = timezone.localdate(draft.updated)
    edition = Edition.of(sheet, label="Draft", printed=printed, deal=str(draft.side.deal_id))
    if name == "pdf":
        return _pdf(draft, sheet, edition, terms)
    return FORMATS[name].render(sheet, edition, terms)


def _pdf(draft, sheet, edition, terms):
    """Return the PDF; the pages of the last one spare a layout where they still hold."""
    hints = PageHints.of(draft)
    rendered = pdf.render(sheet, edition, terms, hints)
    if rendered.hints != hints:
        PageHints.keep(draft, rendered.hints)
    return rendered.pdf
