"""People, as rows."""

import pytest
from django.db import IntegrityError, connection, transaction

from termsheets.models import User
from tests.people import make_user

pytestmark = pytest.mark.django_db


def test_user_email_is_kept_and_shown_in_lower_case():
    user = User.objects.create_user("Ada@Example.ORG")

    stored = User.objects.values_list("email", flat=True)

    assert (user.email, list(stored)) == ("ada@example.org", ["ada@example.org"])


def test_user_is_found_whatever_the_case_of_the_email():
    user = make_user("ada")

    assert User.objects.get(email="ADA@example.org") == user
    assert User.objects.get_by_natural_key("Ada@Example.org") == user


def test_user_email_is_unique_whatever_its_case():
    make_user("ada")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ADA@EXAMPLE.ORG")


def test_database_refuses_an_email_in_upper_case():
    user = make_user("ada")

    with (
        pytest.raises(IntegrityError, match="email_is_lower_case"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE termsheets_user SET email = 'ADA@example.org' WHERE id = %s", [user.pk]
        )


def test_user_needs_an_email():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")


def test_user_without_a_password_cannot_sign_in():
    assert not User.objects.create_user("ada@example.org").has_usable_password()


def test_superuser_is_staff():
    user = User.objects.create_superuser("root@example.org", "secret")

    assert (user.is_staff, user.is_superuser) == (True, True)


@pytest.mark.parametrize(("name", "shown"), [("Ada", "Ada"), ("", "ada@example.org")])
def test_user_is_called_by_name_else_by_email(name, shown):
    assert str(User(name=name, email="ada@example.org")) == shown


def test_confirm_email_can_be_said_twice():
    user = make_user("ada")

    user.confirm_email()

    rows = user.emailaddress_set.values_list("email", "verified", "primary")
    assert list(rows) == [("ada@example.org", True, True)]
