"""Each rule of the policy, let go of, is noticed by the matrix: none is kept by chance."""

from dataclasses import replace

import pytest

from termsheets.negotiation import policy
from tests.security.addresses import routes
from tests.security.policy_table import BODIES, DEAL_PAGES
from tests.security.visiting import Visitor, outcome

GUARDED = {
    "edit": ("wizard-add", "PA-1 viewer"),
    "ask-review": ("review-ask", "PA-1 viewer"),
    "waive": ("finding-answer", "PA-1 viewer"),
    "comment": ("comment-add", "PA-1 viewer"),
    "send": ("round-send", "PA-1 counsel"),
    "withdraw": ("round-withdraw", "PA-2 counsel"),
    "respond": ("round-respond", "PA-1 counsel"),
    "decide-gate": ("gate-decide", "PA-1 counsel"),
    "confirm-stage": ("stage-confirm", "PA-1 counsel"),
    "roll-back-stage": ("stage-close", "PA-1 viewer"),
    "keep-positions": ("position", "PA-1 viewer"),
    "ask-overlap": ("overlap-ask", "PA-1 counsel"),
    "invite": ("member-invite", "PA-1 counsel"),
    "revoke": ("member-revoke", "PA-1 viewer"),
}
"""For each rule that leaves somebody out, an address where the matrix sees it at work, and who."""
INSIDE = {"override"}
"""Asked of a blocker alone, inside what ``waive`` guards: the tests of waiving show for whom."""

ROUTES = {route.name: route for route in routes()}


def mismatch(world, action):
    """Tell whether the matrix finds fault with the address that a rule guards."""
    name, person = GUARDED[action]
    visitor, route = Visitor(world, person), ROUTES[name]
    known = visitor.known(route)
    answer = visitor.ask("POST", route.at(known), BODIES.get(name, "").format_map(known))
    return outcome(answer) not in DEAL_PAGES[name].allows(person, "POST")


def test_every_rule_that_leaves_somebody_out_is_tried():
    rules = {action for action, rule in policy.RULES.items() if rule.roles != policy.EVERYBODY}

    assert set(GUARDED) | INSIDE == rules


@pytest.mark.parametrize("action", GUARDED)
def test_matrix_notices_a_rule_that_is_let_go_of(world, monkeypatch, action):
    kept = mismatch(world, action)
    always = replace(
        policy.RULES[action],
        roles=policy.EVERYBODY,
        statuses=policy.ALWAYS,
        turns=policy.ANY_TURN,
    )
    monkeypatch.setitem(policy.RULES, action, always)

    assert (kept, mismatch(world, action)) == (False, True)


def seen_by_strangers(world):
    """Return the addresses of a deal at which a stranger is let in."""
    visitor = Visitor(world, "stranger")
    pages = (ROUTES[name] for name in ("round", "wizard-hub", "deal-history", "member-list"))
    return [
        route.name
        for route in pages
        if outcome(visitor.ask("GET", route.at(visitor.known(route)))) != "gone"
    ]


def test_matrix_notices_that_everybody_is_taken_for_a_member(world, monkeypatch):
    seat = policy.position(world.people["PA-1 founder"], world.deal.pk)
    kept = seen_by_strangers(world)
    monkeypatch.setattr(policy, "position", lambda *_: seat)

    assert kept == []
    assert "round" in seen_by_strangers(world)
