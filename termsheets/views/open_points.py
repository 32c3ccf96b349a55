"""What keeps a deal open, section by section."""

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from termsheets.domain import clauses
from termsheets.domain.numbering import numbers
from termsheets.negotiation import responses
from termsheets.views.questions import addresses
from termsheets.views.room import enter
from termsheets.views.stages import closed_stage


@dataclass(frozen=True)
class OpenClause:
    """A clause that is not agreed, and the names of the sides that have not accepted it."""

    id: str
    number: str
    heading: str
    waits: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """A term nobody has filled in: its row's code, its words, and the address of its question."""

    code: str
    words: str
    address: str


@dataclass(frozen=True)
class OpenSection:
    """A section of the round on the table with what is open in it."""

    title: str
    clauses: tuple[OpenClause, ...]
    gaps: tuple[Gap, ...]


@login_required
@require_safe
def open_points(request, deal_id):
    """Show every clause not agreed and every term nobody has filled in."""
    room = enter(request, deal_id)
    sections = _sections(room) if room.table.last else []
    context = {
        "room": room,
        "round": room.table.last,
        "sections": sections,
        "clauses": sum(len(section.clauses) for section in sections),
        "gaps": sum(len(section.gaps) for section in sections),
        "closed": closed_stage(room),
    }
    return render(request, "rounds/open_points.html", context)


def _sections(room):
    sheet = room.round(room.table.last.number).sheet()
    open_ones = responses.standings(room.deal).open
    numbered, address_of = _numbers(sheet), addresses(room.deal.pk)
    shown = [
        OpenSection(
            f"{numbered[section.id]} {section.heading}",
            tuple(
                _clause(room, standing, numbered)
                for standing in open_ones
                if standing.passage.section == section.id and not standing.gone
            ),
            tuple(_gaps(clauses.open_points(replace(sheet, sections=(section,))), address_of)),
        )
        for section in sheet.sections
    ]
    gone = tuple(_clause(room, standing, numbered) for standing in open_ones if standing.gone)
    shown.append(OpenSection("Left out of the round", gone, ()))
    return [section for section in shown if section.clauses or section.gaps]


def _numbers(sheet):
    """Return what each passage is called: 2.1, or 2.1 (a) for a part."""
    numbered = numbers(sheet)
    parts = {
        part.id: f"{numbered[clause.id]} {numbered.get(part.id, '')}".strip()
        for section in sheet.sections
        for clause in section.children
        for part in clause.children
    }
    return numbered | parts


def _clause(room, standing, numbered):
    passage = standing.passage
    waits = tuple(room.name_of(code) for code in standing.waits_for)
    return OpenClause(passage.id, numbered.get(passage.id, ""), passage.heading, waits)


def _gaps(runs, address_of):
    """Yield each gap once, however often it is printed."""
    for source, run in {run.source: run for run in runs}.items():
        code = source.partition(".")[0]
        yield Gap(code if "-" in code else "", run.text, address_of(source) if source else "")
