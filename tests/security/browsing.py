"""Everything that a principal can think of: every address, and what the pages there lead to."""

import re
from functools import cache
from html import unescape
from urllib.parse import parse_qsl, urljoin

from django.urls import Resolver404, resolve

from termsheets.render.bracketed import FORMATS as BRACKETED
from termsheets.render.formats import FORMATS
from termsheets.render.ledger.formats import FORMATS as LEDGERS
from termsheets.render.redline.formats import FORMATS as REDLINES
from termsheets.views.downloads import TERMS
from termsheets.wizard.steps import STEPS
from tests.forms_on_pages import forms_on
from tests.security.addresses import routes
from tests.security.policy_table import BODIES

NAMES = sorted({*FORMATS, *REDLINES, *TERMS, *BRACKETED, *LEDGERS})
SLUGS = [step.slug for step in STEPS]
LINK = re.compile(r'(?:href|src|action|hx-get)="([^"#]*\?[^"#]*)')
NO_BUTTON = ("", "")
WORD = re.compile(r"[a-z]{1,12}")


def addresses(route, known):
    """Yield every address of a route: in each format, for each step."""
    gap, values = next(
        ((gap, values) for gap, values in (("name", NAMES), ("slug", SLUGS)) if gap in route.parts),
        ("", [""]),
    )
    for value in values:
        yield route.at(known | {gap: value})


def visits(visitor, side=None):
    """Yield what was asked, and the answer, of every address: looked at, and posted to once.

    ``side`` is whose ids fill the addresses, the principal's own by default.
    """
    for route in routes():
        known = visitor.world.known(side or visitor.side, route)
        for address in addresses(route, known):
            yield ("GET", address, ""), visitor.ask("GET", address)
        asked = ("POST", address, BODIES.get(route.name, "").format_map(known))
        yield asked, visitor.ask(*asked)


def answers(visitor, side=None):
    """Yield the visits, and what the pages found there lead to.

    A page's forms are sent as they stand, once by each button; its links with a
    query are followed: one of each kind.
    """
    pages = []
    for asked, answer in visits(visitor, side):
        yield asked, answer
        pages += pages_in([(asked, answer)])
    for asked in one_of_each_kind(pages):
        yield asked, visitor.ask(*asked)


def pages_in(visited):
    """Return address and text of the pages among what was asked and answered."""
    return [
        (address, answer.body.decode())
        for (_, address, _), answer in visited
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    ]


def one_of_each_kind(pages):
    """Return what pages ask for: method, address and body."""
    found = {}
    for page, text in pages:
        for kind, link in _links(page, text):
            found.setdefault(kind, ("GET", link, ""))
        for kind, sending in _sendings(page, text):
            if kind not in found:
                found[kind] = _sending(*sending)
    return found.values()


def _links(page, text):
    for link in set(LINK.findall(text)):
        address = urljoin(page, unescape(link))
        path, _, query = address.partition("?")
        yield (route_of(path), _kind(parse_qsl(query))), address


def _sendings(page, text):
    for form in forms_on(text, page):
        for action in form.addresses:
            address = urljoin(page, action)
            for button in form.buttons or [NO_BUTTON]:
                kind = route_of(address), form.method, _kind([button])
                yield kind, (form, address, button)


def _kind(pairs):
    """Return what is asked for: a plain word counts, which row or passage it is about does not."""
    return frozenset(
        (name, value if WORD.fullmatch(value) else "") for name, value in pairs if name
    )


def _sending(form, address, button):
    """Return what a browser sends when a button of a form is pressed."""
    sent = form.data.copy()
    if button != NO_BUTTON:
        sent[button[0]] = button[1]
    if form.method == "post":
        return "POST", address, sent.urlencode()
    return "GET", f"{address.partition('?')[0]}?{sent.urlencode()}", ""


@cache
def route_of(address):
    """Return the name of the route that an address belongs to, or nothing for none."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""
