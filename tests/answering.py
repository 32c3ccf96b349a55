"""What the deal checks warn of in a draft, answered for a test that is about something else."""

from django.utils import timezone

from termsheets.models import FindingAnswer
from termsheets.negotiation.judging import judgment

REASON = "We can live with it."


def make_answer(draft, **columns):
    """Return an answer to a finding that stands in no draft, but for what is said of it."""
    known = {"check_id": "deal.inventory", "subject": "PA-1", "kind": "waived", "reason": REASON}
    return FindingAnswer.objects.create(draft=draft, **{"fingerprint": "0" * 64} | known | columns)


def answer_warnings(draft, reason=REASON):
    """Waive every warning about a draft that is still open, as nobody in particular."""
    found = judgment(draft, timezone.localdate()).open
    FindingAnswer.objects.bulk_create(
        FindingAnswer(
            draft=draft,
            check_id=one.finding.check,
            subject=one.finding.subject,
            fingerprint=one.fingerprint,
            private=one.finding.private_to is not None,
            kind="waived",
            reason=reason,
        )
        for one in found
        if not one.finding.blocks
    )
