"""Invitations: one mailbox, one use, 72 hours, and each failure explained."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from termsheets.models import Invitation, Membership
from termsheets.negotiation import invitations, members
from termsheets.negotiation.drafting import Refused
from termsheets.negotiation.errors import (
    Denied,
    InvitationExpired,
    InvitationFailed,
    InvitationMisdirected,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    LastFounder,
    MailboxUnconfirmed,
    OnOtherSide,
)
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post_at_once(django_capture_on_commit_callbacks):
    """Send letters as if each test committed."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def talks():
    """Return talks in which nobody has sent a round."""
    return make_talks()


def invite(talks, email="lea@example.org", role="counsel", code="PA-1", **words):
    """Invite a mailbox for a founder and return the token in the letter."""
    tokens = []
    invitations.invite(
        deal_id=talks.deal.pk,
        user=talks.founders[code],
        email=email,
        role=role,
        link=lambda token: tokens.append(token) or f"https://x.example/{token}",
        **words,
    )
    return tokens[0]


def accept(token, user):
    """Take up an invitation."""
    return invitations.accept_invitation(token=token, user=user)


def test_invited_person_joins_the_side_in_the_role(talks):
    token, lea = invite(talks, "Lea@Example.org"), make_user("lea")

    seat = accept(token, lea)

    assert (seat.side, seat.role) == (talks.side("PA-1"), "counsel")
    stored = Invitation.objects.get()
    assert (stored.used_by, stored.used is None) == (lea, False)


def test_token_is_long_and_kept_as_a_digest_alone(talks):
    token = invite(talks)

    stored = Invitation.objects.values().get()
    assert len(token) >= 43
    assert token not in str(stored)
    assert stored["expires"] - stored["created"] == pytest.approx(
        timedelta(hours=72), abs=timedelta(seconds=5)
    )


def test_letter_is_written_to_the_mailbox_alone_after_the_commit(
    talks, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        token = invite(talks)
        assert mail.outbox == []

    letter = mail.outbox[0]
    assert (letter.recipients(), letter.subject) == (
        ["lea@example.org"],
        "Ada invites you to a deal",
    )
    assert f"https://x.example/{token}" in letter.body


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (
            {"used": timezone.now()},
            InvitationUsed,
            "This invitation has been used. Sign in to see your deals.",
        ),
        (
            {"revoked": timezone.now()},
            InvitationRevoked,
            "This invitation was taken back. Ask for a new one.",
        ),
        (
            {"expires": timezone.now() - timedelta(minutes=1)},
            InvitationExpired,
            "This invitation was open for 72 hours. Ask for a new one.",
        ),
    ],
)
def test_invitation_that_is_over_says_why(talks, change, error, message):
    token, lea = invite(talks), make_user("lea")
    if "used" in change:
        change = change | {"used_by": lea}
    Invitation.objects.update(**change)

    with pytest.raises(error) as failed:
        accept(token, lea)

    assert str(failed.value) == message
    assert not Membership.objects.filter(user=lea).exists()


@pytest.mark.parametrize("token", ["", "guess", "x" * 5000, "\x00"])
def test_token_that_was_never_given_is_not_known(talks, token):
    with pytest.raises(InvitationUnknown):
        accept(token, make_user("lea"))


def test_invitation_lets_in_nobody_but_its_mailbox(talks):
    token, eve = invite(talks), make_user("eve")

    with pytest.raises(InvitationMisdirected) as failed:
        accept(token, eve)

    assert "lea" not in str(failed.value)


def test_mailbox_must_be_confirmed_first(talks):
    token, lea = invite(talks), make_user("lea")
    lea.emailaddress_set.update(verified=False)

    with pytest.raises(MailboxUnconfirmed, match="Confirm your e-mail address first"):
        accept(token, lea)


def test_nobody_works_for_two_sides(talks):
    token = invite(talks, "bea@example.org", "viewer")

    with pytest.raises(OnOtherSide):
        accept(token, talks.founders["PA-2"])


def test_second_use_is_refused_and_changes_nothing(talks):
    token, lea = invite(talks), make_user("lea")
    accept(token, lea)

    with pytest.raises(InvitationUsed):
        accept(token, lea)

    assert Membership.objects.filter(user=lea).count() == 1


def test_invitation_of_somebody_removed_lets_nobody_in(talks):
    other = talks.join("PA-1", "olga")
    token, lea = invite(talks), make_user("lea")
    seat = Membership.objects.get(user=talks.founders["PA-1"])

    members.revoke_member(membership_id=seat.pk, user=other)

    with pytest.raises(InvitationRevoked):
        accept(token, lea)


def test_new_invitation_replaces_the_old_one(talks):
    old, new, lea = invite(talks), invite(talks, role="viewer"), make_user("lea")

    with pytest.raises(InvitationRevoked):
        accept(old, lea)
    assert accept(new, lea).role == "viewer"


def test_invitation_is_taken_back_by_a_founder_of_the_side(talks):
    token = invite(talks)
    pk = Invitation.objects.get().pk

    with pytest.raises(Denied):
        invitations.revoke_invitation(invitation_id=pk, user=talks.founders["PA-2"])
    invitations.revoke_invitation(invitation_id=pk, user=talks.founders["PA-1"])

    with pytest.raises(InvitationFailed):
        accept(token, make_user("lea"))


@pytest.mark.parametrize("role", ["counsel", "viewer"])
def test_only_founders_invite(talks, role):
    talks.founders["PA-1"] = talks.join("PA-1", "lea", role)

    with pytest.raises(Denied, match=f"As {role} you may not invite people"):
        invite(talks, "new@example.org")


def test_first_person_of_another_side_is_its_founder():
    talks = make_talks(others=())

    with pytest.raises(Denied, match="The first person of another side is its founder"):
        invite(talks, "bea@example.org", "counsel", party_code="PA-2")
    token = invite(talks, "bea@example.org", "founder", party_code="PA-2")
    seat = accept(token, make_user("bea"))

    assert (seat.side.party_code, seat.role) == ("PA-2", "founder")
    with pytest.raises(Denied, match=r"That side has a founder, who invites its people\."):
        invite(talks, "cy@example.org", "founder", party_code="PA-2")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"email": "no mailbox"}, "Email: Write an e-mail address such as name@example.org."),
        (
            {"email": "a\x00@example.org"},
            "Email: Write an e-mail address such as name@example.org.",
        ),
        ({"role": "king"}, "Role: Choose founder, counsel or viewer."),
        (
            {"party_code": "PA-9"},
            "Party: There is no party PA-9 in this deal. Choose one of the list.",
        ),
        ({"email": "ada@example.org"}, "Email: This person works for that side already."),
    ],
)
def test_invitation_that_makes_no_sense_is_refused(talks, words, message):
    with pytest.raises(Refused) as refused:
        invite(talks, **words)

    assert str(refused.value) == message
    assert not Invitation.objects.exists()


def test_open_invitations_are_limited(talks):
    for number in range(invitations.OPEN_LIMIT):
        invite(talks, f"p{number}@example.org")

    with pytest.raises(Refused, match="20 invitations are open"):
        invite(talks)


def test_invitations_are_seen_by_the_side_and_whoever_sent_them(talks):
    invite(talks)

    ada, bea = talks.founders["PA-1"], talks.founders["PA-2"]
    assert Invitation.objects.visible_to(ada).count() == 1
    assert not Invitation.objects.visible_to(bea).exists()


def test_removed_member_is_gone_with_what_was_open_to_them(talks):
    lea = talks.join("PA-1", "lea", "counsel")
    seat = Membership.objects.get(user=lea)

    members.revoke_member(membership_id=seat.pk, user=talks.founders["PA-1"])

    assert not Membership.objects.filter(user=lea).exists()


def test_side_keeps_a_founder(talks):
    ada = talks.founders["PA-1"]
    seat = Membership.objects.get(user=ada)

    with pytest.raises(LastFounder, match=r"A side needs a founder\. Invite another one first\."):
        members.revoke_member(membership_id=seat.pk, user=ada)

    talks.join("PA-1", "olga")
    members.revoke_member(membership_id=seat.pk, user=ada)
    assert not Membership.objects.filter(user=ada).exists()


@pytest.mark.parametrize("who", ["PA-2", "lea"])
def test_nobody_else_removes_a_member(talks, who):
    lea = talks.join("PA-1", "lea", "counsel")
    seat = Membership.objects.get(user=talks.founders["PA-1"])

    with pytest.raises(Denied):
        members.revoke_member(membership_id=seat.pk, user=talks.founders.get(who, lea))
