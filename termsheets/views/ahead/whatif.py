"""What if: choose an event, read what it means for each party, and set two side by side."""

from hashlib import sha256
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from termsheets.domain.exits import story
from termsheets.negotiation import audit
from termsheets.render import ahead, files
from termsheets.views.ahead.event_form import EventForm
from termsheets.views.ahead.subject import subject_of
from termsheets.views.ahead.telling import told
from termsheets.views.room import enter
from termsheets.views.sending import made_once, named

SECOND = "b"


@login_required
@require_safe
def what_if(request, deal_id):
    """Show the story of one event, or of two beside each other."""
    room = enter(request, deal_id)
    subject = subject_of(request, room)
    first, second = _forms(request, subject)
    stories = _stories(subject, first, second)
    context = {
        "room": room,
        "subject": subject,
        "form": first,
        "second": second,
        "has_second": second.is_bound,
        "stories": [told(subject, one) for one in stories],
        "query": request.GET.urlencode(),
        "examples": list(_examples(subject)),
    }
    status = 200 if not (first.errors or second.errors) else 422
    return render(request, "ahead/what_if.html", context, status=status)


def _forms(request, subject):
    """Return both forms; only what is asked is bound, so that nothing is wrong at first."""
    data = request.GET
    asked = bool(data.get("scenario")), bool(data.get(f"{SECOND}-scenario"))
    return (
        EventForm(subject.terms, data if asked[0] else None, use_required_attribute=False),
        EventForm(
            subject.terms, data if asked[1] else None, prefix=SECOND, use_required_attribute=False
        ),
    )


def _stories(subject, *forms):
    events = (form.event for form in forms)
    return [story(subject.terms, event) for event in events if event]


def _examples(subject):
    """Yield words and query of events that most people ask about first."""
    parties = [party for party in subject.terms.parties if not party.retired]
    startup = next((party for party in parties if party.role == "startup"), None)
    other = next((party for party in parties if party is not startup), None)
    if other:
        bought = {"scenario": "change_of_control", "party": other.code, "month": 20}
        name = other.short_name or other.code
        yield (
            f"{name} is bought by a competitor in month 20",
            urlencode(bought | {"by_competitor": "on"}),
        )
    if startup:
        fails = {"scenario": "insolvency", "party": startup.code, "month": 30}
        name = startup.short_name or startup.code
        yield f"{name} becomes insolvent in month 30", urlencode(fails)
    for milestone in subject.terms.milestones:
        if milestone.due_date and not milestone.retired:
            missed = {"scenario": "failed_milestone", "milestone": milestone.code}
            yield f"{milestone.title or milestone.code} is missed", urlencode(missed)
            return


@login_required
@require_safe
def download_what_if(request, deal_id):
    """Send the stories of an address as PDF; 404 where it asks for none."""
    room = enter(request, deal_id)
    if not room.may["download"]:
        raise Http404
    subject = subject_of(request, room)
    stories = _stories(subject, *_forms(request, subject))
    if not stories:
        raise Http404("Choose an event first.")
    audit.downloaded(request.user, room.seat.side, "what if")
    shown = [told(subject, one) for one in stories]
    page = ahead.page("what_if", subject.cover("What if"), stories=shown)
    return sent_paper(request, room, page, "what if")


def sent_paper(request, room, page, kind):
    """Send a page that looks ahead as PDF, made once for the same words."""
    return made_once(
        request,
        room.deal.pk,
        files.key_of("ahead", sha256(page.encode()).hexdigest()),
        lambda: ahead.render(page),
        name=named(room.title if room.draft else "", kind, extension="pdf"),
        media_type="application/pdf",
        shelf=files.shelf_of(room.draft.pk) if room.draft else files.ROUNDS,
    )
