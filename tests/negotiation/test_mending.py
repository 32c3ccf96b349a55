"""Findings settled at once in a draft: as they were shown, all or nothing, and taken back."""

import pytest
from django.utils import timezone

from termsheets.negotiation import mending
from termsheets.negotiation.errors import FindingGone
from termsheets.negotiation.saving import Stale
from tests.domain.checks.deals import SAAS, altered
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
RULES, SUBJECT = "exit.uncovered", "LG-1"


@pytest.fixture
def talks():
    """Return talks about a deal in which no exit rule says what happens to a license."""
    return make_talks(terms=altered(SAAS, {"exit_rules": ()}))


def mend(talks, **known):
    """Settle what nobody says about the first license."""
    draft = talks.draft()
    asked = {"draft_id": draft.pk, "version": draft.version, "check": RULES, "subject": SUBJECT}
    who = {"user": talks.founders["PA-1"], "today": timezone.localdate()}
    return mending.mend(**asked | who | known)


def test_mend_adds_the_rows_and_undo_takes_all_of_them_out(talks):
    before = talks.draft().terms()

    done = mend(talks)
    rules = talks.draft().terms().exit_rules
    mending.unmend(
        draft_id=done.draft.pk,
        version=done.draft.version,
        undo=done.undo,
        user=talks.founders["PA-1"],
    )

    assert {rule.grant for rule in rules} == {SUBJECT}
    assert len(rules) == len(done.undo)
    assert talks.draft().terms() == before


def test_mend_of_what_has_changed_since_it_was_shown_is_refused(talks):
    seen = talks.draft().version
    talks.edit(title="Another title")

    with pytest.raises(Stale):
        mend(talks, version=seen)


def test_undo_is_refused_once_the_draft_has_changed(talks):
    done = mend(talks)
    talks.edit(title="Another title")

    with pytest.raises(Stale):
        mending.unmend(
            draft_id=done.draft.pk,
            version=done.draft.version,
            undo=done.undo,
            user=talks.founders["PA-1"],
        )


@pytest.mark.parametrize(
    ("check", "subject"), [(RULES, "LG-99"), ("grant.transfer_vs_exit", "LG-4"), ("x", "y")]
)
def test_what_takes_judgment_or_is_not_there_is_not_mended(talks, check, subject):
    with pytest.raises(FindingGone):
        mend(talks, check=check, subject=subject)


def test_standard_tier_that_is_gone_is_put_back():
    talks = make_talks(terms=altered(SAAS, {"TI-3.retired": True}))

    done = mend(talks, check="draft.incomplete", subject="deal")

    assert done.draft.terms().access_tiers[-1].kind == "ancillary"
