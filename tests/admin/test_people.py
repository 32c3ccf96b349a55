"""Who gets into the admin, and what it shows of people."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from termsheets.models import User
from tests.people import make_user

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


def test_admin_adds_a_person_by_email(client):
    client.force_login(make_staff())
    facts = {"email": "New@example.org", "name": "New", "usable_password": "false"}

    client.post(reverse("admin:termsheets_user_add"), facts)

    added = User.objects.get(email="new@example.org")
    assert (added.name, added.has_usable_password()) == ("New", False)


def test_admin_finds_people_by_name(client):
    client.force_login(make_staff())
    make_user("ada")
    make_user("eve")

    response = client.get(reverse("admin:termsheets_user_changelist"), {"q": "ada"})

    assert [user.email for user in response.context["cl"].result_list] == ["ada@example.org"]
