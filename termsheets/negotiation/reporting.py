"""What the deal checks find in a side's draft, with its answers, gathered for a report."""

from datetime import date

from django.utils import timezone

from termsheets.domain.checks.report import Answered, Line, Report
from termsheets.domain.paper import paper_for
from termsheets.domain.projection import public
from termsheets.domain.taking import names_of_parties
from termsheets.models import Draft, FindingAnswer
from termsheets.negotiation.judging import Judged, judgment
from termsheets.negotiation.sheets import sheet_of
from termsheets.negotiation.turns import last_round


def report_of(draft: Draft, today: date) -> Report:
    """Return the findings report of a draft on a day, for its own side alone."""
    found = judgment(draft, today, last_round(draft.deal))
    names = names_of_parties(public(draft.terms()))
    return Report(
        title=str(draft),
        party=names.get(draft.party_code, draft.party_code),
        deal=str(draft.deal.pk),
        day=today,
        lines=tuple(map(_line, found.judged)),
        gaps=tuple(gap.message for gap in found.gaps),
        page_size=paper_for(sheet_of(draft)),
    )


def _line(one: Judged) -> Line:
    return Line(one.finding, _answered(one.answer) if one.answer else None)


def _answered(answer: FindingAnswer) -> Answered:
    who = str(answer.author) if answer.author else "a command"
    return Answered(answer.kind, who, timezone.localdate(answer.given), answer.reason)
