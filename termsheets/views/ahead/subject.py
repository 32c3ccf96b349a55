"""Which terms a page looks ahead from: the draft of the reader's side, or a round that was sent."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from termsheets.domain import words
from termsheets.domain.paper import paper_in
from termsheets.domain.projection import public
from termsheets.domain.terms import PublicTerms
from termsheets.render.ahead import Cover
from termsheets.views.numerals import number_in
from termsheets.views.questions import addresses

DRAFT = "draft"


@dataclass(frozen=True)
class Subject:
    """Terms as every side may see them, and what to call them.

    ``of`` is "draft" or the number of a round; ``others`` are the ways to the
    same page about something else.
    """

    of: str
    label: str
    terms: PublicTerms
    others: tuple[tuple[str, str], ...]
    room: object

    @property
    def is_draft(self):
        """Tell whether it is the reader's own draft, so that answers can be changed."""
        return self.of == DRAFT

    def sources(self, codes):
        """Return each code as it prints with the address of its question, which a draft has."""
        address_of = addresses(self.room.deal.pk) if self.is_draft else lambda _: ""
        return [
            (words.capital(words.choice(code)), address_of(code).partition("#")[0])
            for code in codes
        ]

    def cover(self, kind):
        """Return the cover of a file about these terms."""
        parties = [party for party in self.terms.parties if not party.retired]
        return Cover(
            kind=kind,
            title=self.terms.deal.title or "A deal without a title",
            label=self.label,
            printed=timezone.localdate(),
            parties=tuple(party.short_name or party.code for party in parties),
            page_size=paper_in(party.country for party in parties),
        )


def subject_of(request, room):
    """Return what the address asks about, a draft first; 404 where there is no such thing."""
    last = room.table.last
    known = [(DRAFT, "Your draft")] if room.draft else []
    known += [(str(last.number), f"Round {last.number}, on the table")] if last else []
    of = request.GET.get("of") or next((key for key, _ in known), "")
    others = tuple(pair for pair in known if pair[0] != of)
    if of == DRAFT and room.draft:
        return Subject(of, "Draft", public(room.draft.terms()), others, room)
    number = number_in(of)
    if number is None:
        raise Http404("There are no terms yet.")
    sent = room.round(number)
    return Subject(str(number), f"Round {number}", sent.terms(), others, room)
