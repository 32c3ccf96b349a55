"""Who did what in a deal, and when: as far as the reader's side may know."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from termsheets.models import AuditEvent
from termsheets.models import AuditKind as Kind
from termsheets.negotiation.telling import sentence
from termsheets.views.room import enter

PAGE_SIZE = 50
LAST_PAGE = 9999
GROUPS = {
    "Rounds and answers": (
        Kind.ROUND_SENT,
        Kind.ROUND_WITHDRAWN,
        Kind.RESPONSE_GIVEN,
        Kind.COMMENT_WRITTEN,
        Kind.COMMENT_RESOLVED,
        Kind.COMMENT_REOPENED,
        Kind.AGREEMENT_REACHED,
        Kind.TALKS_LAPSED,
    ),
    "Dates and stages": (
        Kind.GATE_DECIDED,
        Kind.REMINDER_SENT,
        Kind.STAGE_CONFIRMED,
        Kind.STAGE_REACHED,
        Kind.STAGE_ROLLED_BACK,
    ),
    "People": (
        Kind.INVITATION_SENT,
        Kind.INVITATION_USED,
        Kind.INVITATION_REVOKED,
        Kind.ROLE_CHANGED,
        Kind.MEMBER_REMOVED,
        Kind.ACCOUNT_CLOSED,
        Kind.ACCOUNT_REOPENED,
        Kind.PASSWORD_LETTER_SENT,
        Kind.SECOND_FACTOR_REMOVED,
        Kind.RIGHTS_CHANGED,
    ),
    "Your draft": (
        Kind.DEAL_CREATED,
        Kind.DRAFT_SAVED,
        Kind.FALLBACK_APPLIED,
        Kind.ROUND_TAKEN_UP,
        Kind.MARKUP_UPLOADED,
        Kind.MARKUP_DISCARDED,
        Kind.FINDING_WAIVED,
        Kind.FINDING_OVERRIDDEN,
        Kind.REVIEW_ASKED,
        Kind.REVIEW_WITHDRAWN,
        Kind.REVIEW_ASSIGNED,
        Kind.REVIEW_NOTED,
        Kind.REVIEW_APPROVED,
        Kind.REVIEW_RETURNED,
    ),
    "Reading and private values": (
        Kind.DOCUMENT_VIEWED,
        Kind.DOCUMENT_DOWNLOADED,
        Kind.POSITION_SAVED,
        Kind.OVERLAP_ASKED,
        Kind.BREAK_GLASS_OPENED,
        Kind.BREAK_GLASS_CLOSED,
    ),
}
KINDS = {kind for kinds in GROUPS.values() for kind in kinds}


@login_required
@require_safe
def history(request, deal_id):
    """Show the acts of the reader's own side and those that all share, the latest first."""
    room = enter(request, deal_id)
    kind, page = _kind(request.GET), _page(request.GET)
    first = (page - 1) * PAGE_SIZE
    found = list(_events(room, kind)[first : first + PAGE_SIZE + 1])
    words_by = room.draft.library if room.draft else None
    context = {
        "room": room,
        "events": [(event, sentence(event, room.names, words_by)) for event in found[:PAGE_SIZE]],
        "groups": {name: [(each.value, each.label) for each in GROUPS[name]] for name in GROUPS},
        "kind": kind,
        "page": page,
        "newer": page - 1,
        "older": page + 1 if len(found) > PAGE_SIZE else 0,
    }
    return render(request, "rounds/history.html", context)


def _events(room, kind):
    events = AuditEvent.objects.visible_to(room.user).filter(deal=room.deal)
    if kind:
        events = events.filter(kind=kind)
    return events.select_related("side").order_by("-at", "-sequence")


def _kind(query):
    kind = query.get("kind", "")
    return kind if kind in KINDS else ""


def _page(query):
    page = query.get("page", "")
    is_number = page.isdecimal() and len(page) <= len(str(LAST_PAGE))
    return max(1, int(page)) if is_number else 1
