"""Each rule of the policy, let go of, is noticed by the matrix: none is kept by chance."""

from dataclasses import replace

import pytest
from django.apps import apps

from termsheets.models import User
from termsheets.negotiation import policy
from termsheets.staff import TermsheetsAdminSite
from tests.security.addresses import routes
from tests.security.leaks import plain
from tests.security.policy_table import BODIES, DEAL_PAGES, rule_of
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


LET_GO = {
    "Draft": ("GET", "deal-list", "stranger", "PA-1"),
    "Invitation": ("POST", "invitation-revoke", "PA-2 founder", "PA-1"),
    "Comment": ("POST", "comment-resolve", "PA-2 founder", "PA-1"),
    "AuditEvent": ("GET", "deal-history", "PA-2 founder", "PA-1"),
    "Markup": ("GET", "markup", "PA-2 founder", "PA-1"),
}
"""For each list of what somebody may see: method, address, who comes and whose ids they name."""
KEPT_TWICE = {"Deal", "Round", "ReviewNote"}
"""Where the same is asked in another way as well: letting go of the list alone shows nothing."""
ASKED_BY_NOBODY = {"Response", "GateOutcome", "PrivatePosition", "StageConfirmation"}
"""Read through their deal or side, which was asked for before."""


def lists():
    """Return the classes of querysets that know who may see their rows, by model."""
    models = apps.get_app_config("termsheets").get_models()
    found = {model.__name__: type(model._default_manager.all()) for model in models}
    return {name: kind for name, kind in found.items() if hasattr(kind, "visible_to")}


def answer_to(world, method, name, person, whose):
    """Return what a person is answered who names the ids of somebody else."""
    visitor, route = Visitor(world, person), ROUTES[name]
    answer = visitor.ask(method, route.at(world.known(whose, route)))
    return plain(answer)


def test_every_list_that_knows_who_may_see_it_is_tried():
    assert set(LET_GO) | KEPT_TWICE | ASKED_BY_NOBODY == set(lists())


@pytest.mark.parametrize("model", LET_GO)
def test_list_that_shows_everybody_everything_is_noticed(world, drawn, monkeypatch, model):
    kept = answer_to(world, *LET_GO[model])
    monkeypatch.setattr(lists()[model], "visible_to", lambda rows, _: rows)

    assert answer_to(world, *LET_GO[model]) != kept


LET_IN = {"download": ("round-download", "GET"), "view": ("round-respond", "POST")}
"""For each rule that leaves no member out, an address and method where it lets one in."""


def comes_as_far(world, person, name, method):
    """Tell whether a person comes as far as the table says."""
    visitor, route = Visitor(world, person), ROUTES[name]
    answer = visitor.ask(method, route.at(visitor.known(route)))
    return outcome(answer) in rule_of(route).allows(person, method)


@pytest.mark.parametrize("action", LET_IN)
def test_matrix_notices_a_rule_that_lets_nobody_in(world, drawn, monkeypatch, action):
    kept = comes_as_far(world, "PA-1 founder", *LET_IN[action])
    nobody = replace(policy.RULES[action], roles=frozenset())
    monkeypatch.setitem(policy.RULES, action, nobody)

    assert (kept, comes_as_far(world, "PA-1 founder", *LET_IN[action])) == (True, False)


STAFF_CHECKS = {
    "site": (TermsheetsAdminSite, "has_permission", "admin:index", "stranger"),
    "model": (User, "has_perm", "admin:library-uses", "reviewer"),
}


@pytest.mark.parametrize("check", STAFF_CHECKS)
def test_matrix_notices_a_check_of_staff_that_is_let_go_of(world, monkeypatch, check):
    owner, method, name, person = STAFF_CHECKS[check]
    kept = comes_as_far(world, person, name, "GET")
    monkeypatch.setattr(owner, method, lambda *_, **__: True)

    assert (kept, comes_as_far(world, person, name, "GET")) == (True, False)
