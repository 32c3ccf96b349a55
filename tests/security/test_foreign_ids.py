"""Ids of another side or another deal, put into any address or form: refused, nothing changed."""

import re
from dataclasses import fields

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.http import QueryDict

from tests.security.addresses import routes
from tests.security.browsing import one_of_each_kind, pages_in, route_of, visits
from tests.security.policy_table import DEAL_PAGES
from tests.security.visiting import Visitor
from tests.security.world import Things

ME, MY_SIDE = "PA-2 founder", "PA-2"
OTHERS = ("PA-1", "other PA-1", "other PA-2")
REFUSED = (403, 404, 405, 409, 422)
IDS = {each.name for each in fields(Things) if each.name.endswith("_id")}
"""The gaps of addresses that name a row which one side has."""
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NUMBER = re.compile(r"\d{1,6}")
CODE = re.compile(r"[A-Z]{2}-\d+")
CLAUSE = re.compile(r"[a-z]+(?:\.[a-z_]+)+(?:\.[A-Z]{2}-\d+)?")


def rows_of_others(world):
    """Return every row that belongs to a side of others, by model."""
    mine = world.talks.side(MY_SIDE).pk
    return {
        model._meta.label: list(model.objects.exclude(side=mine).order_by("pk").values())
        for model in apps.get_app_config("termsheets").get_models()
        if _has_side(model) and model._meta.model_name != "auditevent"
    }


def _has_side(model):
    try:
        return model._meta.get_field("side").many_to_one or model._meta.get_field("side").one_to_one
    except FieldDoesNotExist:
        return False


def foreign_ids_in_addresses(world):
    """Yield method and address of each route of my deal with an id of others in it."""
    for route in routes():
        names = IDS & set(route.parts)
        for whose in OTHERS if names and route.name in DEAL_PAGES else ():
            foreign = {name: getattr(world.things[whose], name) for name in names}
            known = world.known(MY_SIDE, route) | foreign
            for method in ("GET", "POST"):
                yield route.name, method, route.at(known)


def test_id_of_others_in_an_address_is_no_id_at_all(world):
    visitor, before = Visitor(world, ME), rows_of_others(world)
    tried = {}

    for name, method, address in foreign_ids_in_addresses(world):
        answer = visitor.ask(method, address, look=lambda: rows_of_others(world))
        tried[name, method, address] = answer.status_code, answer.seen == before

    assert len(tried) > 20
    done = {asked for asked, (status, kept) in tried.items() if status not in REFUSED or not kept}
    assert done == set()


def swapped(world, name, value):
    """Return what stands in place of a value that names something: the same of others."""
    if UUID.fullmatch(value):
        return [str(world.other.deal.pk)]
    if CODE.fullmatch(value):
        return ["ZZ-99"]
    if CLAUSE.fullmatch(value.partition(" ")[0]):
        return [f"license.nowhere {'0' * 64}"]
    if NUMBER.fullmatch(value):
        known = f"{name}_id" if f"{name}_id" in IDS else "comment_id"
        return sorted({str(getattr(world.things[whose], known)) for whose in OTHERS} - {value})
    return []


def foreign_forms(world, visitor):
    """Yield each form that I could send, with one name in it swapped for one of others."""
    for method, address, body in one_of_each_kind(pages_in(visits(visitor))):
        data = QueryDict(body)
        for name in data if method == "POST" else ():
            for value in swapped(world, name, data[name]):
                sent = data.copy()
                sent[name] = value
                yield route_of(address), name, value, ("POST", address, sent.urlencode())


def test_name_of_others_in_a_form_reaches_nothing_of_theirs(world, drawn):
    visitor, before = Visitor(world, ME), rows_of_others(world)
    tried = {}

    for route, name, value, asked in foreign_forms(world, visitor):
        answer = visitor.ask(*asked, look=lambda: rows_of_others(world))
        tried[route, name, value] = answer.status_code, answer.seen == before

    assert len({(route, name) for route, name, _ in tried}) > 20
    wrong = {asked: told for asked, told in tried.items() if told[0] >= 500 or not told[1]}
    assert wrong == {}
