"""The page where a side notes what it thinks of one term."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from termsheets.domain import overlap
from termsheets.domain.problems import Refused
from termsheets.domain.terms import structure
from termsheets.models import PrivatePosition
from termsheets.models.plain_forms import Plain
from termsheets.models.positions import Bound
from termsheets.models.typed import checked, printable, printable_line
from termsheets.negotiation.errors import NotAllowed
from termsheets.negotiation.positions import Term, keep_position
from termsheets.wizard import values
from termsheets.wizard.desk import Desk, open_desk
from termsheets.wizard.guide import about
from termsheets.wizard.own import SINGLE


class PositionForm(Plain, forms.Form):
    """A side's note, target and walk-away value; a number or date is read as it is typed."""

    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    target = forms.CharField(label="What you aim for", required=False)
    walk_away = forms.CharField(label="Where you would walk away", required=False)
    bound = forms.ChoiceField(
        label="You would still agree to",
        required=False,
        choices=[("", "Choose"), *Bound.choices],
        help_text="Is your walk-away value the least or the most that you would accept?",
    )

    def __init__(self, desk: Desk, term: Term, data: Any = None, **stated: Any) -> None:
        super().__init__(data, **stated)
        self.desk, self.fact = desk, term.fact
        if not overlap.may_compare(self.fact):
            del self.fields["bound"]

    def clean_note(self) -> str:
        """Return the note; refuse what cannot be printed."""
        return printable(self.cleaned_data["note"])

    def clean_target(self) -> str:
        """Return the target; refuse what cannot be printed."""
        return printable_line(self.cleaned_data["target"])

    def clean_walk_away(self) -> str:
        """Return the value as it is stored: a plain decimal or an ISO date."""
        raw = printable_line(self.cleaned_data["walk_away"])
        if not raw or not overlap.may_compare(self.fact):
            return raw
        value = checked(lambda text: values.read(self.fact, text, self.desk.asking), raw)
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)

    def clean(self) -> dict[str, Any]:
        """Ask for the direction of a walk-away value."""
        told = self.cleaned_data
        if "bound" in self.fields and told.get("walk_away") and not told.get("bound"):
            self.add_error("bound", "Say whether it is the least or the most that you accept.")
        return told


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def position(request: HttpRequest, deal_id: UUID, key: str, code: str, field: str) -> HttpResponse:
    """Show and store what the person's side notes about one term."""
    desk = open_desk(request, deal_id, "keep-positions")
    term = Term(key, "" if code == SINGLE else code, field)
    if not term.is_in(desk.draft.terms()):
        raise Http404("Your draft has no such field.")
    known = PrivatePosition.objects.filter(side=desk.draft.side, **vars(term)).first()
    initial = {name: getattr(known, name, "") for name in PositionForm.base_fields}
    form = PositionForm(desk, term, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            keep_position(deal_id=deal_id, user=request.user, term=term, **form.cleaned_data)
        except (NotAllowed, Refused) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Kept for your side alone.")
            return redirect(_back(desk, term))
    status = 422 if form.errors else 200
    return render(request, "wizard/position.html", _context(desk, term, form), status=status)


def _back(desk: Desk, term: Term) -> str:
    section = _entity(term).section
    if not term.code:
        return reverse("wizard-step", args=[desk.deal.pk, section])
    return reverse("wizard-row", args=[desk.deal.pk, section, term.code])


def _entity(term: Term) -> Any:
    return structure.entities()[term.entity]


def _context(desk: Desk, term: Term, form: PositionForm) -> dict[str, Any]:
    question = about(_entity(term)).questions[term.field]
    return {
        "deal": desk.deal,
        "draft": desk.draft,
        "form": form,
        "question": question.label,
        "code": term.code,
        "back": _back(desk, term),
    }
