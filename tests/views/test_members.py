"""The people of a deal: shown, invited, removed."""

import pytest
from django.core import mail
from django.urls import reverse

from termsheets.models import Draft, Invitation, Membership, User
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    return make_talks()


@pytest.fixture
def ada(client, talks):
    """Return the client of the founder of PA-1."""
    client.force_login(talks.founders["PA-1"])
    return client


def address(name, talks, *more):
    return reverse(name, args=[talks.deal.pk, *more])


def invite(client, talks, email="cora@example.org", role="counsel", party_code="PA-1"):
    posted = {"email": email, "role": role, "party_code": party_code}
    return client.post(address("member-invite", talks), posted)


@pytest.fixture
def letter(ada, talks, django_capture_on_commit_callbacks):
    """Return what invites somebody and gives the address in the letter."""

    def invited(email="cora@example.org", **facts):
        with django_capture_on_commit_callbacks(execute=True):
            invite(ada, talks, email, **facts)
        return next(word for word in mail.outbox[-1].body.split() if "/invitations/" in word)

    return invited


def test_own_side_shows_addresses_and_the_other_names_alone(ada, talks):
    page = ada.get(address("member-list", talks)).text

    assert talks.founders["PA-1"].email in page
    assert talks.founders["PA-2"].email not in page
    assert str(talks.founders["PA-2"]) in page


def test_invitation_goes_to_one_mailbox_for_one_side(letter, talks):
    letter()

    asked = Invitation.objects.get()
    assert (asked.email, asked.role, asked.side, mail.outbox[-1].to) == (
        "cora@example.org",
        "counsel",
        talks.side("PA-1"),
        ["cora@example.org"],
    )


def test_first_person_of_another_side_is_its_founder(client):
    talks = make_talks(others=())
    client.force_login(talks.founders["PA-1"])

    invite(client, talks, role="viewer", party_code="PA-2")

    asked = Invitation.objects.get()
    assert (asked.role, asked.side.party_code) == ("founder", "PA-2")


@pytest.mark.parametrize(
    "facts",
    [
        {"email": "x"},
        {"email": ""},
        {"role": "king"},
        {"party_code": "PA-2"},
        {"party_code": "PA-9"},
        {"email": "ada@example.org"},
    ],
)
def test_invitation_that_cannot_be_sent_is_explained(ada, talks, facts):
    response = invite(ada, talks, **facts)

    assert response.status_code == 422
    assert response.context["form"].errors
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ["counsel", "viewer"])
def test_only_a_founder_invites_and_removes(client, talks, role):
    member = talks.join("PA-1", "cora", role)
    seat = Membership.objects.get(user=talks.founders["PA-1"])
    client.force_login(member)

    page = client.get(address("member-list", talks)).text

    assert "<form" not in page
    assert invite(client, talks, "new@example.org").status_code == 403
    assert client.post(address("member-revoke", talks, seat.pk)).status_code == 403
    assert Membership.objects.filter(pk=seat.pk).exists()


def test_removed_member_is_out_at_the_next_request(client, ada, talks):
    cora = talks.join("PA-1", "cora", "counsel")
    ada.post(address("member-revoke", talks, Membership.objects.get(user=cora).pk))
    client.force_login(cora)

    for name in ("member-list", "wizard-hub", "round-list", "deal-review", "open-points"):
        assert client.get(address(name, talks)).status_code == 404


def test_founder_can_leave_but_the_last_one_cannot(ada, talks):
    seat = Membership.objects.get(user=talks.founders["PA-1"])

    alone = ada.post(address("member-revoke", talks, seat.pk))
    talks.join("PA-1", "fay")
    left = ada.post(address("member-revoke", talks, seat.pk))

    assert alone.status_code == 409
    assert "A side needs a founder." in alone.text
    assert left.url == reverse("deal-list")


def test_people_of_the_other_side_cannot_be_removed(ada, talks):
    seat = Membership.objects.get(user=talks.founders["PA-2"])

    assert ada.post(address("member-revoke", talks, seat.pk)).status_code == 403
    assert Membership.objects.filter(pk=seat.pk).exists()


def test_invitation_of_the_other_side_is_not_there(client, letter, talks):
    letter()
    asked = Invitation.objects.get()
    client.force_login(talks.founders["PA-2"])

    page = client.get(address("member-list", talks)).text

    assert "cora@example.org" not in page
    assert client.post(address("invitation-revoke", talks, asked.pk)).status_code == 404


def test_taken_back_invitation_says_so(client, letter, talks):
    link = letter()
    client.post(address("invitation-revoke", talks, Invitation.objects.get().pk))

    response = client.get(link)

    assert response.status_code == 404
    assert "This invitation was taken back." in response.text


def test_invited_person_comes_in_once(client, letter, talks):
    link = letter()
    client.force_login(make_user("cora"))

    asked = client.get(link)
    taken = client.post(link)
    again = client.get(link)

    assert "as counsel" in asked.text
    assert taken.url == address("wizard-hub", talks)
    assert client.get(taken.url).status_code == 200
    assert (again.status_code, "has been used" in again.text) == (404, True)


def test_side_without_a_draft_comes_in_to_its_rounds(client, django_capture_on_commit_callbacks):
    talks = make_talks(others=())
    client.force_login(talks.founders["PA-1"])
    with django_capture_on_commit_callbacks(execute=True):
        invite(client, talks, party_code="PA-2")
    link = next(word for word in mail.outbox[-1].body.split() if "/invitations/" in word)
    client.force_login(make_user("cora"))

    taken = client.post(link, follow=True)

    assert taken.request["PATH_INFO"] == address("round-list", talks)
    assert "No round has been sent yet." in taken.text
    assert not Draft.objects.filter(side__party_code="PA-2").exists()


def test_visitor_signs_up_and_comes_back_to_the_invitation(client, letter):
    link = letter()
    client.logout()
    page = client.get(link)
    signup = page.context["signup"]
    facts = {"name": "Cora", "email": "cora@example.org", "password1": "correct horse 9 battery"}

    back = client.post(signup, facts | {"next": link})
    waits = client.get(link)
    User.objects.get(email="cora@example.org").confirm_email()

    assert back.url == link
    assert (waits.status_code, "Confirm your e-mail address first" in waits.text) == (404, True)
    assert client.post(link).status_code == 302
    assert Membership.objects.filter(user__email="cora@example.org").exists()


def test_visitor_and_wrong_mailbox_learn_nothing_of_the_deal(client, letter, talks):
    link = letter()
    client.logout()
    visitor = client.get(link)
    client.force_login(make_user("eve"))
    wrong = client.get(link)

    assert (visitor.status_code, wrong.status_code) == (200, 404)
    for page in (visitor, wrong):
        for fact in ("Grocery", "Tidelark", "Brackenhall", "Ada", "cora@", str(talks.deal.pk)):
            assert fact not in page.text
    assert client.post(link).status_code == 404
    assert not Membership.objects.filter(user__email="eve@example.org").exists()


@pytest.mark.parametrize("token", ["x", "a" * 300, "%00", "-"])
def test_unknown_invitation_is_explained(client, token):
    response = client.get(f"/invitations/{token}/")

    assert response.status_code == 404
    assert "This invitation does not let you in" in response.text


@pytest.mark.parametrize("people", [1, 6])
def test_list_asks_the_same_queries_for_any_number_of_people(
    ada, talks, people, django_assert_num_queries
):
    for number in range(people):
        talks.join("PA-2" if number % 2 else "PA-1", f"p{number}", "counsel")
        invite(ada, talks, f"q{number}@example.org")
    ada.get(address("member-list", talks))

    with django_assert_num_queries(6):
        ada.get(address("member-list", talks))


def test_who_may_not_invite_is_told_so_before_the_form_is_looked_at(client, talks):
    client.force_login(talks.join("PA-1", "cora", "counsel"))

    assert client.post(address("member-invite", talks), {}).status_code == 403
