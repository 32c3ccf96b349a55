"""Warnings are waived and blockers overridden: by whom, for how long, and what sending asks."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from termsheets.domain.problems import Refused
from termsheets.models import AuditEvent, FindingAnswer
from termsheets.negotiation import rounds, waiving
from termsheets.negotiation.errors import Denied, FindingGone, NotReady
from termsheets.negotiation.judging import judgment
from termsheets.negotiation.telling import sentence
from tests.answering import make_answer
from tests.colliding import colliding
from tests.deals import make_draft
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
OVERLAP, BOUNDS, SALE = "grant.exclusive_overlap", "revenue.no_bounds", "grant.transfer_vs_exit"


@pytest.fixture
def talks():
    """Return talks of three sides in which two exclusive grants collide."""
    return make_talks(terms=colliding(), others=("PA-2", "PA-3"))


def judged(talks, check, code="PA-1"):
    """Return a finding of a side's draft as it stands now."""
    found = judgment(talks.draft(code), timezone.localdate()).judged
    return next(one for one in found if one.finding.check == check)


def answer(talks, check, user=None, reason="We can live with it."):
    """Answer a finding of the first side's draft as somebody, its founder by default."""
    return waiving.answer_finding(
        deal_id=talks.deal.pk,
        user=user or talks.founders["PA-1"],
        fingerprint=judged(talks, check).fingerprint,
        reason=reason,
    )


def told(talks, check):
    """Return whether a finding is open, why it is not, and what it was answered before."""
    one = judged(talks, check)
    return one.is_open, one.answer and one.answer.reason, one.lapsed and one.lapsed.reason


def test_waiver_counts_until_its_subject_changes(talks):
    answer(talks, BOUNDS, reason="Sales are small.")
    kept = told(talks, BOUNDS)
    talks.edit(key="deal", purpose="Another purpose.")
    beside = told(talks, BOUNDS)
    talks.edit(key="revenue_shares", row="RS-1", payment_due_days=75)

    assert kept == beside == (False, "Sales are small.", None)
    assert told(talks, BOUNDS) == (True, None, "Sales are small.")


def test_answer_counts_again_once_the_subject_is_as_it_was(talks):
    answer(talks, BOUNDS)
    days = talks.draft().terms().revenue_shares[0].payment_due_days
    talks.edit(key="revenue_shares", row="RS-1", payment_due_days=75)
    talks.edit(key="revenue_shares", row="RS-1", payment_due_days=days)

    assert not judged(talks, BOUNDS).is_open


def test_blocker_is_overridden_by_counsel_alone(talks):
    with pytest.raises(Denied, match="As founder you may not override a blocker"):
        answer(talks, OVERLAP)
    overridden = answer(talks, OVERLAP, talks.join("PA-1", "lea", "counsel"))

    assert (overridden.kind, judged(talks, OVERLAP).is_open) == ("overridden", False)


@pytest.mark.parametrize(("code", "role"), [("PA-1", "viewer"), ("PA-2", "founder")])
def test_nobody_else_answers_for_a_side(talks, code, role):
    with pytest.raises((Denied, FindingGone)):
        answer(talks, BOUNDS, talks.join(code, "eve", role))

    assert not FindingAnswer.objects.exists()


@pytest.mark.parametrize("reason", ["", "  ", "bad\0"])
def test_answer_needs_a_reason(talks, reason):
    with pytest.raises(Refused):
        answer(talks, BOUNDS, reason=reason)


def test_finding_that_has_changed_meanwhile_is_not_answered(talks):
    seen = judged(talks, BOUNDS).fingerprint
    talks.edit(key="revenue_shares", row="RS-1", payment_due_days=75)

    with pytest.raises(FindingGone):
        waiving.answer_finding(
            deal_id=talks.deal.pk, user=talks.founders["PA-1"], fingerprint=seen, reason="Fine."
        )


def test_second_answer_replaces_the_first(talks):
    answer(talks, BOUNDS)
    answer(talks, BOUNDS, reason="Better said.")

    assert list(FindingAnswer.objects.values_list("reason")) == [("Better said.",)]


def test_round_goes_out_once_every_warning_is_waived():
    talks = make_talks("platform-license", others=("PA-2", "PA-3"))
    draft = talks.draft()
    known = {"user": talks.founders["PA-1"], "deal_id": talks.deal.pk, "side_id": draft.side_id}

    with pytest.raises(NotReady) as refusal:
        rounds.send_round(version=draft.version, **known)
    for one in judgment(draft, timezone.localdate()).open:
        answer(talks, one.finding.check)

    assert len(refusal.value.problems) == 4
    assert rounds.send_round(version=draft.version, **known).override_reason == ""


def test_override_of_a_round_answers_what_was_open_and_names_who_did(talks):
    founder = talks.founders["PA-1"]
    talks.send(override_reason="Counsel splits the field next week.")

    found = judgment(talks.draft(), timezone.localdate())
    one = judged(talks, OVERLAP).answer
    assert found.problems == ()
    assert (one.reason, one.author) == ("Counsel splits the field next week.", founder)
    assert AuditEvent.objects.get(kind="finding_overridden").told()["count"] == len(found.open) + 8


def test_event_names_the_finding_but_not_a_private_one(talks):
    answer(talks, BOUNDS)
    answer(talks, SALE)

    events = AuditEvent.objects.filter(kind="finding_waived")
    assert [sentence(event) for event in events] == [
        "Ada waived a warning: revenue.no_bounds, RS-1.",
        "Ada waived a warning.",
    ]
    assert not any(event.shared for event in events)


def test_answer_taken_back_leaves_the_finding_open(talks):
    given = answer(talks, BOUNDS)

    waiving.reopen_finding(deal_id=talks.deal.pk, user=talks.founders["PA-1"], answer_id=given.pk)

    assert told(talks, BOUNDS) == (True, None, None)


def test_answer_of_another_side_is_not_there(talks):
    given = answer(talks, BOUNDS)
    talks.send(override_reason="Counsel splits the field next week.")

    with pytest.raises(FindingGone):
        waiving.reopen_finding(
            deal_id=talks.deal.pk, user=talks.founders["PA-2"], answer_id=given.pk
        )


@pytest.mark.parametrize(
    ("columns", "truth"),
    [
        ({"reason": ""}, "gives_a_reason"),
        ({"reason": "x" * 5001}, "reason_fits"),
        ({"kind": "forgiven"}, "kind_known"),
        ({"subject": ""}, "names_its_finding"),
        ({"fingerprint": "abc"}, "fingerprint_is_sha256"),
    ],
)
def test_database_refuses_an_answer_that_says_too_little(columns, truth):
    with pytest.raises(IntegrityError, match=truth), transaction.atomic():
        make_answer(make_draft(), **columns)


def test_database_refuses_a_second_answer_to_one_finding():
    draft = make_draft()
    make_answer(draft)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_answer(draft)
