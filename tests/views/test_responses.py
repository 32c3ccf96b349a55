"""Answers to clauses and comments on them, with htmx and without."""

import pytest
from django.urls import reverse

from termsheets.models import Comment, Response
from termsheets.negotiation import comments, drafting, responses
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

LAW = "general.law"
HTMX = {"headers": {"HX-Request": "true"}}
HOSTILE = "<script>alert(1)</script>{{ deal }}{% now 'Y' %}"


@pytest.fixture
def talks():
    """Return talks with a first round of PA-1 on the table."""
    talks = make_talks()
    talks.send()
    return talks


@pytest.fixture
def bea(client, talks):
    """Return the client of the founder of PA-2, whose turn it is."""
    client.force_login(talks.founders["PA-2"])
    return client


def address(name, talks, *more):
    return reverse(name, args=[talks.deal.pk, *more])


def mark(talks, clause_id=LAW):
    """Return what a page's form says of a passage."""
    return f"{clause_id} {responses.standings(talks.deal).of(clause_id).passage.digest}"


def answer(client, talks, stand="accept", number=1, passage=None, **options):
    posted = {"stand": stand, "passage": passage or mark(talks)}
    return client.post(address("round-respond", talks, number), posted, **options)


def say(client, talks, text="Why?", number=1, passage=LAW, **posted):
    options = posted.pop("options", {})
    said = {"passage": passage, "text": text} | posted
    return client.post(address("comment-add", talks, number), said, **options)


def comment(talks, code="PA-2", *, internal=True, text="Between us.", **more):
    return comments.add_comment(
        deal_id=talks.deal.pk,
        user=talks.founders[code],
        number=1,
        clause_id=LAW,
        text=text,
        internal=internal,
        **more,
    )


def test_answer_returns_to_its_clause(bea, talks):
    response = answer(bea, talks, "discuss")

    assert response.url == f"{address('round', talks, 1)}#{LAW}"
    assert responses.standings(talks.deal).of(LAW).stands == {"PA-1": "accept", "PA-2": "discuss"}


def test_answer_by_htmx_returns_that_panel_and_the_counts_alone(bea, talks):
    page = answer(bea, talks, **HTMX).text

    assert page.count('role="group"') == 1
    assert "Agreed" in page
    assert 'id="tally" hx-swap-oob="true"' in page
    assert "<h1" not in page


def test_counter_leads_to_the_answers_and_the_wording(bea, talks):
    grant = "license.grant.LG-1"

    page = answer(bea, talks, "counter", passage=mark(talks, grant), **HTMX).text

    assert f"{address('wizard-row', talks, 'grants', 'LG-1')}#id_license_grants-" in page
    assert address("clause-wording", talks, "license.grant") in page


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


def test_several_clauses_are_accepted_at_once(bea, talks):
    posted = {
        "stand": "accept",
        "passage": [mark(talks), mark(talks, "general.costs")],
        "then": "general",
    }

    response = bea.post(address("round-respond", talks, 1), posted)

    agreement = responses.standings(talks.deal)
    assert [agreement.of(name).agreed for name in (LAW, "general.costs")] == [True, True]
    assert response.url.endswith("#general")


def test_last_acceptance_brings_the_whole_page_anew(bea, talks):
    open_ones = [one.passage.id for one in responses.standings(talks.deal).open]
    marks = [mark(talks, name) for name in open_ones if name != LAW]
    answer(bea, talks, passage=marks)

    response = answer(bea, talks, **HTMX)

    assert response.headers["HX-Refresh"] == "true"
    assert "Agreed in principle." in bea.get(address("round", talks, 1)).text


@pytest.mark.parametrize(
    ("posted", "status"),
    [
        ({"stand": "burn"}, 422),
        ({"passage": "no.clause x"}, 422),
        ({"passage": LAW}, 409),
        ({"passage": f"{LAW} {'0' * 64}"}, 409),
        ({"passage": "\0"}, 422),
    ],
)
def test_answer_that_cannot_be_taken_stores_nothing(bea, talks, posted, status):
    for options in ({}, HTMX):
        response = bea.post(
            address("round-respond", talks, 1),
            {"stand": "accept", "passage": mark(talks)} | posted,
            **options,
        )
        assert response.status_code in (status, 404)

    assert not Response.objects.exists()


def test_answer_to_a_superseded_round_names_the_one_that_stands(client, bea, talks):
    old = mark(talks)
    talks.send("PA-2")
    client.force_login(talks.founders["PA-1"])

    response = answer(client, talks, passage=old)

    assert response.status_code == 409
    assert "Round 1 is no longer on the table. Round 2 stands now." in response.text
    assert not Response.objects.exists()


def test_answer_out_of_turn_says_so(client, talks):
    client.force_login(talks.founders["PA-1"])

    response = answer(client, talks)

    assert response.status_code == 409
    assert "No round of another side is on the table." in response.text


@pytest.mark.parametrize(("role", "may_say"), [("counsel", True), ("viewer", False)])
def test_role_decides_what_is_taken(client, talks, role, may_say):
    client.force_login(talks.join("PA-2", "cora", role))

    assert answer(client, talks).status_code == 403
    assert say(client, talks).status_code == (302 if may_say else 403)
    assert Comment.objects.exists() == may_say


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


def test_left_out_clause_waits_to_be_let_go(client, talks):
    draft, gone = talks.draft("PA-2"), "upkeep.hygiene.HR-1"
    drafting.remove_row(
        draft_id=draft.pk,
        version=draft.version,
        key="hygiene_reviews",
        code="HR-1",
    )
    talks.send("PA-2", override_reason="So be it.")
    client.force_login(talks.founders["PA-1"])

    page = client.get(address("round", talks, 2))
    assert [panel.id for panel in page.context["left_out"]] == [gone]
    answer(client, talks, number=2, passage=mark(talks, gone))

    assert responses.standings(talks.deal).of(gone) is None


@pytest.mark.parametrize("count", [1, 12])
def test_round_asks_the_same_queries_for_any_number_of_comments(
    bea, talks, count, django_assert_num_queries
):
    for number in range(count):
        first = comment(talks, "PA-1" if number % 2 else "PA-2", internal=False)
        comment(talks, internal=False, parent_id=first.pk)

    with django_assert_num_queries(11):
        bea.get(address("round", talks, 1))


def test_stranger_can_neither_answer_nor_settle(client, talks):
    first = comment(talks, internal=False)
    client.force_login(make_user("eve"))

    assert answer(client, talks).status_code == 404
    assert client.post(address("comment-resolve", talks, first.pk)).status_code == 404
