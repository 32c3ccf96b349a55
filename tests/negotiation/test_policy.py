"""Who may do what to a deal."""

import pytest
from django.contrib.auth.models import AnonymousUser

from termsheets.models import Deal, Draft, Membership
from termsheets.negotiation import policy
from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("founder", {"view", "edit"}), ("counsel", {"view", "edit"}), ("viewer", {"view"})],
)
def test_member_may_do_what_the_role_says(role, allowed):
    draft, member = make_draft(), make_user("bea")
    Membership.objects.create(side=draft.side, user=member, role=role)

    may = {action for action in ("view", "edit", "burn") if policy.may(member, action, draft.deal)}

    assert may == allowed


def test_nobody_else_may_do_anything():
    deal = make_draft().deal
    superuser = make_user("root", is_superuser=True, is_staff=True)
    gone = make_user("gone", is_active=False)

    for person in (make_user("eve"), superuser, gone, AnonymousUser()):
        assert not any(policy.may(person, action, deal) for action in policy.ALLOWED)


def test_deals_and_drafts_are_visible_to_members_alone():
    draft, stranger = make_draft(), make_user("eve")
    owner = draft.deal.created_by

    assert list(Deal.objects.visible_to(owner)) == [draft.deal]
    assert list(Draft.objects.visible_to(owner)) == [draft]
    assert not Deal.objects.visible_to(stranger).exists()
    assert not Draft.objects.visible_to(stranger).exists()
