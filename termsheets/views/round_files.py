"""Files of a round, the same for every side, and of what has been agreed."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.domain import schema
from termsheets.models import Deal, Draft, Response, Round
from termsheets.negotiation import audit, policy, turns
from termsheets.render import files
from termsheets.render.edition import AGREED, Edition
from termsheets.render.formats import FORMATS
from termsheets.views.downloads import TERMS
from termsheets.views.sending import made_once, named, sent


@login_required
@require_safe
def download_round(request, deal_id, number, name):
    """Send a round in the named format, or its terms."""
    found = get_object_or_404(_rounds(request, deal_id), number=number)
    return _printing(request, found, name, str(found), timezone.localdate(found.sent))


@login_required
@require_safe
def download_agreed(request, deal_id, name):
    """Send what all parties have accepted, with their signature blocks; 404 until they have."""
    deal = get_object_or_404(Deal.objects.visible_to(request.user), pk=deal_id)
    last = turns.last_round(deal)
    if not deal.is_settled or last is None:
        raise Http404("Nothing has been agreed yet.")
    given = Response.objects.filter(round=last).order_by("-given").values_list("given", flat=True)
    agreed = timezone.localdate(given.first() or last.sent)
    last.deal = deal
    return _printing(request, last, name, AGREED, agreed)


def _rounds(request, deal_id):
    """Return the rounds of a deal that the person may see, without their long texts."""
    seen = Round.objects.visible_to(request.user).filter(deal=deal_id)
    return seen.without_words().select_related("deal")


def _printing(request, found, name, label, printed):
    """Send a printing of a round to somebody who may take files of its deal."""
    if name not in FORMATS and name not in TERMS:
        raise Http404(f"There is no format {name}.")
    verdict = policy.decide(request.user, "download", found.deal)
    if not verdict.allowed:
        raise Http404
    audit.downloaded(request.user, verdict.seat.side, f"{label.lower()} as {name}")
    title = _title(request, found.deal_id)
    if name in TERMS:
        return _terms(
            found,
            name,
            named(title, f"{label.lower()} terms", extension=name.removeprefix("terms.")),
        )
    made_as = FORMATS[name]
    return made_once(
        request,
        found.deal_id,
        files.key_of("round", str(found.deal_id), found.shown_digest, label, printed, name),
        lambda: _made(found, name, label, printed),
        name=named(title, label.lower(), extension=made_as.extension),
        media_type=made_as.media_type,
    )


def _title(request, deal_id):
    """Return what the person's own side calls the deal, empty before it has a draft."""
    drafts = Draft.objects.visible_to(request.user).filter(side__deal=deal_id)
    return drafts.values_list("title", flat=True).first() or ""


def _made(found, name, label, printed):
    """Return a round drawn in a format. Raises RenderFailed."""
    sheet, deal = found.sheet(), str(found.deal_id)
    edition = Edition.of(sheet, label=label, printed=printed, digest=found.shown_digest, deal=deal)
    return FORMATS[name].render(sheet, edition, found.terms())


def _terms(found, name, file_name):
    """Send the terms of a round as far as they are open."""
    text = schema.dump(found.terms(), name.removeprefix("terms."))
    return sent(BytesIO(text.encode()), name=file_name, media_type=TERMS[name])
