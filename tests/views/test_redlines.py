"""The page of what changed: every change once, found from everywhere, for members only."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html as reader

from termsheets.domain import sheet_json
from termsheets.domain.clauses import Clause, Paragraph, Run, Table, TableRow
from termsheets.models import Round
from termsheets.negotiation.comments import add_comment
from termsheets.negotiation.redlines import redline_of
from termsheets.views.changes import PAGE_SIZE
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
SECRET = "A secret that is nobody else's business"
OURS = "Only we read this remark"


@pytest.fixture
def talks():
    """Return three rounds: PA-2 changes the purpose and a step, PA-1 the title after it."""
    talks = make_talks()
    talks.edit(key="background_assets", row="BG-1", encumbrance_note=SECRET)
    talks.send()
    talks.edit("PA-2", purpose="To sell <b>bread</b>.")
    talks.edit("PA-2", "escalation_steps", "ES-1", detail="The two founders")
    talks.send("PA-2")
    talks.edit(title="Bakery forecasting")
    talks.send()
    return talks


def page(client, talks, old=1, new=3, code="PA-1", **query):
    client.force_login(talks.founders[code])
    return client.get(reverse("redline", args=[talks.deal.pk, old, new]), query)


def text(client, talks, *numbers, **query):
    return page(client, talks, *numbers, **query).content.decode()


def notes(text):
    """Return the ids of the changes that a page tells of, in its order."""
    return re.findall(r'data-note="(c\d+)"', text)


@pytest.mark.parametrize("view", ["", "sides"])
@pytest.mark.parametrize("show", ["", "all"])
@pytest.mark.parametrize("numbers", [(1, 2), (2, 3), (1, 3), (3, 1)])
def test_page_tells_of_every_change_once(client, talks, numbers, view, show):
    both = redline_of(talks.founders["PA-1"], talks.deal, *numbers)

    found = text(client, talks, *numbers, view=view, show=show)

    assert sorted(notes(found)) == sorted(change.id for change in both.redline.changes)
    assert set(re.findall(r' id="([^"]+)"', found)) >= set(notes(found))


@pytest.mark.parametrize("view", ["", "sides"])
def test_page_has_no_id_twice(client, talks, view):
    ids = re.findall(r' id="([^"]+)"', text(client, talks, view=view, show="all"))

    assert sorted(ids) == sorted(set(ids))


def test_changes_lead_to_their_neighbors(client, talks):
    found = text(client, talks)

    for one, other in pairwise(notes(found)):
        block = found.partition(f'data-note="{one}"')[2].partition("data-note")[0]
        assert f'href="#{other}"' in block


def test_words_are_marked_without_color_and_escaped(client, talks):
    found = text(client, talks, 1, 2)

    assert '<span class="visually-hidden">inserted: </span>' in found
    assert '<span class="visually-hidden">deleted: </span>' in found
    assert "&lt;b&gt;bread&lt;/b&gt;" in found
    assert "<b>bread" not in found


def test_changes_are_filtered_by_who_and_by_section(client, talks):
    everything = set(notes(text(client, talks)))
    theirs = set(notes(text(client, talks, who="PA-2")))
    disputes = set(notes(text(client, talks, section="governance")))

    assert theirs < everything
    assert disputes < everything
    assert notes(text(client, talks, who="PA-9")) == []


def test_filter_that_nobody_offers_shows_a_sentence(client, talks):
    response = page(client, talks, section="x" * 500, who="<i>", page="0", view="?", show="9")

    assert response.status_code == 200
    assert "No change is like that." in response.content.decode()


def test_equal_rounds_say_so(client, talks):
    assert "Nothing changed: the two sheets say the same." in text(client, talks, 3, 3)


def test_each_column_shows_its_own_sheet(client, talks):
    found = text(client, talks, 1, 2, view="sides")
    columns = re.findall(
        r'<p class="column-name">(Round \d)</p>(.*?)(?=<p class="column-name">|</article>)',
        found,
        re.DOTALL,
    )

    marks = {name: set() for name, _ in columns}
    for name, words in columns:
        marks[name] |= set(re.findall(r"<(ins|del)", words))
    assert marks == {"Round 1": {"del"}, "Round 2": {"ins"}}


def test_files_that_take_long_say_that_they_are_being_made(client, talks):
    links = notes_of_files(text(client, talks))

    assert links == {"PDF": "making", "Word": "making", "text": None, "JSON": None}


def notes_of_files(page):
    """Return where each download tells how it goes, by its format."""
    links = reader.fromstring(page).xpath("//a[starts-with(., 'Download ')]")
    return {link.text.removeprefix("Download "): link.get("data-making") for link in links}


def test_usual_comparisons_are_offered(client, talks):
    found = text(client, talks, 2, 3)

    for old in (1, 2):
        assert f'href="{reverse("redline", args=[talks.deal.pk, old, 3])}"' in found


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, (2, 3)),
        ({"to": "2"}, (1, 2)),
        ({"from": "1"}, (1, 3)),
        ({"from": "1", "to": "2"}, (1, 2)),
        ({"from": "1", "to": "draft"}, (1, None)),
        ({"to": "draft"}, (3, None)),
        ({"from": "x", "to": "9" * 40}, (2, 3)),
    ],
)
def test_choice_leads_to_its_redline(client, talks, query, numbers):
    client.force_login(talks.founders["PA-1"])
    old, new = numbers
    expected = (
        reverse("redline", args=[talks.deal.pk, old, new])
        if new
        else reverse("redline-draft", args=[talks.deal.pk, old])
    )

    response = client.get(reverse("redline-choose", args=[talks.deal.pk]), query)

    assert response.url == expected


def test_choice_before_the_first_round_leads_to_the_rounds(client):
    talks = make_talks()
    client.force_login(talks.founders["PA-1"])

    response = client.get(reverse("redline-choose", args=[talks.deal.pk]))

    assert response.url == reverse("round-list", args=[talks.deal.pk])


def test_draft_is_compared_for_its_own_side(client, talks):
    talks.edit(purpose="Unsent.")
    found = {}
    for code in ("PA-1", "PA-2"):
        client.force_login(talks.founders[code])
        address = reverse("redline-draft", args=[talks.deal.pk, 3])
        found[code] = "Unsent" in client.get(address).content.decode()

    assert found == {"PA-1": True, "PA-2": False}


def test_nothing_private_is_on_any_page(client, talks):
    add_comment(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-1"],
        number=3,
        clause_id="general.law",
        text=OURS,
        internal=True,
    )
    found = [
        text(client, talks, *numbers, code=code, view=view, show="all")
        for numbers in ((1, 2), (1, 3))
        for code in ("PA-1", "PA-2")
        for view in ("", "sides")
    ]
    client.force_login(talks.founders["PA-1"])
    found.append(client.get(reverse("redline-draft", args=[talks.deal.pk, 1])).content.decode())

    assert [one for one in found if SECRET in one or OURS in one] == []
    assert SECRET in talks.draft().terms().background_assets[0].encumbrance_note


def test_redline_is_there_for_members_and_of_rounds_that_are(client, talks):
    talks.founders["PA-3"] = make_user("eve")

    statuses = [
        page(client, talks, *numbers, code=code).status_code
        for numbers, code in [((1, 2), "PA-3"), ((1, 9), "PA-1"), ((0, 1), "PA-2")]
    ]

    assert statuses == [404, 404, 404]


def test_queries_do_not_grow_with_rounds_and_changes(client, talks):
    counts = [queries(client, talks)]
    for code in ("PA-2", "PA-1", "PA-2"):
        talks.edit(code, purpose=f"{code} says otherwise, and at length.")
        talks.send(code)
    counts.append(queries(client, talks))

    assert counts[0] == counts[1] <= 10


def queries(client, talks):
    """Return how many queries the page of first and last round costs, looked at once before."""
    client.force_login(talks.founders["PA-1"])
    address = reverse("redline", args=[talks.deal.pk, 1, talks.deal.rounds.count()])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def huge(sheet, word):
    """Return the sheet with 300 clauses and a schedule of 2,000 rows more."""
    said = "Party {0} shall do within 30 days what it said before, and {1} later. "
    clauses = [
        Clause(f"own.{n}", f"Matter {n}", (Paragraph((Run(said.format(n, word) * 4),)),))
        for n in range(300)
    ]
    rows = tuple(
        TableRow(f"R-{n}", tuple((Run(f"{n} {column} {word}"),) for column in range(6)))
        for n in range(2_000)
    )
    table = Table("table.big", "Big", tuple("ABCDEF"), rows)
    clauses.append(Clause("own.big", "Schedule", (table,)))
    return replace(sheet, sections=(*sheet.sections, Clause("own", "Own", (), tuple(clauses))))


@pytest.fixture
def huge_talks(talks, monkeypatch):
    """Let every round be huge, and each the word of its number in every clause and row."""
    monkeypatch.setattr(
        Round, "sheet", lambda sent: huge(sheet_json.loads(sent.sheet_json), f"x{sent.number}")
    )
    return talks


@pytest.mark.parametrize("query", [{}, {"view": "sides"}, {"show": "all"}, {"page": "60"}])
def test_page_of_a_huge_redline_stays_short(client, huge_talks, query):
    found = text(client, huge_talks, **query)

    assert len(notes(found)) <= PAGE_SIZE
    assert len(found) < 2_000_000


def test_parts_of_a_huge_redline_hold_every_change(client, huge_talks):
    total = len(redline_of(huge_talks.founders["PA-1"], huge_talks.deal, 1, 3).redline.changes)
    last = -(-total // PAGE_SIZE)

    first, end = (notes(text(client, huge_talks, page=str(number))) for number in (1, last))

    assert len(first) == PAGE_SIZE
    assert end[-1] == f"c{total}"


@pytest.mark.parametrize(
    ("query", "said"), [({}, False), ({"section": "status"}, True), ({"who": "PA-1"}, True)]
)
def test_page_says_that_its_files_are_not_filtered(client, talks, query, said):
    assert ("The files hold every change" in text(client, talks, **query)) is said
