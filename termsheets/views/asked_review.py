"""What a side reads of the review it has asked for: where it stands, and what was said."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from termsheets.domain.clauses import walk
from termsheets.domain.numbering import numbers
from termsheets.models import DraftReview, ReviewNote
from termsheets.negotiation import desk, desk_notes, policy
from termsheets.views.questions import addresses


@dataclass(frozen=True)
class Said:
    """A note with what it is about, in words and as an address; both empty for the thread."""

    note: ReviewNote
    about: str
    address: str


class AskedReview:
    """The latest review of a side's draft, which prints as ``sheet``; two queries at most."""

    def __init__(self, draft, sheet):
        self.is_required = desk.is_required(draft.deal)
        self.review = desk.latest(draft)
        self.said = tuple(_said(draft, sheet)) if self.review else ()
        is_approved = self.review and self.review.state == DraftReview.State.APPROVED
        self.is_approved = bool(is_approved)
        self.is_current = bool(self.review) and desk.is_current(self.review, draft)

    @property
    def is_open(self):
        """Tell whether a decision is waited for."""
        return self.review is not None and self.review.is_open

    @property
    def holds_back(self):
        """Tell whether the draft may not go out because of it."""
        return self.is_required and not (self.is_approved and self.is_current)


def _said(draft, sheet):
    """Yield all notes on a draft in order."""
    address_of, headings = addresses(draft.deal.pk), _headings(sheet)
    for note in desk_notes.thread(draft):
        if note.entity:
            yield Said(note, desk_notes.answer_of(note), address_of(note.source))
        else:
            about = headings.get(note.clause_id, "a clause that is gone")
            yield Said(note, about if note.clause_id else "", "")


def _headings(sheet):
    """Return number and heading of each clause, by its id."""
    numbered = numbers(sheet)
    return {
        clause.id: f"{numbered.get(clause.id, '')} {clause.heading}".strip()
        for _, clause in walk(sheet)
    }


def beside_clauses(request, draft):
    """Return the unsettled notes on each clause as HTML for the page of the sheet."""
    found = {}
    for note in desk_notes.unsettled(draft):
        if note.clause_id:
            found.setdefault(note.clause_id, []).append(note)
    told = {"deal_id": draft.deal.pk}
    if found:
        told["may_settle"] = policy.may(request.user, "ask-review", draft.deal)
    return {
        clause_id: render_to_string("desk/_beside.html", told | {"notes": notes}, request)
        for clause_id, notes in found.items()
    }
