"""The license map: one period at a time as drawing and table, and the white space in sentences."""

from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.domain import words
from termsheets.domain.licensemap import license_map
from termsheets.negotiation import audit
from termsheets.render import ahead
from termsheets.render.licensemap import drawing, span
from termsheets.views.ahead.subject import subject_of
from termsheets.views.ahead.whatif import sent_paper
from termsheets.views.numerals import number_in
from termsheets.views.room import enter

ON_PAPER = 24
"""So many periods are drawn on paper; a table of all dates stands beside them."""


@dataclass(frozen=True)
class ShownPeriod:
    """A period drawn and as a table: rows of a field's name and its cells."""

    number: int
    words: str
    drawing: str
    rows: list


@login_required
@require_safe
def licenses(request, deal_id):
    """Show the map of one period, today's if none is asked for."""
    room = enter(request, deal_id)
    subject = subject_of(request, room)
    found = license_map(subject.terms)
    asked = number_in(request.GET.get("period", ""))
    current = found.period_of(timezone.localdate()) if asked is None else asked - 1
    if found.periods and not 0 <= current < len(found.periods):
        raise Http404("There is no such period.")
    context = {
        "room": room,
        "subject": subject,
        "found": found,
        "periods": [(number, span(one)) for number, one in enumerate(found.periods, start=1)],
        "current": current + 1,
        "shown": _shown(found, current) if found.periods else None,
    }
    return render(request, "ahead/licenses.html", context)


def _shown(found, place):
    period = found.periods[place]
    cells = found.cells(period)
    rows = [
        (name, [(column, _cell(found.cell(cells, tag, column))) for column in found.columns])
        for tag, name in found.fields.items()
    ]
    return ShownPeriod(place + 1, span(period), drawing(found, period, cells, place + 1), rows)


def _cell(cell):
    """Return the licenses of a cell in words, and its conflicts."""
    entries = [
        (
            entry.grant,
            entry.licensee,
            words.choice(entry.exclusivity),
            ", ".join(map(words.choice, entry.rights)),
            entry.unless_missed,
        )
        for entry in cell.entries
    ]
    return {"entries": entries, "conflicts": cell.conflicts}


@login_required
@require_safe
def download_licenses(request, deal_id):
    """Send the map of every period as PDF."""
    room = enter(request, deal_id)
    if not room.may["download"]:
        raise Http404
    subject = subject_of(request, room)
    found = license_map(subject.terms)
    audit.downloaded(request.user, room.seat.side, "license map")
    shown = [_shown(found, place) for place in islice(range(len(found.periods)), ON_PAPER)]
    page = ahead.page("licenses", subject.cover("License map"), found=found, periods=shown)
    return sent_paper(request, room, page, "license map")
