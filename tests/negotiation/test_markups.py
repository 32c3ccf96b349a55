"""What a marked copy of a round asks for enters its side's draft, all of it or nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from termsheets.domain.markup import Answer, Change, Fate
from termsheets.domain.problems import Refused
from termsheets.models import AuditEvent, Comment, Markup
from termsheets.negotiation import markups
from termsheets.negotiation.errors import Denied, MarkupGone, OtherBase
from termsheets.negotiation.saving import Stale
from termsheets.negotiation.sheets import choices_of
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

LAW = "general.law"
END = Change(
    Fate.ANSWERS,
    "license.grant.LG-1",
    "4.2(a)",
    "",
    "",
    answers=(Answer("license_grants", "LG-1", "end_date", "2031-01-31", "2030", "2031"),),
)
OWN = Change(Fate.WORDING, LAW, "13.2", "", "The law of Ohio governs.")
WHY = Change(Fate.COMMENT, LAW, "13.2", "", "Cy: Why?")
LEFT = Change(Fate.BY_HAND, "cover", "Cover", "a", "b")
ALL = (END, OWN, WHY, LEFT)


@pytest.fixture
def talks():
    talks = make_talks()
    talks.send()
    return talks


def propose(talks, *changes, code="PA-2", user=None, **more):
    known = {"user": user or talks.founders[code], "number": 1} | more
    return markups.propose(deal_id=talks.deal.pk, changes=changes or ALL, **known)


def take(talks, *chosen, code="PA-2", user=None, **more):
    known = {"markup_id": Markup.objects.get().pk, "version": talks.draft(code).version} | more
    user = user or talks.founders[code]
    return markups.take(deal_id=talks.deal.pk, user=user, chosen=set(chosen), **known)


def test_what_is_chosen_is_taken_and_the_rest_is_not(talks):
    propose(talks)

    draft = take(talks, 0, 1, 2, 3)

    grant = next(row for row in talks.draft("PA-2").terms().license_grants if row.code == "LG-1")
    assert str(grant.end_date) == "2031-01-31"
    own = choices_of(talks.draft("PA-2"))[LAW]
    assert (own.position, own.custom_text) == ("custom", OWN.after)
    [comment] = Comment.objects.all()
    assert (comment.text, comment.internal, comment.clause_id) == ("Cy: Why?", True, LAW)
    assert (draft.version, Markup.objects.exists()) == (talks.draft("PA-2").version, False)


def test_each_comment_is_in_the_history_of_its_side(talks):
    propose(talks, WHY, OWN, WHY)

    take(talks, 0, 1, 2)

    written = AuditEvent.objects.filter(kind="comment_written")
    assert [event.shared for event in written] == [False, False]
    assert AuditEvent.objects.filter(kind="draft_saved", side=talks.side("PA-2")).exists()


def test_drafts_of_others_stay_as_they_are(talks):
    before = talks.draft("PA-1")
    propose(talks)

    take(talks, 0, 1, 2)

    after = talks.draft("PA-1")
    assert (after.version, after.terms(), choices_of(after)) == (
        before.version,
        before.terms(),
        choices_of(before),
    )


def test_answer_that_breaks_a_rule_takes_nothing(talks):
    wrong = Answer("license_grants", "LG-1", "end_date", "1999-01-31", "2030", "1999")
    propose(talks, END, OWN, Change(Fate.ANSWERS, "x", "x", "", "", answers=(wrong,)))
    before = talks.draft("PA-2")

    with pytest.raises(Refused):
        take(talks, 0, 1, 2)

    assert talks.draft("PA-2").terms() == before.terms()
    assert (choices_of(before), Markup.objects.count()) == (choices_of(talks.draft("PA-2")), 1)


def test_answer_of_a_row_that_is_gone_takes_nothing(talks):
    gone = Answer("license_grants", "LG-99", "end_date", "2031-01-31", "2030", "2031")
    propose(talks, Change(Fate.ANSWERS, "x", "x", "", "", answers=(gone,)), OWN)

    with pytest.raises(Refused, match="LG-99"):
        take(talks, 0, 1)

    assert LAW not in choices_of(talks.draft("PA-2"))


@pytest.mark.parametrize("chosen", [(), (3,), (99, None)])
def test_nothing_to_take_is_refused(talks, chosen):
    propose(talks)

    with pytest.raises(Refused, match="tick"):
        take(talks, *chosen)


def test_draft_that_changed_meanwhile_is_stale(talks):
    propose(talks)
    seen = talks.draft("PA-2").version
    talks.edit("PA-2", purpose="Ours")

    with pytest.raises(Stale):
        take(talks, 0, version=seen)


def test_copy_of_a_round_that_the_draft_did_not_start_from_is_refused(talks):
    talks.edit("PA-1", purpose="Other")
    talks.edit("PA-2", purpose="Ours")
    talks.send("PA-2")

    with pytest.raises(OtherBase):
        propose(talks, code="PA-1", number=2)


def test_draft_that_took_up_another_round_meanwhile_takes_nothing(talks):
    propose(talks, number=1, code="PA-1")
    talks.edit("PA-2", purpose="Ours")
    talks.send("PA-2")

    with pytest.raises(OtherBase):
        take(talks, 0, code="PA-1")


def test_withdrawn_round_is_refused(talks):
    propose(talks, code="PA-1")
    talks.withdraw(1)

    with pytest.raises(OtherBase):
        take(talks, 0, code="PA-1")


@pytest.mark.parametrize("act", [propose, take])
@pytest.mark.parametrize("who", ["viewer", "stranger"])
def test_only_those_who_may_edit_do_it(talks, act, who):
    propose(talks)
    user = talks.join("PA-2", "vic", "viewer") if who == "viewer" else make_user("eve")

    with pytest.raises(Denied):
        act(talks, user=user)


def test_other_side_neither_sees_nor_takes_it(talks):
    kept = propose(talks)
    ada = talks.founders["PA-1"]

    assert markups.markup_of(ada, talks.deal) is None
    assert markups.markup_of(talks.founders["PA-2"], talks.deal) == kept
    with pytest.raises(MarkupGone):
        take(talks, 0, code="PA-1")


def test_upload_replaces_the_one_before_and_is_gone_after_a_week(talks):
    propose(talks)
    kept = propose(talks, OWN)
    bea, later = talks.founders["PA-2"], timezone.now() + timedelta(days=7, seconds=1)

    assert (Markup.objects.get(), kept.changes()) == (kept, (OWN,))
    assert markups.markup_of(bea, talks.deal, now=later) is None
    with pytest.raises(MarkupGone):
        take(talks, 0, now=later)
    propose(talks, OWN, code="PA-1", now=later)
    assert [one.side.party_code for one in Markup.objects.all()] == ["PA-1"]


def test_changes_come_back_from_storage_as_they_were(talks):
    propose(talks)

    assert Markup.objects.get().changes() == ALL


def test_outlook_tells_what_else_there_is_to_know(talks):
    rename = Answer("revenue_shares", "RS-1", "base", "net_sales", "subscription", "net sales")
    change = Change(Fate.ANSWERS, "revenue.base.RS-1", "7.2", "", "", answers=(rename,))
    propose(talks, change)
    talks.edit("PA-2", "audit_terms", lookback_months=48)

    found = markups.outlook(talks.draft("PA-2"), Markup.objects.get())

    assert found.edited == {"audit.verification"}
    assert ("revenue.royalty.RS-1", found.problem) in [
        (piece.id, found.problem) for piece in found.along
    ]


def test_outlook_says_why_not_all_can_be_taken(talks):
    wrong = Answer("license_grants", "LG-1", "end_date", "1999-01-31", "2030", "1999")
    propose(talks, Change(Fate.ANSWERS, "x", "x", "", "", answers=(wrong,)))

    assert markups.outlook(talks.draft("PA-2"), Markup.objects.get()).problem
