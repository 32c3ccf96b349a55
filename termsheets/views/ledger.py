"""A share settled from actual figures: looked at line by line, taken as a file, never stored."""

import csv
import io
from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from termsheets.domain.problems import Problem, Refused
from termsheets.domain.revenue import settle
from termsheets.domain.revenue.contract import contract_of
from termsheets.domain.revenue.reading import actuals_of, cells_of, events_of
from termsheets.models.plain_forms import Plain
from termsheets.negotiation import audit
from termsheets.render.ledger import statement, tables
from termsheets.render.ledger.columns import COLUMNS
from termsheets.render.ledger.formats import FORMATS
from termsheets.render.result import RenderFailed
from termsheets.views.review import room_with_draft
from termsheets.views.sending import named, sent

PAPERS = ("csv", "xlsx", "statement")
TEXT_LIMIT = 500_000
SHOWN = COLUMNS[1:-1]


class LedgerForm(Plain, forms.Form):
    """Figures of a share, typed or uploaded; a file takes the place of what is typed."""

    actuals = forms.CharField(
        label="Figures, one row a period",
        required=False,
        strip=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    actuals_file = forms.FileField(label="or a file of figures, CSV or XLSX", required=False)
    events = forms.CharField(
        label="Events, if there are any",
        required=False,
        strip=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    events_file = forms.FileField(label="or a file of events, CSV or XLSX", required=False)

    def text(self, name):
        """Return a table as CSV text: of the file, or as typed. Raises Refused."""
        file = self.cleaned_data.get(f"{name}_file")
        if not file:
            return self.cleaned_data.get(name, "")
        if file.size > tables.LARGEST:
            raise Refused([Problem("", "", "", tables.TOO_LARGE)])
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(tables.table_of(file.read()))
        return out.getvalue()


@dataclass(frozen=True)
class ShownLine:
    """A line of the ledger in words, with the rules that made it."""

    end: object
    cells: tuple
    cash: str
    notes: tuple
    steps: list


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request, deal_id, share):
    """Show the form, and the ledger of what it holds; or send that as a file."""
    room = room_with_draft(request, deal_id)
    terms = room.draft.terms()
    row = next((one for one in terms.revenue_shares if one.code == share), None)
    if row is None or row.retired:
        raise Http404("There is no such share.")
    context = {"room": room, "share": row, "columns": [_head(name) for name in SHOWN]}
    if request.method != "POST":
        context["form"] = LedgerForm(initial={"actuals": _template(terms, share)})
        return render(request, "money/ledger.html", context)
    return _answer(request, context, terms, LedgerForm(request.POST, request.FILES))


def _answer(request, context, terms, form):
    context["form"] = form
    if not form.is_valid():
        return render(request, "money/ledger.html", context, status=422)
    try:
        actuals, events = form.text("actuals"), form.text("events")
        context["form"] = LedgerForm(initial={"actuals": actuals, "events": events})
        found = _settled(terms, context["share"].code, actuals, events)
        paper = request.POST.get("as", "")
        if paper in PAPERS:
            return _file(request, context["room"], found, paper)
    except Refused as refused:
        told, more = refused.first()
        return render(
            request, "money/ledger.html", context | {"problems": told, "more": more}, status=422
        )
    except RenderFailed as failure:
        return render(request, "money/ledger.html", context | {"failure": failure}, status=503)
    context |= {"ledger": found, "lines": list(_shown(found))}
    return render(request, "money/ledger.html", context)


def _settled(terms, code, actuals, events):
    happened = events_of(cells_of(events)) if events.strip() else ()
    return settle(terms, code, actuals_of(cells_of(actuals)), happened)


def _file(request, room, found, paper):
    """Send the ledger as a table, or the statement of its last period."""
    audit.downloaded(request.user, room.seat.side, f"ledger of {found.share} as {paper}")
    end = found.lines[-1].period_end.isoformat()
    if paper == "statement":
        content = statement.render(statement.Statement(deal=room.title, ledger=found))
        name = named(room.title, found.name, f"statement to {end}", extension="pdf")
        return sent(io.BytesIO(content), name=name, media_type="application/pdf")
    made_as = FORMATS[paper]
    name = named(room.title, found.name, f"ledger to {end}", extension=made_as.extension)
    return sent(io.BytesIO(made_as.render(found)), name=name, media_type=made_as.media_type)


def _shown(found):
    for line in found.lines:
        yield ShownLine(
            end=line.period_end,
            cells=tuple(statement.told(getattr(line, name), found) for name in SHOWN),
            cash=statement.told(line.cash, found),
            notes=line.notes,
            steps=[
                (
                    step.name,
                    [(name, statement.told(value, found)) for name, value in step.inputs],
                    statement.told(step.before, found),
                    statement.told(step.after, found),
                )
                for step in line.steps
            ],
        )


def _head(name):
    return name.replace("_", " ").capitalize()


def _template(terms, code):
    """Return the head of the table and the periods of the first year, for somebody to fill in."""
    try:
        contract = contract_of(terms, code)
    except Refused:
        return "period_end,gross\n"
    column = "units" if contract.share.base == "units" else "gross"
    ends = [contract.calendar.period(index) for index in range(12 // contract.calendar.months)]
    rows = "".join(f"{period.end.isoformat()},0\n" for period in ends if period)
    return f"period_end,{column}\n{rows}"
