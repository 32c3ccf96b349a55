"""Every page asks the database as often for one row in each of its lists as for sixty.

The pages are those that the addresses below ``deals/`` lead to: a new one is
counted as soon as it has an address.
"""

import re
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from termsheets.domain.terms.structure import of_section
from termsheets.models import Deal
from termsheets.render import pool
from termsheets.render.result import Rendered
from termsheets.wizard.steps import STEPS
from tests.crowds import few, many
from tests.deals import make_draft
from tests.many import terms_with
from tests.people import make_user
from tests.views.posts import LAW, mark
from tests.wizard.pages import changed, opened, send

pytestmark = pytest.mark.django_db

# The first look of a day leaves an event in the audit trail, and so does the first save of an hour.
READ = (
    *("agreed", "bracketed", "certificate", "download", "exit-matrix", "license-map"),
    *("open-points", "redline", "report", "round", "what-if"),
)
OF_DRAFT = ("deal-list", "deal-new", "wizard", "term-sheet", "clause-wording", "download")
VARIANTS = {
    "round": ("", "?show=mine", "?say=general.law"),
    "redline": ("", "?view=sides&show=all"),
    "what-if": ("", "?scenario=expiry&b-scenario=insolvency&b-party=PA-1&b-month=3"),
    "bracketed": ("", "?show=differing"),
}
KNOWN = {
    "clause_id": "license.grant",
    "code": "LG-1",
    "kind": "license_grants",
    "name": "pdf",
    "old": 1,
    "share": "RS-1",
    "slug": "grants",
}
PLACES = {
    "wizard-step": [{"slug": step.slug} for step in STEPS],
    "wizard-row": [
        {"slug": step.slug, "code": f"{entity.cls.prefix}-1"}
        for step in STEPS
        for entity in of_section(step.slug)
        if hasattr(entity.cls, "prefix")
    ],
}


@pytest.fixture(autouse=True)
def no_press(monkeypatch):
    """Set no PDF: the press asks the database nothing."""
    monkeypatch.setattr(pool, "press", lambda *_: Rendered(b"", {}))


def routes(patterns, start=""):
    """Yield name and route of each address below ``deals/``."""
    for pattern in patterns:
        route = start + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        elif route.startswith("deals/"):
            yield pattern.name, route


def addresses(deal, *, of_draft):
    """Yield what to call each page, and its address: those of a draft, or of the talks."""
    last = max(2, deal.rounds.count())
    known = {"deal_id": deal.pk, "number": last, "new": last} | KNOWN
    for name, route in routes(get_resolver().url_patterns):
        asked = re.findall(r":(\w+)>", route)
        if name.startswith(OF_DRAFT) is not of_draft:
            continue
        for place in PLACES.get(name, [{}]):
            words = {word: place.get(word, known.get(word, 1)) for word in asked}
            for query in VARIANTS.get(name, ("",)):
                label = " ".join([name, *place.values(), query]).strip()
                yield label, reverse(name, kwargs=words) + query


def asked(request):
    """Return the status of an answer, and how many queries it took besides transactions."""
    with CaptureQueriesContext(connection) as captured:
        answer = request()
    b"".join(answer)  # to its end, which closes a file
    queries = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    return answer.status_code, len(queries)


def counts(client, user, pages):
    """Return status and number of queries of each page that can be opened, by its label."""
    client.force_login(user)
    pages = list(pages)
    for label, address in pages:
        if label.startswith(READ):
            asked(partial(client.get, address))
    found = {label: asked(partial(client.get, address)) for label, address in pages}
    return {label: pair for label, pair in found.items() if pair[0] != 405}


@pytest.fixture(params=[(1, 60)])
def deals(request):
    """Return two deals of different people: with few rows in each list, and with sixty."""
    people = map(make_user, ("ada", "bea"))
    pairs = zip(people, request.param, strict=True)
    return [make_draft(owner=owner, terms=terms_with(rows)).deal for owner, rows in pairs]


def test_pages_of_a_draft_ask_the_same_for_one_row_as_for_sixty(client, deals):
    one, sixty = (counts(client, deal.created_by, addresses(deal, of_draft=True)) for deal in deals)

    assert sixty == one
    assert {status for status, _ in one.values()} == {200}
    assert {label: count for label, (_, count) in one.items() if count > 5} == {}


SAVES = {
    "save": ("wizard-row", {}),
    "autosave": ("wizard-row", {"X-Autosave": "1"}),
    "duplicate": ("wizard-duplicate", {}),
    "move": ("wizard-move", {}),
    "remove": ("wizard-remove", {}),
}


def saves(client, deal):
    """Return status and number of queries of each change of a row into which somebody typed."""
    client.force_login(deal.created_by)
    save(client, deal, "first", *SAVES["save"])
    return {action: save(client, deal, action, *SAVES[action]) for action in SAVES}


def save(client, deal, action, name, headers):
    """Type into a contribution, and send its form to what changes it."""
    _, data = opened(client, deal, "deal", "CN-1")
    typed = changed(data, contributions__description=f"On {action}.", way="down", then="next")
    address = reverse(name, args=[deal.pk, "deal", "CN-1"])
    return asked(partial(send, client, address, typed, **headers))


@pytest.mark.parametrize("deals", [(2, 60)], indirect=True)
def test_saves_ask_the_same_for_two_rows_as_for_sixty(client, deals):
    two, sixty = (saves(client, deal) for deal in deals)

    assert sixty == two
    assert max(two["save"][1], two["autosave"][1]) <= 8


@pytest.fixture(params=[Deal.Status.COUNTERED, Deal.Status.AGREED])
def both_talks(request):
    """Return talks of two rounds in which little was said, and talks in which much was."""
    both = few(("ada", "bea")), many(("cy", "dan"), rows=6, count=60)
    Deal.objects.update(status=request.param)
    return both


def test_pages_of_the_talks_ask_the_same_however_much_was_said(client, both_talks):
    little, much = (
        counts(client, talks.founders["PA-1"], addresses(talks.deal, of_draft=False))
        for talks in both_talks
    )

    assert much == little
    more = {label: count for label, (_, count) in little.items() if count > 10}
    assert more == {"deal-review": 13}


def says(client, talks):
    """Return status and number of queries of what a founder does in the talks."""
    client.force_login(talks.founders["PA-1"])
    deal, draft = talks.deal.pk, talks.draft()
    number = draft.base.number
    sent = {"version": draft.version, "seen": number, "override_reason": "Later."}
    posts = (
        ("round-respond", [deal, number], {"stand": "counter", "passage": mark(talks)}),
        ("comment-add", [deal, number], {"passage": LAW, "text": "Why not Ireland?"}),
        ("round-take-up", [deal], {"version": draft.version}),
        ("round-send", [deal], sent | {"version": draft.version + 1}),
        ("round-withdraw", [deal, number + 1], {}),
    )
    return {
        name: asked(partial(client.post, reverse(name, args=place), posted))
        for name, place, posted in posts
    }


@pytest.mark.parametrize("both_talks", [Deal.Status.COUNTERED], indirect=True)
def test_posts_of_the_talks_ask_the_same_however_much_was_said(client, both_talks):
    little, much = (says(client, talks) for talks in both_talks)

    assert much == little
    assert {status for status, _ in little.values()} == {302}
