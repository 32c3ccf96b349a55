"""Whatever an address asks for behind its question mark, or in which letters: never an error."""

import re
from contextlib import suppress

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from tests import hostile, site
from tests.talks import make_talks
from tests.views.posts import LAW

pytestmark = pytest.mark.django_db

MARKS = ("2026-01-01_x", "2026-01-01T00:00:00Z_\x00", "9999-99-99_1")
STRANGE = ("\x00", "²", "x" * 2000)
FREE_PARTS = {"code", "clause_id", "token", "key", "name", "stage", "field", "kind", "slug"}
UNLINKED = {"deal-list": {"before"}, "wizard-step": {"removed", "return"}, "round": {"at", "to"}}


@pytest.fixture
def known():
    """Return what makes the addresses of a deal with a round on the table, and its reader."""
    talks = make_talks()
    talks.send()
    return {"deal_id": talks.deal.pk, "number": 1, "slug": "deal"}, talks.founders["PA-2"]


def names_asked(client, pages):
    """Return what the links on pages ask each route for, and what none of these links asks."""
    asked = {route: set(names) for route, names in UNLINKED.items()}
    for page in pages:
        for address, query in re.findall(r'href="([^"?#]*)\?([^"#]*)', client.get(page).text):
            route = site.route_of(address or page)
            asked.setdefault(route, set()).update(re.findall(r"(?:^|&amp;|&)(\w+)=", query))
    return asked


def test_address_takes_any_query(client, known):
    parts, reader = known
    client.force_login(reader)
    there = site.addresses(parts | {"old": 1, "new": 1})
    pages = [there[name] for name in ("round", "redline-draft", "bracketed", "deal-list")]

    answers = {
        (route, name, text[:20]): client.get(
            there[route], {name: text.encode("utf-8", "surrogatepass")}
        ).status_code
        for route, names in names_asked(client, pages).items()
        for name in names
        for text in (*hostile.SHARPEST, *(MARKS if name == "before" else ()))
    }

    assert {
        asked: status for asked, status in answers.items() if status not in (200, 302, 404)
    } == {}


def strange_addresses(parts):
    """Yield each address with one of its free parts strange, and all others known."""
    for name in site.routes():
        for part in set(site.parts_of(name)) & FREE_PARTS:
            for text in STRANGE:
                strange = {"key": "deal"} | parts | {part: text}
                kwargs = {each: strange.get(each, "1") for each in site.parts_of(name)}
                with suppress(NoReverseMatch):
                    yield reverse(name, kwargs=kwargs)


def test_address_of_anything_does_not_exist(client, known):
    parts, reader = known
    answers = {}

    for address in strange_addresses(parts):
        client.force_login(reader)
        for way in (client.get, client.post):
            with transaction.atomic():
                answers[way.__name__, address] = way(address).status_code
                transaction.set_rollback(True)

    assert len(answers) > 60
    assert {asked: status for asked, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "utf-16", "nonsense"])
def test_form_in_other_letters_is_read_as_ours(client, known, charset):
    parts, reader = known
    client.force_login(reader)
    body = '--B\r\nContent-Disposition: form-data; name="text"\r\n\r\nWhy?\r\n--B\r\nContent-'
    body += f'Disposition: form-data; name="passage"\r\n\r\n{LAW}\r\n--B--\r\n'
    to = reverse("comment-add", args=[parts["deal_id"], 1])

    answer = client.generic("POST", to, body, f"multipart/form-data; boundary=B; charset={charset}")

    assert answer.headers["Location"] == f"{reverse('round', args=[parts['deal_id'], 1])}#{LAW}"
