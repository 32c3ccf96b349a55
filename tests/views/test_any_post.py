"""Whatever is posted to any address: it is done, or refused in words with everything typed kept."""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.http import QueryDict
from django.test import TestCase
from django.utils.html import escape
from hypothesis import example, given

from termsheets.models import Membership, mapping
from termsheets.negotiation import drafting, invitations
from tests import hostile, site
from tests.deals import make_draft
from tests.forms_on_pages import Form
from tests.people import make_user
from tests.talks import make_talks
from tests.views.posts import LAW, comment

pytestmark = pytest.mark.django_db

KNOWN = {
    "slug": "exits",
    "kind": "exit-rules",
    "code": "XR-3",
    "share": "RS-1",
    "clause_id": "license.grant",
    "key": "exit_rules",
    "field": "outcome",
    "fingerprint": "0" * 64,
    "check": "tier.unassigned",
    "subject": "BG-1",
    "stage": "nda",
}
# Routes that no page of these deals leads to, with what is posted to them.
BARE = {
    "unsent": "unsent-to=/deals/new/",
    "account_confirm_email": "",
    "account_confirm_login_code": "code=123456",
    "account_reset_password_from_key": "password1=a&password2=a",
    "account_set_password": "password1=a&password2=a",
    "fallback-use": "",
    "finding-reopen": "",
    "wizard-mend": "version=1",
    "wizard-unmend": "",
    "round-take-up": "version=1",
    "review-call-off": "",
    "review-say": "text=Why%3F",
    "review-settle": "",
    "markup-take": "version=1&change=1",
    "markup-discard": "",
    "money-take": "version=1&t-RT-1-rate_pct=28",
    "overlap-ask": "",
    "stage-close": "",
    "stage-confirm": "",
    "mfa_authenticate": "code=123456",
    "mfa_activate_totp": "code=123456",
    "mfa_deactivate_totp": "",
    "mfa_download_recovery_codes": "",
    "mfa_generate_recovery_codes": "",
    "mfa_reauthenticate": "code=123456",
}
DONE = (302, 303, 307)
NOT_DONE = (200, 404, 409, 413, 422)
DENIED = 403  # only where no page offers the button: what a page offers is not denied
SAYS = re.compile(r'role="alert"|error-summary|invalid-feedback|note-error|<h1[^>]*>[^<]+</h1>')


@dataclass
class World:
    """Somebody at the site, what makes the addresses they know, and which routes they try."""

    routes: str
    user: Any = None
    known: dict = field(default_factory=dict)
    pages: tuple = ()

    def addresses(self):
        """Return the addresses they know by the names of their routes."""
        return site.addresses(KNOWN | self.known)


def drafting_alone():
    """Return a founder with a draft from which rows were removed, and with an invitation out."""
    ada = make_user("ada")
    draft = make_draft("saas-distribution", owner=ada)
    for code in ("XR-1", "XR-2"):
        draft = drafting.remove_row(
            draft_id=draft.pk, version=draft.version, key="exit_rules", code=code
        ).draft
    removed = draft.removed_rows.first()
    asked = invitations.invite(
        deal_id=draft.deal.pk, user=ada, email="cy@example.org", role="counsel", link=str
    )
    known = {"deal_id": draft.deal.pk, "removed_id": removed.pk, "invitation_id": asked.pk}
    routes = "wizard|position|deal-review|review|finding|round-send|clause|choose|ledger|member"
    routes += "|invitation"
    return World(routes, ada, known, (f"/deals/{draft.deal.pk}/draft/exits/?removed={removed.pk}",))


def at_the_table(code):
    """Return the founder of a side with a round of PA-1 on the table and a comment."""
    talks = make_talks()
    talks.send(note="Our offer.")
    remark = comment(talks, "PA-2")
    talks.edit("PA-2", title="Our own title")
    seat = Membership.objects.get(user=talks.founders[code])
    known = {"deal_id": talks.deal.pk, "comment_id": remark.pk, "membership_id": seat.pk}
    round_page = f"/deals/{talks.deal.pk}/rounds/1/"
    pages = (f"{round_page}?say={LAW}", f"{round_page}?say={LAW}&to={remark.pk}")
    routes = "round-withdraw" if code == "PA-1" else "round|comment|deal-dates|gate|markup|stage"
    return World(routes, talks.founders[code], known, pages)


def invited():
    """Return a person with an invitation that is good."""
    draft = make_draft("saas-distribution", owner=make_user("ada"))
    tokens = []
    invitations.invite(
        deal_id=draft.deal.pk,
        user=draft.deal.created_by,
        email="cy@example.org",
        role="counsel",
        link=lambda token: tokens.append(token) or "",
    )
    return World("account|invitation|deal-new", make_user("cy"), {"token": tokens[0]})


WORLDS = {
    "stranger": lambda: World("account"),
    "drafting": drafting_alone,
    "reading": lambda: at_the_table("PA-2"),
    "waiting": lambda: at_the_table("PA-1"),
    "invited": invited,
}


@contextmanager
def rolled_back():
    """Forget at the end whatever was stored."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sign_in(client, world):
    """Let a world's person come as if for the first time."""
    cache.clear()
    client.cookies.clear()
    if world.user:
        client.force_login(world.user)


def forms_of(client, world):
    """Return route, address and form of all that a person tries of what their pages post."""
    sign_in(client, world)
    known = [there for name, there in world.addresses().items() if re.match(world.routes, name)]
    found = site.forms_of(client, [*world.pages, *known])
    return [one for one in found if re.match(world.routes, one[0])]


def takes_posts(client, world, address):
    """Tell whether an address takes a post, or leads elsewhere first."""
    with rolled_back():
        sign_in(client, world)
        return client.post(address).status_code != 405


def test_every_address_that_takes_a_post_is_driven_here(client):
    takes, shown = set(), set()

    for make in WORLDS.values():
        with rolled_back():
            world = make()
            known = world.addresses().items() if world.user else ()
            takes |= {name for name, there in known if takes_posts(client, world, there)}
            shown |= {route for route, *_ in forms_of(client, world)}

    assert takes == shown | BARE.keys()
    assert not shown & BARE.keys()


@pytest.mark.parametrize("name", WORLDS)
def test_whatever_is_posted_is_done_or_refused_in_words(client, name):
    world = WORLDS[name]()
    shown = forms_of(client, world)
    before = everything()

    for route, address, form in [*shown, *(bare_forms(world) if name == "reading" else ())]:
        saves_first = route.startswith("wizard-")  # what is right in the form that was open
        take_anything(client, address, form, None if saves_first else before)


def bare_forms(world):
    """Yield route, address and form of what no page leads to."""
    there = world.addresses()
    for route, typed in BARE.items():
        yield route, there[route], Form(there[route], "post", QueryDict(typed))


def take_anything(client, address, form, before):
    """Post anything to an address, each time to the same site by the same person."""
    cookies = client.cookies.copy()

    @hostile.through_views
    @given(data=hostile.posts(form.data))
    def take(data):
        body = hostile.encoded(data)
        cache.clear()
        client.cookies = cookies.copy()
        with rolled_back(), TestCase.captureOnCommitCallbacks(execute=True):
            judge(hostile.post(client, address, body), QueryDict(body), form, before)

    for data in hostile.one_by_one(form.data):
        take = example(data=data)(take)
    take()


def judge(response, posted, form, before):
    """Expect that a post was done or gave a file; or that it says why not, and shows all."""
    is_bare = site.route_of(form.action) in BARE
    assert response.status_code in (*DONE, *NOT_DONE, *((DENIED,) if is_bare else ()))
    if response.status_code in DONE or response.headers.get("Content-Disposition"):
        return
    assert SAYS.search(response.text)
    assert before in (None, everything())
    if response.status_code != 404:
        lost = [name for name in form.free if escape(posted.get(name, "")) not in response.text]
        assert lost == []


def everything():
    """Return all that is stored but the rows of drafts: a draft's version tells of those."""
    rows = set(mapping.models_by_key().values())
    models = [*apps.get_app_config("termsheets").get_models(), EmailAddress]
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in models
        if model not in rows
    }
