"""The last look tells what sending would undo of a round, and what it would not settle."""

import pytest

from termsheets.models import Round
from termsheets.negotiation import drafting
from termsheets.negotiation.turns import table_of
from tests.answering import answer_warnings
from tests.views.posts import LAW, address

pytestmark = pytest.mark.django_db
AUDIT = "audit.verification"


@pytest.fixture
def behind(talks):
    """Return talks in which PA-1 had edits of its own when round 2 changed the audit."""
    talks.edit("PA-1", "deal", initial_term_months=48)
    talks.edit("PA-2", "audit_terms", notice_days=45)
    talks.send("PA-2")
    return talks


@pytest.fixture
def ada(client, talks):
    client.force_login(talks.founders["PA-1"])
    return client


def page_of(client, talks):
    return client.get(address("deal-review", talks))


def reversed_in(page):
    return [passage.id for passage in page.context["review"].reversed]


def kept_in(page):
    return [standing.passage.id for standing in page.context["review"].kept]


def send(client, talks, code="PA-1", **typed):
    last = table_of(talks.deal).last
    answer_warnings(talks.draft(code))
    posted = {"version": talks.draft(code).version, "seen": last.number if last else 0} | typed
    return client.post(address("round-send", talks), posted)


def test_draft_that_never_took_up_the_round_says_what_it_would_take_back(ada, behind):
    page = page_of(ada, behind)

    assert reversed_in(page) == [AUDIT]
    assert "What you would take back of round 2" in page.text
    assert f'href="{address("redline-draft", behind, 2)}"' in page.text
    assert f'action="{address("round-take-up", behind)}"' in page.text
    assert f'href="{address("round", behind, 2)}#{AUDIT}"' in page.text


def test_taking_back_needs_a_tick(ada, behind):
    refused = send(ada, behind, note="Ours.")
    sent = send(ada, behind, note="Ours.", takes_back="on")

    assert (refused.status_code, sent.status_code) == (422, 302)
    assert list(refused.context["form"].errors) == ["takes_back"]
    assert "Ours." in refused.text
    assert Round.objects.count() == 3


def test_draft_that_took_up_the_round_is_sent_without_a_tick(ada, behind):
    ada.post(address("round-take-up", behind), {"version": behind.draft().version})

    page = page_of(ada, behind)

    assert reversed_in(page) == []
    assert "takes_back" not in page.context["form"].fields
    assert send(ada, behind).status_code == 302


def test_draft_behind_that_says_the_same_takes_nothing_back(ada, behind):
    behind.edit("PA-1", "audit_terms", notice_days=45)

    page = page_of(ada, behind)

    assert reversed_in(page) == []
    assert send(ada, behind).status_code == 302


def test_own_round_taken_back_is_sent_again_without_a_tick(ada, behind):
    ada.post(address("round-take-up", behind), {"version": behind.draft().version})
    behind.edit("PA-1", "audit_terms", notice_days=50)
    behind.send("PA-1")
    behind.withdraw(3)

    assert reversed_in(page_of(ada, behind)) == []
    assert send(ada, behind).status_code == 302


def test_round_that_arrives_while_a_page_is_open_is_not_passed_over(ada, talks):
    talks.edit("PA-1", "deal", initial_term_months=48)
    talks.send("PA-2")
    version = talks.draft().version
    talks.withdraw(2, "PA-2")
    talks.edit("PA-2", "audit_terms", notice_days=45)
    talks.send("PA-2")

    refused = send(ada, talks, version=version, seen=2, note="Kept.", takes_back="on")

    assert refused.status_code == 409
    assert "Round 3 is on the table now." in refused.text
    assert "Kept." in refused.text
    assert refused.context["form"]["seen"].value() == 3
    assert "takes_back" in refused.context["form"].errors
    assert Round.objects.count() == 3


def test_objection_to_words_that_stay_is_told_not_to_be_withdrawn(client, talks):
    talks.respond("PA-2", 1, general__law="discuss", general__costs="counter")
    client.force_login(talks.founders["PA-2"])

    page = page_of(client, talks)

    assert sorted(kept_in(page)) == ["general.costs", LAW]
    assert "Sending does not withdraw that" in page.text


def test_objection_to_words_that_the_draft_changes_is_not_told(client, talks):
    talks.respond("PA-2", 1, general__costs="counter")
    draft = talks.draft("PA-2")
    drafting.choose_wording(
        draft_id=draft.pk,
        version=draft.version,
        clause_id="general.costs",
        position="custom",
        custom_text="Each side pays its own.",
    )
    client.force_login(talks.founders["PA-2"])

    page = page_of(client, talks)

    assert kept_in(page) == []
    assert "Sending does not withdraw that" not in page.text


def test_side_that_waits_is_told_nothing_of_the_kind(ada, talks):
    review = page_of(ada, talks).context["review"]

    assert (review.reversed, review.kept) == ((), ())
