"""Signing up, signing in, and a person's own page."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from termsheets.models import User
from tests.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db

SIGN_UP = {"name": "Ada Lovelace", "email": "Ada@example.org", "password1": PASSWORD}


def sign_in(client, email="ada@example.org", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def errors_of(response):
    """Return the messages of the form on a page, by field."""
    return {field: list(messages) for field, messages in response.context["form"].errors.items()}


def test_landing_invites_strangers_to_sign_up(client):
    response = client.get("/")

    assert reverse("account_signup") in response.text


def test_landing_leads_members_to_their_deals(client):
    client.force_login(make_user())

    response = client.get("/")

    assert (response.status_code, response.url) == (302, reverse("deal-list"))


def test_sign_up_makes_a_person_and_signs_them_in(client):
    response = client.post(reverse("account_signup"), SIGN_UP)

    user = User.objects.get()
    assert (response.status_code, response.url) == (302, reverse("deal-list"))
    assert (user.email, user.name) == ("ada@example.org", "Ada Lovelace")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sign_up_sends_a_link_to_confirm_the_mailbox(client, mailoutbox):
    client.post(reverse("account_signup"), SIGN_UP)

    (mail,) = mailoutbox
    link = next(word for word in mail.body.split() if "confirm-email" in word)
    client.post(link.removeprefix("http://testserver"))
    assert mail.to == ["ada@example.org"]
    assert User.objects.get().emailaddress_set.get().verified


def test_sign_up_refuses_an_email_that_differs_only_in_case(client):
    make_user("ada")

    response = client.post(reverse("account_signup"), SIGN_UP | {"email": "ADA@EXAMPLE.ORG"})

    assert errors_of(response) == {
        "email": ["A user is already registered with this email address."]
    }


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("short1", "This password is too short. It must contain at least 8 characters."),
        ("password", "This password is too common."),
        ("90817263549", "This password is entirely numeric."),
        ("ada@example.org", "The password is too similar to the e-mail address."),
    ],
)
def test_sign_up_refuses_a_weak_password(client, password, message):
    response = client.post(reverse("account_signup"), SIGN_UP | {"password1": password})

    assert message in errors_of(response)["password1"]


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 151])
def test_sign_up_refuses_an_impossible_name(client, name):
    response = client.post(reverse("account_signup"), SIGN_UP | {"name": name})

    assert list(errors_of(response)) == ["name"]
    assert not User.objects.exists()


def test_error_is_told_in_the_title_and_in_a_summary_that_has_focus(client):
    response = client.post(reverse("account_signup"), SIGN_UP | {"email": "nonsense"})

    assert "<title>Error: Sign up · Termsheets</title>" in response.text
    assert 'class="error-summary" tabindex="-1" autofocus' in response.text
    mend = "Write an e-mail address such as name@example.com."
    assert f'<a href="#id_email">Email: {mend}</a>' in response.text


@pytest.mark.parametrize("email", ["ada@example.org", "ADA@Example.Org"])
def test_sign_in_takes_the_email_in_any_case(client, email):
    user = make_user("ada")

    response = sign_in(client, email)

    assert (response.status_code, response.url) == (302, reverse("deal-list"))
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_sign_in_says_the_same_for_wrong_password_and_unknown_person(client, email):
    make_user("ada")

    response = sign_in(client, email, "wrong password")

    message = "The email address and/or password you specified are not correct."
    assert list(errors_of(response).values()) == [[message]]
    assert "_auth_user_id" not in client.session


def test_sign_in_is_refused_after_too_many_guesses(client):
    make_user("ada")
    for _ in range(5):
        sign_in(client, password="wrong password")

    response = sign_in(client)

    message = "Too many failed login attempts. Try again later."
    assert list(errors_of(response).values()) == [[message]]


def test_inactive_person_cannot_sign_in(client):
    make_user("ada", is_active=False)

    sign_in(client)

    assert "_auth_user_id" not in client.session


def test_reset_mail_leads_to_a_new_password(client, mailoutbox):
    user = make_user("ada")
    client.post(reverse("account_reset_password"), {"email": "ADA@example.org"})

    link = next(word for word in mailoutbox[0].body.split() if "/reset/key/" in word)
    form = client.get(link.removeprefix("http://testserver")).url
    client.post(form, {"password1": "another good 1", "password2": "another good 1"})

    user.refresh_from_db()
    assert mailoutbox[0].to == ["ada@example.org"]
    assert user.check_password("another good 1")


def test_reset_mail_tells_a_stranger_that_there_is_no_account(client, mailoutbox):
    response = client.post(reverse("account_reset_password"), {"email": "eve@example.org"})

    (mail,) = mailoutbox
    assert response.url == reverse("account_reset_password_done")
    assert (mail.to, "/reset/key/" in mail.body) == (["eve@example.org"], False)


def test_sign_out_needs_a_post_and_leads_to_the_landing_page(client):
    client.force_login(make_user())
    assert "Sign out?" in client.get(reverse("account_logout")).text

    response = client.post(reverse("account_logout"))

    assert (response.url, "_auth_user_id" in client.session) == ("/", False)


def test_account_page_is_for_members(client):
    response = client.get(reverse("account"))

    assert response.url == f"{reverse('account_login')}?next=/account/"


def test_account_page_saves_the_name(client):
    user = make_user("ada")
    client.force_login(user)

    response = client.post(reverse("account"), {"name": "Ada King"}, follow=True)

    user.refresh_from_db()
    assert user.name == "Ada King"
    assert "Your name is saved." in response.text


def test_changed_email_counts_once_it_is_confirmed(client, mailoutbox):
    user = make_user("ada")
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    client.post(reverse("account_email"), {"action_add": "", "email": "king@example.org"})
    user.refresh_from_db()
    before = user.email
    mail = next(mail for mail in mailoutbox if mail.to == ["king@example.org"])
    link = next(word for word in mail.body.split() if "confirm-email" in word)
    client.post(link.removeprefix("http://testserver"))

    user.refresh_from_db()
    assert (before, user.email) == ("ada@example.org", "king@example.org")


def test_account_page_tells_whether_a_second_factor_is_on(client):
    user = make_user()
    client.force_login(user)

    off = client.get(reverse("account")).text
    TOTP.activate(user, generate_totp_secret())
    on = client.get(reverse("account")).text

    assert ("Off. It asks" in off, "On: a code is asked" in on) == (True, True)


def test_second_factor_is_asked_for_in_our_words(client):
    user = make_user()
    TOTP.activate(user, generate_totp_secret())
    sign_in(client)

    asked = client.get(reverse("mfa_authenticate")).text
    wrong = client.post(reverse("mfa_authenticate"), {"code": "1"}).text

    assert "Enter your code" in asked
    assert '<a href="#id_code">Code: ' in wrong


def test_link_of_a_mailbox_asks_once_and_says_when_it_is_no_longer_good(client):
    address = EmailAddress.objects.get(user=make_user())
    EmailAddress.objects.update(verified=False)
    link = reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])

    asked = client.get(link).text
    client.post(link)
    used = client.get(link).text

    assert "Is this mailbox yours?" in asked
    assert "This link is no longer good" in used
