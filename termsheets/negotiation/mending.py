"""Findings that need no judgment are settled at once, and that can be taken back."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from termsheets.domain import checks
from termsheets.domain.checks import Finding
from termsheets.domain.checks.incomplete import CHECK as GAP
from termsheets.domain.checks.mending import Mend, mends
from termsheets.models import Draft, User
from termsheets.negotiation.adding import add_row
from termsheets.negotiation.answering import save_answers
from termsheets.negotiation.arranging import remove_row
from termsheets.negotiation.errors import FindingGone
from termsheets.negotiation.judging import advice_of
from termsheets.negotiation.saving import Saved, Stale, located, opened


class Undo(NamedTuple):
    """What takes one change back: the answers that stood there, or None for a row that is new."""

    key: str
    code: str
    before: dict[str, Any] | None


class Mended(NamedTuple):
    """The draft as it stands after a mend, and what takes it back, last change first."""

    draft: Draft
    undo: tuple[Undo, ...]


def finding_of(draft: Draft, check: str, subject: str, today: date) -> Finding | None:
    """Return what a check finds about a subject of a draft now, if anything.

    Of several it is the first that can be settled without judgment.
    """
    terms = draft.terms()
    told = advice_of(draft, today)
    if check == GAP:
        told = checks.findings(terms, today=today, side=draft.party_code)
    found = [one for one in told if (one.check, one.subject) == (check, subject)]
    return next((one for one in found if mends(one, terms)), next(iter(found), None))


@transaction.atomic
def mend(
    *, draft_id: UUID, version: int, check: str, subject: str, user: User, today: date
) -> Mended:
    """Make every change that settles a finding, all or none.

    Raises FindingGone where there is nothing that can be settled so, Stale
    for a draft that has changed since the changes were shown, Refused.
    """
    draft = opened(draft_id, user)
    if draft.version != version:
        raise Stale(draft)
    found = finding_of(draft, check, subject, today)
    changes = mends(found, draft.terms()) if found else ()
    if not changes:
        raise FindingGone
    undo: list[Undo] = []
    for change in changes:
        back, draft = _changed(draft, change, user)
        undo.insert(0, back)
    return Mended(draft, tuple(undo))


@transaction.atomic
def unmend(*, draft_id: UUID, version: int, undo: Iterable[Undo], user: User) -> Draft:
    """Take a mend back; raise Stale once anybody has changed the draft since, Refused."""
    draft = opened(draft_id, user)
    if draft.version != version:
        raise Stale(draft)
    for back in undo:
        known = {"draft_id": draft_id, "version": draft.version, "key": back.key, "code": back.code}
        if back.before is None:
            saved = remove_row(**known, user=user)
        else:
            saved = save_answers(**known, answers=back.before, user=user)
        draft = saved.draft
    return draft


def _changed(draft: Draft, change: Mend, user: User) -> tuple[Undo, Draft]:
    known = {"draft_id": draft.pk, "version": draft.version, "key": change.key, "user": user}
    if change.code:
        row = located(draft, change.key, change.code).row
        before = {name: getattr(row, name) for name in change.answers}
        saved: Saved = save_answers(**known, code=change.code, answers=change.answers)
        return Undo(change.key, change.code, before), saved.draft
    saved = add_row(**known, answers=change.answers)
    return Undo(change.key, saved.code, None), saved.draft
