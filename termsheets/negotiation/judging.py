"""What the deal checks say of a side's draft, and what of it stands in the way of sending."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from termsheets.domain import checks, invariants
from termsheets.domain.checks import Finding, Severity
from termsheets.domain.checks.binding import fingerprint
from termsheets.domain.problems import Problem
from termsheets.domain.projection import public
from termsheets.domain.remembering import DEALS, remembered
from termsheets.domain.terms import Terms
from termsheets.models import Draft, FindingAnswer, Round
from termsheets.negotiation.turns import last_round

T = TypeVar("T")


def findings_of(draft: Draft, today: date) -> tuple[Finding, ...]:
    """Return the findings of a draft, for its side alone, in the catalog's order."""
    return _since(last_round(draft.side.deal), draft, today)


def advice_of(draft: Draft, today: date) -> tuple[Finding, ...]:
    """Return what the checks say of what is answered in a draft; asks the database nothing."""
    return _advice(draft.terms(), _one(draft.party_code), _one(today))


def findings_of_step(draft: Draft, step: int, today: date) -> tuple[Finding, ...]:
    """Return the findings, gaps among them, that one step mends; asks the database nothing."""
    return checks.findings_of_step(draft.terms(), step, today=today, side=draft.party_code)


@dataclass(frozen=True)
class Judged:
    """A finding with what its side has answered to it.

    ``answer`` counts; ``lapsed`` was given before the subject changed. Both
    are None where there is none.
    """

    finding: Finding
    fingerprint: str
    answer: FindingAnswer | None = None
    lapsed: FindingAnswer | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it has to be mended or answered before a round goes out."""
        return self.finding.severity is not Severity.NOTE and self.answer is None


@dataclass(frozen=True)
class Judgment:
    """What the checks find in a draft, and the gaps that no blocker among it tells."""

    judged: tuple[Judged, ...]
    gaps: tuple[Problem, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings in the catalog's order."""
        return tuple(one.finding for one in self.judged)

    @property
    def open(self) -> tuple[Judged, ...]:
        """Return the findings that wait for a mend or an answer."""
        return tuple(one for one in self.judged if one.is_open)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what stands in the way of sending the draft."""
        return (*self.gaps, *(_as_problem(one.finding) for one in self.open))


def judgment(draft: Draft, today: date, last: Round | None = None) -> Judgment:
    """Return what is to be said of a draft on a day, of changes since a round, too, if given.

    One query, for what its side has answered.
    """
    found = _since(last, draft, today) if last else advice_of(draft, today)
    advice = tuple(one for one in found if not checks.is_gap(one))
    told = {(one.place.code, one.field) for one in advice if one.blocks}
    missing = invariants.gaps(draft.terms())
    gaps = tuple(gap for gap in missing if (gap.code, gap.field) not in told)
    return Judgment(answered(draft, advice), gaps)


def answered(draft: Draft, advice: Iterable[Finding]) -> tuple[Judged, ...]:
    """Return findings of a draft with what its side has answered to each; one query."""
    terms = draft.terms()
    marks = {fingerprint(one, terms): one for one in advice}
    given = list(FindingAnswer.objects.filter(draft=draft).select_related("author"))
    standing = {answer.fingerprint: answer for answer in given}
    before = {(old.check_id, old.subject): old for old in given if old.fingerprint not in marks}
    return tuple(
        Judged(one, mark, standing.get(mark), before.get((one.check, one.subject)))
        for mark, one in marks.items()
    )


def shared_findings(draft: Draft, today: date) -> tuple[Judged, ...]:
    """Return what the checks find in what every side may see of a draft, with its answers.

    For staff, who see no private answer, so no finding that rests on one. One query.
    """
    return answered(draft, checks.findings(public(draft.terms()), today=today))


def _since(last: Round | None, draft: Draft, today: date) -> tuple[Finding, ...]:
    terms, before = draft.terms(), last.terms() if last else None
    return checks.findings(terms, today=today, side=draft.party_code, last_round=before)


@remembered(DEALS)
def _advice(terms: Terms, side: str, today: date) -> tuple[Finding, ...]:
    found = checks.findings(terms, today=today, side=side)
    return tuple(one for one in found if not checks.is_gap(one))


@lru_cache(maxsize=DEALS)
def _one(value: T) -> T:
    """Return the first of equal values: what is remembered is known by its identity."""
    return value


def _as_problem(found: Finding) -> Problem:
    place = found.place
    return Problem(place.entity, place.code, place.field, found.message)
