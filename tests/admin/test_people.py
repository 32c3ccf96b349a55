"""Who gets into the admin, and what it shows of people."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import reverse

from termsheets.models import AuditEvent, Comment, Membership, Round, User
from termsheets.negotiation import accounts, comments
from termsheets.negotiation.errors import Denied
from termsheets.negotiation.telling import sentence
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

ADMIN = reverse("admin:index")


def make_staff(name="root"):
    return make_user(name, is_staff=True, is_superuser=True)


def test_admin_sends_strangers_to_the_common_sign_in(client):
    response = client.get(ADMIN, follow=True)

    assert response.redirect_chain[-1][0] == f"{reverse('account_login')}?next=%2Fadmin%2F"


def test_admin_refuses_members(client):
    client.force_login(make_user("ada"))

    assert client.get(ADMIN, follow=True).status_code == 403


def test_admin_admits_staff(client):
    client.force_login(make_staff())

    assert client.get(ADMIN).status_code == 200


def test_admin_asks_staff_for_a_second_factor_in_production(client, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    client.force_login(make_staff())

    response = client.get(ADMIN, follow=True)

    chain = [address for address, _ in response.redirect_chain]
    assert reverse("mfa_activate_totp") in chain


def test_admin_admits_staff_with_a_second_factor(client, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    staff = make_staff()
    TOTP.activate(staff, generate_totp_secret())
    client.force_login(staff)

    assert client.get(ADMIN).status_code == 200


def test_admin_adds_a_person_by_email(client, django_capture_on_commit_callbacks):
    client.force_login(make_staff())
    facts = {"email": "New@example.org", "name": "New", "password1": "chosen by staff"}

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:termsheets_user_add"), facts)

    added = User.objects.get(email="new@example.org")
    assert [letter.to for letter in mail.outbox] == [["new@example.org"]]
    assert (added.name, added.has_usable_password()) == ("New", False)


def test_admin_finds_people_by_name(client):
    client.force_login(make_staff())
    make_user("ada")
    make_user("eve")

    response = client.get(reverse("admin:termsheets_user_changelist"), {"q": "ada"})

    assert [user.email for user in response.context["cl"].result_list] == ["ada@example.org"]


PEOPLE = reverse("admin:termsheets_user_changelist")


def act(client, person, action, reason="Asked by phone"):
    """Do something to an account as staff do."""
    told = {"action": action, "_selected_action": person.pk, "act": "1", "reason": reason}
    return client.post(PEOPLE, told, follow=True)


def page_of(person):
    return reverse("admin:termsheets_user_change", args=[person.pk])


def test_staff_cannot_become_somebody_else(client):
    client.force_login(make_staff())
    ada = make_user("ada", is_staff=True)
    before = (ada.password, ada.email, ada.name)
    told = {"email": "mine@example.org", "name": "Me", "password": "pbkdf2", "is_staff": "on"}

    posts = [
        client.post(page_of(ada), told | {"password1": "x 9 battery", "is_active": "on"}),
        client.post(f"{page_of(ada)[:-7]}password/", {"password1": "x", "password2": "x"}),
        client.post("/admin/account/emailaddress/add/", {"user": ada.pk, "email": "m@e.org"}),
        client.post("/admin/mfa/authenticator/add/", {"user": ada.pk, "type": "totp"}),
    ]

    ada.refresh_from_db()
    assert [post.status_code for post in posts] == [302, 302, 404, 404]
    assert (ada.password, ada.email, ada.name) == before
    assert list(ada.emailaddress_set.values_list("email", flat=True)) == ["ada@example.org"]


@pytest.mark.parametrize("model", [EmailAddress, Authenticator])
def test_admin_knows_no_way_to_what_people_sign_in_with(model):
    assert not admin.site.is_registered(model)


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("close_account", "account_closed"),
        ("reopen_account", "account_reopened"),
        ("remove_second_factor", "second_factor_removed"),
        ("send_password_letter", "password_letter_sent"),
    ],
)
def test_act_on_an_account_is_told_to_the_person_and_to_their_deals(
    client, action, kind, django_capture_on_commit_callbacks
):
    talks = make_talks()
    client.force_login(make_staff())
    with django_capture_on_commit_callbacks(execute=True):
        act(client, talks.founders["PA-1"], action)

    events = AuditEvent.objects.filter(kind=kind)
    seen = events.visible_to(talks.founders["PA-2"]).get()
    told = next(letter for letter in mail.outbox if "Asked by phone" in letter.body)
    assert [event.deal_id for event in events] == [talks.deal.pk, None]
    assert sentence(seen).startswith("Root of the staff ")
    assert "Ada" in sentence(seen)
    assert "Asked by phone" not in seen.facts
    assert told.to == ["ada@example.org"]


def test_password_letter_goes_to_the_persons_own_mailbox(
    client, django_capture_on_commit_callbacks
):
    client.force_login(make_staff())
    with django_capture_on_commit_callbacks(execute=True):
        act(client, make_user("ada"), "send_password_letter")

    letter = next(letter for letter in mail.outbox if "/password/reset/key/" in letter.body)
    assert letter.to == ["ada@example.org"]


def test_closed_account_is_let_in_no_more_until_it_is_opened(client):
    ada, root = make_user("ada"), make_staff()
    reads = Client()
    reads.force_login(ada)
    client.force_login(root)
    seen = []
    for action in ("close_account", "reopen_account"):
        act(client, ada, action)
        seen.append(reads.get(reverse("deal-list")).status_code)

    assert seen == [302, 200]


def test_second_factor_that_is_lost_can_be_removed(client):
    ada = make_user("ada")
    TOTP.activate(ada, generate_totp_secret())
    client.force_login(make_staff())
    act(client, ada, "remove_second_factor")

    assert not is_mfa_enabled(ada)


def test_act_on_an_account_needs_a_reason(client):
    ada = make_user("ada")
    client.force_login(make_staff())
    act(client, ada, "close_account", reason=" ")

    ada.refresh_from_db()
    assert ada.is_active
    assert not AuditEvent.objects.filter(kind="account_closed").exists()


def test_change_of_rights_is_on_record(client):
    talks = make_talks()
    client.force_login(make_staff())
    client.post(page_of(talks.founders["PA-1"]), {"is_staff": "on"})

    (event,) = AuditEvent.objects.filter(kind="rights_changed", deal=talks.deal)
    assert sentence(event) == "Root of the staff changed the staff rights of Ada."


def test_staff_without_all_rights_cannot_give_them(client):
    keeper, ada = make_user("kay", is_staff=True), make_user("ada")
    keeper.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(keeper)
    client.post(page_of(ada), {"is_staff": "on", "is_superuser": "on"})
    act(client, make_staff(), "close_account")

    assert set(User.objects.filter(is_superuser=True, is_active=True)) == {make_root()}
    assert not User.objects.get(pk=ada.pk).is_staff


def make_root():
    return User.objects.get(email="root@example.org")


def test_nobody_acts_on_their_own_account_or_on_those_of_their_deal():
    talks = make_talks()
    root = make_staff()
    talks.deal.sides.get(party_code="PA-2").memberships.create(user=root, role="viewer")

    for person in (root, talks.founders["PA-1"]):
        with pytest.raises(Denied):
            accounts.close_account(user=root, person=person, reason="So")


@pytest.fixture
def talks():
    """Return talks in which the founder of PA-2 has sent a round and said something."""
    talks = make_talks()
    User.objects.filter(pk=talks.founders["PA-2"].pk).update(name="Bea Birch")
    talks.founders["PA-2"].refresh_from_db()
    talks.send()
    comments.add_comment(
        deal_id=talks.deal.pk,
        user=talks.founders["PA-2"],
        number=1,
        clause_id="general.law",
        text="Why not Ireland?",
        internal=False,
    )
    talks.edit("PA-2", purpose="Theirs.")
    talks.send("PA-2")
    return talks


def history():
    """Return how many rows there are of all that people have done."""
    return [model.objects.count() for model in (Round, Comment, AuditEvent, Membership, User)]


@pytest.mark.parametrize("way", ["one", "list"])
def test_admin_deletes_nobody_who_has_a_history(client, talks, way):
    bea = talks.founders["PA-2"]
    client.force_login(make_staff())
    before = history()

    if way == "one":
        client.post(reverse("admin:termsheets_user_delete", args=[bea.pk]), {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [bea.pk], "post": "yes"}
        client.post(reverse("admin:termsheets_user_changelist"), chosen)

    assert history() == before


def test_person_who_is_shut_out_keeps_a_name_in_the_history(client, talks):
    bea = talks.founders["PA-2"]
    User.objects.filter(pk=bea.pk).update(is_active=False)
    client.force_login(bea)
    shut_out = client.get(reverse("round", args=[talks.deal.pk, 2]))
    client.force_login(talks.founders["PA-1"])

    page = client.get(reverse("round", args=[talks.deal.pk, 2])).text

    assert shut_out.status_code == 302
    assert "sent by Bea Birch" in page
    assert "<b>Bea Birch</b>" in page
    assert "Why not Ireland?" in page
    assert {str(event.actor) for event in AuditEvent.objects.filter(actor=bea)} == {"Bea Birch"}
