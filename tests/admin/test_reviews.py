"""The review desk in the admin: the queue, what is read, and what is decided."""

import html
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from termsheets.models import Deal, DraftReview, ReviewNote, Round
from tests.answering import answer_warnings, make_answer
from tests.colliding import colliding
from tests.desk import ask, decide, give_back, make_reviewer
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:termsheets_draftreview_changelist")


@pytest.fixture
def talks():
    return make_talks()


@pytest.fixture
def rae(client):
    """Return a reviewer who is signed in."""
    reviewer = make_reviewer()
    client.force_login(reviewer)
    return reviewer


def page_of(review):
    return reverse("admin:termsheets_draftreview_change", args=[review.pk])


def shown(client, **query):
    """Return the reviews that the queue shows."""
    return list(client.get(QUEUE, query).context["cl"].result_list)


def act(client, action, *reviews, **typed):
    """Choose an action for reviews in the queue."""
    data = {"action": action, "_selected_action": [review.pk for review in reviews]} | typed
    return client.post(QUEUE, data, follow=True)


def make_queue():
    """Return three requests of different deals, the oldest first."""
    now, names = timezone.now(), ("semiconductor-codevelopment", "saas-distribution")
    return [
        ask(make_talks(name, names=pair), now=now - timedelta(days=days))
        for name, pair, days in (
            (names[0], ("kim", "kay"), 9),
            (names[1], ("lou", "lee"), 1),
            (names[1], ("mia", "moe"), 0),
        )
    ]


def test_queue_shows_what_waits_the_longest_first(client, rae):
    oldest, middle, latest = make_queue()
    decide(middle, rae)

    assert shown(client) == [oldest, latest]
    assert shown(client, state="approved") == [middle]
    assert shown(client, state="all") == [oldest, middle, latest]


def test_queue_filters_mine_unassigned_and_overdue(client, rae):
    oldest, middle, latest = make_queue()
    act(client, "assign_to_me", middle)

    assert shown(client, reviewer="mine") == [middle]
    assert shown(client, reviewer="unassigned") == [oldest, latest]
    assert shown(client, overdue="yes") == [oldest]
    assert DraftReview.objects.get(pk=middle.pk).assignee == rae


@pytest.mark.parametrize(
    ("text", "places"), [("Veldrite", [0]), ("tidel", [1, 2]), ("tidelark Ireland", [1, 2])]
)
def test_queue_is_searched_by_party_deal_and_clause(client, rae, text, places):
    queue = make_queue()

    assert shown(client, q=text) == [queue[place] for place in places]
    assert shown(client, q="tidelark veldrite") == []


def test_queue_asks_as_often_for_three_as_for_one(client, rae, talks, django_assert_num_queries):
    ask(talks)
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)
    make_queue()
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)


QUERIES = 6


def test_queue_says_what_changed_since_my_review(client, rae, talks):
    give_back(ask(talks), rae)
    ask(talks)
    before = client.get(QUEUE).text
    talks.edit(purpose="Another purpose")

    assert 'field-changed_since_my_review">no<' in before
    assert 'field-changed_since_my_review">yes<' in client.get(QUEUE).text


def test_return_without_a_comment_asks_for_it(client, rae, talks):
    review = ask(talks)
    asked = act(client, "give_back", review)
    refused = act(client, "give_back", review, decide="1", text=" ")
    done = act(client, "give_back", review, decide="1", text="Say who pays.")

    assert "Say who pays" not in asked.text
    assert "Fill this in." in refused.text
    assert "Returned: " in done.text
    assert ReviewNote.objects.get().text == "Say who pays."
    assert DraftReview.objects.get().state == "returned"
    assert LogEntry.objects.get().change_message == "Returned version 1."


@pytest.mark.parametrize("text", ["No. " * 1_300, "No.\u202e"])
def test_comment_that_cannot_be_kept_stays_on_the_page(client, rae, talks, text):
    refused = act(client, "give_back", ask(talks), decide="1", text=text)

    assert text.strip() in refused.text
    assert 'class="errorlist' in refused.text
    assert DraftReview.objects.get().state == "waiting"


def test_approval_is_of_the_version_that_was_read(client, rae, talks):
    review = ask(talks)
    seen = {f"version-{review.pk}": talks.draft().version, "decide": "1", "text": ""}
    talks.edit(purpose="Another purpose")
    refused = act(client, "approve", review, **seen)
    seen[f"version-{review.pk}"] += 1
    done = act(client, "approve", review, **seen)

    assert "has changed since you opened it" in refused.text
    assert "Approved: " in done.text


def test_page_shows_every_public_answer_and_nothing_private(client, rae, talks):
    talks.edit(key="background_assets", row="BG-1", encumbrance_note="Pledged to a bank.")
    review = ask(talks, text="Is 5% usual?")

    page = html.unescape(client.get(page_of(review)).text)

    assert talks.draft().terms().deal.purpose in page
    assert "Is 5% usual?" in page
    assert "Pledged" not in page
    assert "Encumbrance note" not in page


def test_page_changes_nothing(client, rae, talks):
    review = ask(talks)
    page = client.get(page_of(review)).text

    assert client.post(page_of(review), {"state": "approved"}).status_code == 403
    assert 'name="_save"' not in page
    assert DraftReview.objects.get().state == "waiting"


@pytest.mark.parametrize("name", ["html", "text", "json", "docx", "pdf"])
def test_draft_comes_as_a_file(client, rae, talks, name):
    response = client.get(reverse("admin:review-file", args=[ask(talks).pk, name]))

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert len(response.getvalue()) > 1000


def test_draft_is_compared_with_what_was_reviewed_and_with_a_round(client, rae, talks):
    talks.send()
    give_back(ask(talks), rae)
    talks.edit(purpose="Sell shells.")
    review = ask(talks)

    for old in ("reviewed", "1"):
        page = client.get(reverse("admin:review-redline", args=[review.pk, old])).text
        paper = client.get(reverse("admin:review-redline-file", args=[review.pk, old, "text"]))
        assert "shells" in page
        assert "{+" in paper.getvalue().decode()
    for old in ("2", "none"):
        assert client.get(reverse("admin:review-redline", args=[review.pk, old])).status_code == 404


def test_draft_is_compared_with_a_round_as_far_as_its_stage_opens(client, rae):
    talks = make_talks("semiconductor-codevelopment", names=("kim", "kay"))
    talks.send()
    review = ask(talks)

    page = client.get(reverse("admin:review-redline", args=[review.pk, "1"]))

    assert page.status_code == 200
    assert page.context["counts"] == []


def test_note_is_pinned_to_an_answer_or_a_clause(client, rae, talks):
    review = ask(talks)
    address = reverse("admin:review-note", args=[review.pk])
    client.post(address, {"clause": "status.parties", "text": "Who?"})
    client.post(f"{address}?answer=deal::purpose", {"text": "Why?"})
    refused = client.post(f"{address}?answer=parties:PA-1:planned_exit", {"text": "When?"})

    pins = [(note.source, note.clause_id, note.text) for note in ReviewNote.objects.all()]
    assert pins == [("", "status.parties", "Who?"), ("deal.purpose", "", "Why?")]
    assert "There is no such answer in this draft." in refused.text


def test_metrics_count_what_there_is(client, rae, talks):
    decide(ask(talks), rae, now=timezone.now() + timedelta(hours=3))
    talks.send()
    talks.respond("PA-2", 1, status__parties="discuss")

    told = client.get(reverse("admin:review-metrics")).context

    assert dict(told["states"]) | {"Approved": 1, "Never reviewed": 1} == dict(told["states"])
    assert told["waiting"].decided == "3\xa0hours"
    assert [count for _, count in told["contested"]] == [1]


def test_deal_may_require_reviews(client, talks):
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    address = reverse("admin:termsheets_deal_change", args=[talks.deal.pk])

    client.post(address, {"review_required": "on", "status": "closed"})

    deal = Deal.objects.get()
    assert (deal.review_required, deal.status) == (True, "draft")


def test_nothing_is_deleted_and_rounds_never_change(client, talks):
    client.force_login(make_user("root", is_staff=True, is_superuser=True))
    sent, review = talks.send(), ask(talks)
    rows = {"round": sent, "draftreview": review, "deal": talks.deal, "user": sent.sender}

    for name, row in rows.items():
        address = reverse(f"admin:termsheets_{name}_delete", args=[row.pk])
        assert client.post(address, {"post": "yes"}).status_code == 403
    page = reverse("admin:termsheets_round_change", args=[sent.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"cover_note": "Another"}).status_code == 403
    assert Round.objects.get().digest == sent.digest


def test_staff_without_the_right_see_no_review(client, talks):
    review = ask(talks)
    client.force_login(make_user("sam", is_staff=True))
    addresses = [
        QUEUE,
        page_of(review),
        reverse("admin:review-metrics"),
        reverse("admin:review-note", args=[review.pk]),
        reverse("admin:review-file", args=[review.pk, "text"]),
        reverse("admin:review-redline", args=[review.pk, "reviewed"]),
    ]

    assert {client.get(address).status_code for address in addresses} == {403}


def test_long_queue_is_counted_no_further_than_a_few_pages(client, rae, monkeypatch):
    make_queue()
    monkeypatch.setattr("termsheets.admin.paging.MOST", 2)

    assert client.get(QUEUE).context["cl"].result_count == 2


def test_review_tells_findings_and_answers_but_none_that_rest_on_private_ones(client, rae):
    talks = make_talks(terms=colliding(), others=("PA-2", "PA-3"))
    answer_warnings(talks.draft(), reason="We know of it.")
    review = ask(talks)

    page, queue = client.get(page_of(review)), client.get(QUEUE)
    told = [one.finding.check for one in page.context["found"]]

    assert "grant.exclusive_overlap" in told
    assert "grant.transfer_vs_exit" not in told
    assert "Waived by a command" in page.text
    assert review.open_findings == 2
    assert "Open findings" in queue.text


def test_metrics_count_the_checks_waived_most(client, rae):
    draft = make_talks().draft()
    for number, kind in enumerate(("waived", "waived", "overridden")):
        make_answer(draft, fingerprint=f"{number}" * 64, kind=kind)

    page = client.get(reverse("admin:review-metrics"))

    assert page.context["waived"] == [("deal.inventory", [2, 1])]
