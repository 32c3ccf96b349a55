"""Comments on clauses, for one side or all, with htmx and without."""

import pytest

from termsheets.models import Comment
from tests.talks import make_talks
from tests.views.posts import HOSTILE, HTMX, LAW, address, answer, comment, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("options", [{}, HTMX])
def test_form_opens_beside_its_clause_alone(bea, talks, options):
    answer(bea, talks)

    page = bea.get(address("round", talks, 1), {"say": LAW}, **options).text

    assert page.count("<textarea") == 1
    assert f'id="text-{LAW}"' in page
    assert f'id="discuss-{LAW}"' in page
    assert page.count("<h1") == (0 if options else 1)


def test_answer_to_a_comment_opens_in_its_thread(bea, talks):
    first = comment(talks, "PA-1", internal=False)

    page = bea.get(address("round", talks, 1), {"say": LAW, "to": first.pk}, **HTMX).text

    assert f'name="parent" value="{first.pk}"' in page
    assert page.count("<textarea") == 1


@pytest.mark.parametrize(("options", "status"), [({}, 200), (HTMX, 404)])
def test_form_beside_no_clause_is_nowhere(bea, talks, options, status):
    response = bea.get(address("round", talks, 1), {"say": "no.clause", "to": "\0"}, **options)

    assert response.status_code == status
    assert "<textarea" not in response.text


def test_comment_is_for_the_own_side_unless_all_are_chosen(bea, talks):
    say(bea, talks, "To ourselves.")
    say(bea, talks, "To you.", readers="all")

    said = Comment.objects.values_list("text", "internal", "clause_id", "side__party_code")
    assert list(said) == [
        ("To ourselves.", True, LAW, "PA-2"),
        ("To you.", False, LAW, "PA-2"),
    ]


def test_internal_comment_reaches_no_page_of_another_side(client, talks):
    comment(talks, text="Give way at 5%.")
    comment(talks, text="For all.", internal=False)
    pages = [
        *(("round", (1,), {"show": show}) for show in ("", "said")),
        ("round-list", (), {}),
        ("open-points", (), {}),
        ("wizard-hub", (), {}),
    ]

    client.force_login(talks.founders["PA-1"])
    theirs = [client.get(address(name, talks, *more), query).text for name, more, query in pages]
    client.force_login(talks.founders["PA-2"])
    own = client.get(address("round", talks, 1)).text

    assert not [page for page in theirs if "Give way" in page]
    assert "For all." in theirs[0]
    assert "Give way at 5%." in own


def test_earlier_round_shows_what_was_said_until_then(bea, talks):
    say(bea, talks, "On the first.")
    talks.send("PA-2")
    say(bea, talks, "On the second.", number=2)

    pages = [bea.get(address("round", talks, number)).text for number in (1, 2)]

    assert ["On the first." in page for page in pages] == [True, True]
    assert ["On the second." in page for page in pages] == [False, True]


def test_hostile_comment_is_shown_as_typed(bea, talks):
    page = say(bea, talks, HOSTILE, options=HTMX).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ deal }}" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("text", ["", "   ", "x\0y", "a" * 1_000_000, "\u202eevil"])
@pytest.mark.parametrize("options", [{}, HTMX])
def test_comment_that_cannot_be_taken_is_still_on_the_page(bea, talks, text, options):
    response = say(bea, talks, text, options=options)

    assert response.status_code == 422
    assert text.strip().replace("\0", "") in response.text.replace("\0", "")
    assert not Comment.objects.exists()


def test_answer_to_a_comment_stands_in_its_thread(bea, talks):
    first = comment(talks, "PA-1", internal=False, text="Why Ireland?")

    page = say(
        bea, talks, "Because of the courts.", parent=first.pk, readers="all", options=HTMX
    ).text

    assert Comment.objects.get(text="Because of the courts.").parent == first
    assert page.index("Why Ireland?") < page.index("Because of the courts.")


@pytest.mark.parametrize("parent", ["x", "99999999", "-1"])
def test_answer_to_a_comment_that_is_not_there_hangs_nowhere(bea, talks, parent):
    say(bea, talks, parent=parent)

    assert not Comment.objects.filter(parent__isnull=False).exists()


def test_thread_is_settled_and_opened_again(bea, talks):
    first = comment(talks)
    there = address("comment-resolve", talks, first.pk)

    bea.post(there)
    settled = Comment.objects.get().resolved is not None
    page = bea.post(there, {"again": "1", "round": "1"}, **HTMX).text

    assert settled
    assert Comment.objects.get().resolved is None
    assert "Settle" in page


def test_comment_of_another_side_is_not_there_to_be_settled(client, talks):
    first = comment(talks)
    client.force_login(talks.founders["PA-1"])

    assert client.post(address("comment-resolve", talks, first.pk)).status_code == 404
    assert Comment.objects.get().resolved is None


def test_comment_of_another_deal_is_not_there(client, talks):
    first = comment(talks)
    others = make_talks(names=("lu", "mo"))
    client.force_login(talks.founders["PA-2"])

    assert client.post(address("comment-resolve", others, first.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_round_asks_the_same_queries_for_any_number_of_comments(
    bea, talks, count, django_assert_num_queries
):
    for number in range(count):
        first = comment(talks, "PA-1" if number % 2 else "PA-2", internal=False)
        comment(talks, internal=False, parent_id=first.pk)

    bea.get(address("round", talks, 1))  # the first look of the day leaves an event
    with django_assert_num_queries(10):
        bea.get(address("round", talks, 1))
