"""A person at a draft: the one place where a request gets hold of a deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from termsheets.models import Deal, Draft
from termsheets.negotiation import policy
from termsheets.wizard import steps
from termsheets.wizard.asking import Asking, Found, asking
from termsheets.wizard.removals import Gone, removal_of


@dataclass(frozen=True)
class Desk:
    """A draft with its deal, its terms as this person reads them, and whether they may edit."""

    deal: Deal
    draft: Draft
    asking: Asking
    may_edit: bool = True

    def at(self, draft: Draft) -> Desk:
        """Return the same desk with the draft as it stands after a change."""
        return replace(self, draft=draft, asking=replace(self.asking, terms=draft.terms()))

    def find(self, step: steps.Step, code: str) -> Found:
        """Return the step's row of that code; 404 if there is none."""
        found = self.asking.find(step.slug, code)
        if found is None:
            raise Http404(f"There is no row {code} in this step.")
        return found

    def held(self, step: steps.Step, code: str) -> Found:
        """Return the step's row of that code; raise Gone if it was removed, 404 if it never was."""
        found = self.asking.find(step.slug, code)
        if found is None:
            raise Gone(self, removal_of(self.draft, self.asking, step.slug, code))
        return found


def open_desk(request: HttpRequest, deal_id: UUID, action: str = "view") -> Desk:
    """Return the person's side's draft; a deal that is not theirs does not exist."""
    place = policy.place_of(request.user, deal_id)
    if place is None:
        raise Http404("There is no such deal.")
    if not policy.permits(place, action):
        raise PermissionDenied("You may read this draft, but not change it.")
    draft = place.side.draft
    may_edit = policy.permits(place, "edit")
    return Desk(place.side.deal, draft, asking(draft.terms(), request, draft.library), may_edit)


def find_step(slug: str) -> steps.Step:
    """Return the step of that name; 404 if there is none."""
    step = steps.find(slug)
    if step is None:
        raise Http404(f"No step is called {slug}.")
    return step
