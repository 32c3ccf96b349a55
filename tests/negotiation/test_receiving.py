"""A round becomes the draft of each other side, and takes nothing private away."""

import pytest

from termsheets.domain.edits import find
from termsheets.domain.projection import public, without_forecasts
from termsheets.models import RemovedRow
from termsheets.models.reading import read_terms
from termsheets.negotiation import drafting, receiving
from termsheets.negotiation.sheets import staged_sheet_of
from tests.deals import SAMPLES, sample
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture(params=SAMPLES)
def any_sample(request):
    """Return talks about each sample in turn."""
    return make_talks(request.param)


def test_receiving_side_gets_a_draft_that_reads_the_same(any_sample):
    sheet = staged_sheet_of(any_sample.draft(), "none")

    sent = any_sample.send()

    theirs = any_sample.draft("PA-2")
    assert staged_sheet_of(theirs, "none") == sheet
    assert public(theirs.terms()) == without_forecasts(sent.terms())
    assert read_terms(theirs) == theirs.terms()
    assert (theirs.base, receiving.has_unsent_edits(theirs)) == (sent, False)


def test_untouched_draft_follows_the_rounds_there_and_back():
    talks = make_talks()
    first = talks.send()
    talks.edit("PA-2", title="Their title")
    second = talks.send("PA-2")
    followed = talks.draft()

    talks.withdraw(2, "PA-2")

    assert (followed.base, followed.terms().deal.title) == (second, "Their title")
    assert talks.draft().base == first
    assert talks.draft().terms() == sample()
    assert read_terms(talks.draft()) == sample()
    assert talks.draft("PA-2").terms().deal.title == "Their title"


def test_round_leaves_unsent_edits_alone_until_they_are_given_up():
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", title="Their title")
    talks.edit(purpose="Ours, not sent.")

    sent = talks.send("PA-2")
    before = talks.draft()
    after = receiving.take_up_round(
        draft_id=before.pk, version=before.version, user=talks.founders["PA-1"]
    )

    assert before.terms().deal.purpose == "Ours, not sent."
    assert receiving.has_unsent_edits(before)
    assert (after.base, after.terms().deal.title) == (sent, "Their title")
    assert after.terms().deal.purpose == sample().deal.purpose
    assert read_terms(after) == after.terms()


def test_private_answers_outlive_a_round_and_rows_it_drops_can_be_put_back():
    talks = make_talks()
    talks.edit(key="expectations", row="EX-1", priority="nice")
    talks.edit(key="expectations", row="EX-2", priority="should")
    talks.send()
    theirs = talks.draft("PA-2")
    drafting.remove_row(draft_id=theirs.pk, version=theirs.version, key="expectations", code="EX-2")

    talks.send("PA-2", override_reason="Enough.")

    ours = talks.draft()
    assert find(ours.terms(), "expectations", "EX-1").priority == "nice"
    removed = RemovedRow.objects.get(draft=ours)
    back = drafting.undo_removal(draft_id=ours.pk, version=ours.version, removed_id=removed.pk)
    assert find(back.draft.terms(), "expectations", "EX-2").priority == "should"


def test_private_fallback_stays_under_a_code_of_its_own():
    talks = make_talks()
    own = {row.code: row.fallback_text for row in sample().fallback_terms if not row.shared}
    sent = talks.send()
    theirs = talks.draft("PA-2")
    answers = {"clause_id": "status.parties", "trigger": "deadlock", "fallback_text": "Open."}
    added = drafting.add_row(
        draft_id=theirs.pk, version=theirs.version, key="fallback_terms", answers=answers
    )

    talks.send("PA-2")

    kept = {row.code: row.fallback_text for row in talks.draft().terms().fallback_terms}
    assert [added.code] == list(own) == ["FB-2"]
    assert own["FB-2"] not in sent.terms_json + sent.sheet_json
    assert (kept["FB-2"], kept["FB-3"]) == ("Open.", own["FB-2"])
    assert read_terms(talks.draft()) == talks.draft().terms()


def test_private_edits_alone_are_no_unsent_edits():
    talks = make_talks()
    talks.send()

    talks.edit(key="parties", row="PA-1", planned_exit="ipo")

    assert not receiving.has_unsent_edits(talks.draft())


def test_choice_of_wording_is_an_unsent_edit():
    talks = make_talks()
    talks.send()
    draft = talks.draft("PA-2")

    drafting.choose_wording(
        draft_id=draft.pk, version=draft.version, clause_id="license.grant", position="partner"
    )

    assert receiving.has_unsent_edits(talks.draft("PA-2"))


def test_stale_or_foreign_draft_is_not_replaced():
    talks = make_talks()
    talks.send()
    draft = talks.draft()

    for words in (
        {"version": draft.version + 1, "user": talks.founders["PA-1"]},
        {"version": draft.version, "user": talks.founders["PA-2"]},
    ):
        with pytest.raises(drafting.Stale):
            receiving.take_up_round(draft_id=draft.pk, **words)


def test_text_that_its_side_has_withdrawn_is_not_replaced():
    talks = make_talks()
    talks.send()
    talks.edit("PA-2", purpose="Theirs.")
    talks.send("PA-2")

    talks.withdraw(2, "PA-2")

    assert receiving.has_unsent_edits(talks.draft("PA-2"))
    assert not receiving.has_unsent_edits(talks.draft("PA-1"))
