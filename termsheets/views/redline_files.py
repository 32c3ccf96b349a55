"""Files of a redline, drawn once for the same two sheets and the same standing of clauses."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.http import require_safe

from termsheets.domain.paper import paper_for
from termsheets.negotiation import audit, comparing, effects
from termsheets.render import files
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.formats import FORMATS
from termsheets.render.redline.money import money_of
from termsheets.views.redlines import DRAFT, both_or_404
from termsheets.views.room import enter
from termsheets.views.sending import made_once, named


@login_required
@require_safe
def download_redline(request, deal_id, old, name, new=None):
    """Send the redline of two rounds, or of a round and one's own draft, in a format."""
    room = enter(request, deal_id)
    if name not in FORMATS or not room.may["download"]:
        raise Http404(f"There is no format {name}.")
    both = both_or_404(room, old, new)
    audit.downloaded(request.user, room.seat.side, f"redline {old}-{new or DRAFT} as {name}")
    made_as, told = FORMATS[name], comparing.told(both, room.seat.side, room.table.last)
    shelf = files.shelf_of(both.draft.pk) if both.draft else files.ROUNDS
    return made_once(
        request,
        deal_id,
        files.key_of(
            "redline", str(deal_id), both.old.shown_digest, both.key, sorted(told.items()), name
        ),
        lambda: made_as.render(both.redline, _comparison(both, told)),
        name=named(
            room.title if room.draft else "",
            _words(old, new),
            "redline",
            extension=made_as.extension,
        ),
        media_type=made_as.media_type,
        shelf=shelf,
    )


def _words(old, new):
    return f"round {new} vs {old}" if new else f"draft vs round {old}"


def _comparison(both, told):
    old, new = (Compared(*facts) for facts in both.facts)
    effect = effects.effect_of(both)
    return Comparison(
        old=old,
        new=new,
        page_size=paper_for(both.sheet),
        money=effect and money_of(effect, both.redline),
        **told,
    )
