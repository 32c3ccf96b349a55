"""The exit matrix as a paper of its own."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.http import require_safe

from termsheets.domain.exits.grid import grid
from termsheets.domain.obligations.facts import Facts
from termsheets.negotiation import audit
from termsheets.render import ahead
from termsheets.views.ahead.subject import subject_of
from termsheets.views.ahead.whatif import sent_paper
from termsheets.views.room import enter

ACROSS = 5
"""So many columns a table has room for; more stand in tables below each other."""


@login_required
@require_safe
def download_matrix(request, deal_id):
    """Send the matrix of a draft or a round as PDF."""
    room = enter(request, deal_id)
    if not room.may["download"]:
        raise Http404
    subject = subject_of(request, room)
    rows = grid(subject.terms, Facts(subject.terms))
    audit.downloaded(request.user, room.seat.side, "exit matrix")
    page = ahead.page("matrix", subject.cover("Exit matrix"), tables=list(_tables(rows)))
    return sent_paper(request, room, page, "exit matrix")


def _tables(rows):
    """Yield subjects and rows of each table."""
    across = rows[0].squares if rows else ()
    for start in range(0, len(across), ACROSS):
        names = [square.subject.name for square in across[start : start + ACROSS]]
        yield (
            names,
            [(row.name, row.role, row.squares[start : start + ACROSS]) for row in rows],
        )
