"""Warnings are waived and blockers overridden, with a reason, until their subject changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from termsheets.domain.checks import Severity
from termsheets.models import Draft, FindingAnswer, User
from termsheets.negotiation import audit, policy
from termsheets.negotiation.errors import FindingGone
from termsheets.negotiation.judging import Judged, judgment
from termsheets.negotiation.remarks import remark
from termsheets.negotiation.saving import opened
from termsheets.negotiation.turns import opened_deal

Kind = FindingAnswer.Kind
EVENTS = {
    Kind.WAIVED: audit.Kind.FINDING_WAIVED,
    Kind.OVERRIDDEN: audit.Kind.FINDING_OVERRIDDEN,
}


@transaction.atomic
def answer_finding(
    *, deal_id: UUID, user: User, fingerprint: str, reason: str, now: datetime | None = None
) -> FindingAnswer:
    """Waive a warning or override a blocker of the person's own side, as it stands now.

    ``fingerprint`` is of the finding that the person has read. Raises Denied,
    FindingGone where the draft has no such finding any more, Refused for a
    reason that is empty or cannot print. A blocker is for counsel alone.
    """
    deal, now = opened_deal(deal_id), now or timezone.now()
    seat = policy.require(user, "waive", deal)
    draft = _draft_of(seat.side_id)
    judged = judgment(draft, timezone.localdate(now)).judged
    found = next((one for one in judged if one.fingerprint == fingerprint), None)
    if found is None or not (found.is_open or found.answer):
        raise FindingGone
    if kind_of(found) == Kind.OVERRIDDEN:
        policy.require(user, "override", deal, seat.side_id)
    new = _answer(draft, found, remark(reason, "reason"), user, now)
    answer, _ = FindingAnswer.objects.update_or_create(
        draft=draft, fingerprint=fingerprint, defaults=_columns(new)
    )
    audit.record(EVENTS[answer.kind], **_by(draft, user, now), **_told(answer))
    return answer


@transaction.atomic
def reopen_finding(*, deal_id: UUID, user: User, answer_id: int) -> None:
    """Take back an answer of the person's own side; raise Denied, or FindingGone without it.

    Whoever may waive may take back: it only asks for an answer again.
    """
    deal = opened_deal(deal_id)
    seat = policy.require(user, "waive", deal)
    draft = _draft_of(seat.side_id)
    answer = draft.finding_answers.filter(pk=answer_id).first()
    if answer is None:
        raise FindingGone
    answer.delete()
    now = timezone.now()
    audit.record(audit.Kind.FINDING_REOPENED, **_by(draft, user, now), **_told(answer))


def override_all(
    draft: Draft, found: Iterable[Judged], user: User | None, reason: str, now: datetime
) -> None:
    """Answer every finding that is still open with the reason for which a round goes out so.

    One event counts them. The caller holds the locks, and has asked whether the sender may.
    """
    answers = [_answer(draft, one, reason, user, now) for one in found]
    if not answers:
        return
    FindingAnswer.objects.bulk_create(answers)
    told = {"count": len(answers), "reason": audit.Secret(reason)}
    audit.record(audit.Kind.FINDING_OVERRIDDEN, **_by(draft, user, now), **told)


def kind_of(found: Judged) -> Kind:
    """Return what is done to a finding: a blocker is overridden, a warning waived."""
    return Kind.OVERRIDDEN if found.finding.severity is Severity.BLOCKER else Kind.WAIVED


def _draft_of(side_id: int) -> Draft:
    draft = Draft.objects.filter(side=side_id).values_list("pk", flat=True).first()
    if draft is None:
        raise FindingGone
    return opened(draft)


def _answer(
    draft: Draft, found: Judged, reason: str, user: User | None, now: datetime
) -> FindingAnswer:
    return FindingAnswer(
        draft=draft,
        check_id=found.finding.check,
        subject=found.finding.subject,
        fingerprint=found.fingerprint,
        private=found.finding.private_to is not None,
        kind=kind_of(found),
        reason=reason,
        author=user,
        given=now,
    )


def _columns(answer: FindingAnswer) -> dict[str, Any]:
    names = ("check_id", "subject", "private", "kind", "reason", "author", "given")
    return {name: getattr(answer, name) for name in names}


def _by(draft: Draft, user: User | None, now: datetime) -> dict[str, Any]:
    return {"deal": draft.deal, "actor": user, "side": draft.side, "at": now}


def _told(answer: FindingAnswer) -> dict[str, Any]:
    """Return the facts of an event: which finding, but for one that only its side may know."""
    named = {} if answer.private else {"check": answer.check_id, "subject": answer.subject}
    return named | {"reason": audit.Secret(answer.reason)}
