"""Whatever free text a page takes, characters that nobody sees do not get in."""

import html
import re

import pytest
from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, get_resolver, reverse

from tests import site
from tests.deals import make_draft
from tests.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db

HIDDEN = "\u202e"  # turns the letters after it around
FREE = re.compile(
    r'<(?:textarea|input (?=[^>]*type="(?:text|email|search|url)"))[^>]* name="([^"]*)"'
)


def routes(resolver=None):
    """Yield the name of every address but the wizard's and the admin's."""
    for entry in (resolver or get_resolver()).url_patterns:
        if not hasattr(entry, "url_patterns"):
            yield entry.name
        elif getattr(entry, "namespace", None) != "admin":
            yield from routes(entry)


def addresses(draft):
    """Yield each page that can be addressed within a deal, or without one."""
    for name in sorted({name for name in routes() if not name.startswith("wizard-")}):
        for place in ([], [draft.deal.pk], [draft.deal.pk, "license.grant"]):
            try:
                yield name, reverse(name, args=place)
            except NoReverseMatch:
                continue


def forms_of(page):
    """Yield address and content of every form that a page posts."""
    for head, inner in re.findall(r'<form([^>]*method="post"[^>]*)>(.*?)</form>', page, re.S):
        action = re.search(r'action="([^"]*)"', head)
        yield html.unescape(action[1]) if action else "", inner


def free_fields(client, draft):
    """Yield route, address and name of everything where text can be typed freely."""
    for name, address in addresses(draft):
        response = client.get(address)
        if response.status_code != 200 or "html" not in response.headers["Content-Type"]:
            continue
        for action, inner in forms_of(response.text):
            yield from ((name, action or address, field) for field in FREE.findall(inner))


STORED = {
    ("account_signup", "name"): "Augusta{}",
    ("account_signup", "email"): "king@exa{}mple.org",
    ("account", "name"): "Augusta{}",
    ("account_email", "email"): "king@exa{}mple.org",
    ("clause-wording", "custom_text"): "Ours alone{}.",
    ("deal-review", "note"): "Augusta{}",
    ("deal-review", "reason"): "Augusta{}",
    ("deal-review", "override_reason"): "The board{} wants it out.",
    ("deal-review", "question"): "Is this us{}ual?",
    ("member-list", "email"): "king@exa{}mple.org",
}
ONLY_COMPARED = {
    ("account_login", "login"),
    ("account_reset_password", "email"),
    ("mfa_activate_totp", "code"),
}
BESIDE = {
    "name": "Ada",
    "email": "king@example.org",
    "password1": PASSWORD,
    "action_add": "",
    "position": "custom",
    "override_reason": "Known.",
    "version": "1",
    "seen": "0",
    "party_code": "PA-1",
    "role": "counsel",
}
REMOVE = "Remove the character U+202E at position {}: it cannot be printed."
MESSAGES = {("member-list", "email"): "Write an e-mail address such as name@example.org."}


@pytest.fixture
def draft():
    return make_draft("saas-distribution", owner=make_user())


def as_member(client, draft):
    """Sign the deal's member in, ready for what asks for the password once more."""
    client.force_login(draft.side.deal.created_by)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def free_text(client, draft):
    """Return the address of every free field by its route and name, strangers' pages too."""
    strangers = list(free_fields(client, draft))
    as_member(client, draft)
    everything = [*strangers, *free_fields(client, draft)]
    return {(route, field): address for route, address, field in everything}


def holds(word):
    """Tell whether any text in the database holds a word."""
    return any(
        model.objects.filter(**{f"{field.name}__contains": word}).exists()
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
    )


def test_every_free_field_is_known_here(client, draft):
    assert set(free_text(client, draft)) == set(STORED) | ONLY_COMPARED


@pytest.mark.parametrize(("route", "field"), STORED)
def test_free_field_refuses_a_hidden_character_in_words(client, draft, route, field):
    address = free_text(client, draft)[route, field]
    client.logout()
    if route != "account_signup":
        as_member(client, draft)
    typed = STORED[route, field]

    refusal = client.post(address, BESIDE | {field: typed.format(HIDDEN)})
    seen = holds(HIDDEN), holds(typed.format(""))
    client.post(address, BESIDE | {field: typed.format("")})

    place = typed.index("{") + 1
    message = MESSAGES.get((route, field), REMOVE).format(place)
    assert message in html.unescape(refusal.text)
    assert typed.format(HIDDEN) in html.unescape(refusal.text)
    assert (*seen, holds(typed.format(""))) == (False, False, True)


def test_staff_cannot_enter_a_hidden_character_either(admin_client):
    address = reverse("admin:termsheets_user_add")

    page = admin_client.post(address, {"email": "ada@example.org", "name": f"Ada{HIDDEN}"})

    assert page.context["adminform"].form.errors["name"] == [REMOVE.format(4)]


PLACE = {"key": "license_grants", "code": "LG-1", "field": "end_date", "clause_id": "license.grant"}


def test_no_text_area_cuts_what_is_pasted(client):
    ada = make_user("ada")
    draft = make_draft("saas-distribution", owner=ada)
    client.force_login(ada)
    pages = map(client.get, site.addresses(PLACE | {"deal_id": draft.deal.pk}).values())
    areas = [
        area
        for page in pages
        if "html" in page.headers.get("Content-Type", "")
        for area in re.findall(r"<textarea[^>]*>", page.text)
    ]

    assert areas
    assert [area for area in areas if "maxlength" in area] == []
