"""Every address, every principal, every method: what the table says, and nothing else."""

import re
from uuid import UUID

import pytest

from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.security.addresses import routes
from tests.security.people import MEMBERS, PRINCIPALS
from tests.security.policy_table import BODIES, DEAL_PAGES, DESK, MODELS, SITE_PAGES, rule_of
from tests.security.visiting import GONE, Visitor, outcome

METHODS = ("GET", "POST", "PUT")
NOWHERE = UUID(int=7)
TOKEN = re.compile(rb'(?:X-CSRFToken": |csrfmiddlewaretoken" value=)"\w+"')


@pytest.fixture(autouse=True)
def no_press(monkeypatch):
    """Set no PDF: who may have it is asked before."""
    monkeypatch.setattr(pool, "press", lambda *_: Rendered(b"", {}))


def visits(visitor, chosen=None):
    """Yield route, method and answer of every address that a principal can think of."""
    for route in chosen or routes():
        known = visitor.known(route)
        for method in METHODS:
            yield route, method, visitor.ask(method, route.at(known))
        if route.name in BODIES:
            body = BODIES[route.name].format_map(known)
            yield route, "POST", visitor.ask("POST", route.at(known), body)


def mismatches(visitor, chosen=None):
    """Return what is not as the table says, by route and method."""
    return {
        (route.name, method): outcome(answer)
        for route, method, answer in visits(visitor, chosen)
        if outcome(answer) not in rule_of(route).allows(visitor.name, method)
    }


def test_every_address_is_declared():
    found = list(routes())

    assert [route.name for route in found if rule_of(route) is None] == []
    known = {route.name for route in found}
    assert {*DEAL_PAGES, *SITE_PAGES, *DESK} - known == set()
    assert [name for name in MODELS if f"admin:{name}_changelist" not in known] == []


@pytest.mark.parametrize("name", PRINCIPALS)
def test_principal_comes_as_far_as_the_table_says(world, name):
    assert mismatches(Visitor(world, name)) == {}


@pytest.mark.parametrize("name", [name for name in PRINCIPALS[1:] if name not in MEMBERS])
def test_deal_of_others_looks_like_no_deal_at_all(world, name):
    visitor, seen = Visitor(world, name), {}

    for route in routes():
        if "deal_id" in route.parts:
            for method in METHODS:
                there, nowhere = answers(visitor, route, method)
                seen[route.name, method] = (outcome(there), same(there, nowhere))

    refused = {asked: told for asked, told in seen.items() if told[0] == GONE}
    assert len(refused) == sum(bool(page.get) + bool(page.post) for page in DEAL_PAGES.values())
    assert {asked for asked, (_, alike) in seen.items() if not alike} == set()


def answers(visitor, route, method):
    """Return the answers to one request about a deal of others, and about no deal."""
    known = visitor.known(route)
    body = BODIES.get(route.name, "").format_map(known)
    return [
        visitor.ask(method, route.at(known | {"deal_id": deal}), body)
        for deal in (known["deal_id"], NOWHERE)
    ]


def same(answer, other):
    """Tell whether two answers are the same to the letter, but for the address asked for."""
    return told(answer) == told(other)


def told(answer):
    """Return all that an answer says, without the deal that was asked for."""
    deal = answer.wsgi_request.resolver_match.kwargs["deal_id"]
    body = TOKEN.sub(b"", answer.body.replace(str(deal).encode(), b"deal"))
    return answer.status_code, dict(answer.headers), body
