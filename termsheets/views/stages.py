"""The stages of a deal: where it stands, what each opens, and the buttons that move it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from termsheets.domain import words
from termsheets.domain.answers import Answered, Placed
from termsheets.domain.projection import YEARLY
from termsheets.domain.staging import START
from termsheets.domain.terms.facts import facts
from termsheets.domain.terms.revenue import ForecastYear
from termsheets.negotiation import responses, stages
from termsheets.views.refusals import REFUSALS, refused
from termsheets.views.room import enter

CONDITIONS = {
    START: "From the start",
    "nda": "Once a non-disclosure agreement is signed",
    "clean_team": "Once a clean team is named",
    "term_sheet": "Once this term sheet is agreed",
    "definitive": "Once the definitive agreement is signed",
}


@dataclass(frozen=True)
class Shown:
    """A stage in words, and what the reader can do about it."""

    standing: stages.Standing
    condition: str
    confirmed: tuple[str, ...]
    waits_for: tuple[str, ...]
    gates: tuple[str, ...]
    may_confirm: bool
    may_close: bool

    @property
    def rows(self):
        """Return the title of each row with what it opens, in words."""
        return [
            (row.title, ", ".join(map(words.choice, row.contents)), words.choice(row.detail or ""))
            for row in self.standing.rows
        ]


@login_required
@require_safe
def stage_list(request, deal_id):
    """Show how far the deal is opened, and what the sides tell each other at this stage."""
    room = enter(request, deal_id)
    sent = stages.table_of(room.deal)
    context = {"room": room, "closed": closed_stage(room)}
    if sent:
        terms = sent.terms()
        titles = {row.code: row.title or row.code for row in terms.decision_gates}
        context["stages"] = [_shown(room, one, titles) for one in stages.standings(room.deal, sent)]
        context["summaries"] = [
            row for row in terms.revenue_shares if row.public_summary and not row.retired
        ]
        found = (Forecasts(one.sender_name, told) for one, told in stages.told(room.deal))
        context["forecasts"] = [one for one in found if one.rows]
    return render(request, "rounds/stages.html", context)


def closed_stage(room):
    """Return, in words, the stage to open again before anything can be agreed; "" for none."""
    last = room.table.last
    stage = responses.stage_to_open(room.deal, last) if last else ""
    return CONDITIONS.get(stage, "")


def _shown(room, standing, titles):
    mine = room.code in standing.confirmed
    return Shown(
        standing,
        CONDITIONS[standing.stage],
        tuple(map(room.name_of, standing.confirmed)),
        tuple(map(room.name_of, standing.waits_for)),
        tuple(titles.get(gate, gate) for gate in standing.gates),
        may_confirm=standing.is_next
        and not mine
        and not standing.gates
        and room.may["confirm_stage"],
        may_close=bool(standing.confirmed) and room.may["roll_back_stage"],
    )


class Forecasts:
    """The forecasts of one side as a table: only the columns of which anything is open."""

    def __init__(self, side, terms):
        rows = [row for row in terms.forecast_years if not row.retired]
        told = facts(ForecastYear)
        columns = [
            told[name]
            for name in ("share", *YEARLY)
            if any(getattr(row, name) is not None for row in rows)
        ]
        self.side = side
        self.heads = ["Year", *(words.capital(column.words) for column in columns)]
        answered = Answered(terms, str)
        self.rows = [
            (row.year_number, [answered.printed(Placed(row), column) for column in columns])
            for row in rows
        ]


@login_required
@require_POST
def confirm_stage(request, deal_id, stage):
    """Say for one's side that the precondition of the next stage is met."""
    return _moved(request, deal_id, stage, stages.confirm_stage)


@login_required
@require_POST
def close_stage(request, deal_id, stage):
    """Close a stage and all after it."""
    return _moved(request, deal_id, stage, stages.roll_back_stage)


def _moved(request, deal_id, stage, verb):
    enter(request, deal_id)
    try:
        verb(deal_id=deal_id, user=request.user, stage=stage)
    except REFUSALS as error:
        return refused(request, error, reverse("stage-list", args=[deal_id]))
    messages.success(request, "Done. Every side sees it in the record of the deal.")
    return redirect("stage-list", deal_id)
