"""Files of the texts of all sides in one, drawn once for the same rounds."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.negotiation import audit
from termsheets.negotiation.bracketed import texts_of
from termsheets.render import files
from termsheets.render.bracketed import FORMATS, Text
from termsheets.render.edition import Edition
from termsheets.views.room import enter
from termsheets.views.sending import made_once, named


@login_required
@require_safe
def download_bracketed(request, deal_id, name):
    """Send the bracketed draft of a deal in a format; 404 while no round is on the table."""
    room = enter(request, deal_id)
    both = texts_of(room.deal)
    if name not in FORMATS or not room.may["download"] or not both.rounds:
        raise Http404(f"There is no bracketed draft as {name}.")
    audit.downloaded(request.user, room.seat.side, f"{both.label.lower()} as {name}")
    made_as = FORMATS[name]
    return made_once(
        request,
        deal_id,
        files.key_of("bracketed", str(deal_id), both.label, both.digest, name),
        lambda: _made(both, name, str(deal_id)),
        name=named(room.title if room.draft else "", "bracketed", extension=made_as.extension),
        media_type=made_as.media_type,
    )


def _made(both, name, deal):
    """Return the bracketed draft in a format. Raises RenderFailed."""
    edition = Edition.of(
        both.sheet, label=both.label, printed=both.day, digest=both.digest, deal=deal
    )
    texts = {
        sent.side.party_code: Text(
            side=sent.sender_name,
            number=sent.number,
            day=timezone.localdate(sent.sent),
            digest=sent.shown_digest,
        )
        for sent in both.rounds
    }
    return FORMATS[name].render(both.sheet, edition, texts)
