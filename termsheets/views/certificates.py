"""The certificate of what has been agreed, the same for every side."""

from datetime import UTC

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.domain.paper import paper_for
from termsheets.models import AuditEvent, Round
from termsheets.models import AuditKind as Kind
from termsheets.models.library import library_numbered
from termsheets.negotiation import audit
from termsheets.negotiation.telling import sentence
from termsheets.render import certificate, files
from termsheets.views.room import enter
from termsheets.views.sending import made_once, named


@login_required
@require_safe
def download_certificate(request, deal_id):
    """Send the certificate as PDF to somebody who may take files; 404 until all have agreed."""
    room = enter(request, deal_id)
    last, agreement = room.table.last, _agreement(room.deal)
    settled = room.deal.is_settled and last and agreement
    if not settled or not room.may["download"]:
        raise Http404("Nothing has been agreed yet.")
    audit.downloaded(request.user, room.seat.side, "certificate")
    return made_once(
        request,
        deal_id,
        files.key_of("certificate", str(deal_id), last.digest, agreement.digest),
        lambda: certificate.render(_certificate(last, agreement)),
        name=named(room.title if room.draft else "", "certificate", extension="pdf"),
        media_type="application/pdf",
    )


def _agreement(deal):
    """Return the event of the last agreement; of a deal older than the trail, its first event."""
    kinds = (Kind.AGREEMENT_REACHED, Kind.CHAIN_STARTED)
    return AuditEvent.objects.filter(deal=deal, kind__in=kinds).order_by("-sequence").first()


def _certificate(last, agreement):
    """Return what is certified of the round that was agreed."""
    sent = Round.objects.get(pk=last.pk)
    sheet = sent.sheet()
    return certificate.Certificate(
        title=sent.terms().deal.title or "A deal without a title",
        deal=str(sent.deal_id),
        number=sent.number,
        agreed=timezone.localdate(agreement.at),
        parties=sent.parties,
        round_digest=sent.digest,
        head=agreement.digest,
        acts=tuple(_acts(agreement, sent.parties, library_numbered(sent.library))),
        page_size=paper_for(sheet),
    )


def _acts(agreement, names, words_by):
    """Yield the acts up to the agreement that all parties may know of."""
    shared = AuditEvent.objects.filter(deal=agreement.deal_id, shared=True)
    before = shared.filter(sequence__lte=agreement.sequence).select_related("side")
    for event in before.order_by("sequence"):
        told = sentence(event, names, words_by)
        yield certificate.Act(event.at.astimezone(UTC), told, event.digest)
