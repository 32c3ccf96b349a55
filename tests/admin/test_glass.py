"""Break-glass: who may read private values, how long, and who is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from termsheets.models import AuditEvent, BreakGlass
from termsheets.negotiation import break_glass, positions
from termsheets.negotiation.errors import Denied
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

ADD = reverse("admin:termsheets_breakglass_add")
SECRET = "Board minimum 4711"
CAP = positions.Term("revenue_shares", "RS-1", "annual_cap_amount")


@pytest.fixture
def talks():
    """Return talks in which one side has noted a position."""
    talks = make_talks()
    talks.edit(key="parties", row="PA-1", planned_exit="ipo")
    positions.keep_position(
        deal_id=talks.deal.pk, user=talks.founders["PA-1"], term=CAP, note=SECRET
    )
    return talks


@pytest.fixture
def root():
    """Return a superuser."""
    return make_user("root", is_staff=True, is_superuser=True)


def broken(client, talks, reason="Court order 12", party="PA-1"):
    """Return the answer to a superuser who asks for a side's values."""
    told = {"deal": talks.deal.pk, "party": party, "reason": reason}
    return client.post(ADD, told, follow=True)


def test_superuser_reads_private_values_and_the_side_is_told(
    client, talks, root, django_capture_on_commit_callbacks
):
    client.force_login(root)
    with django_capture_on_commit_callbacks(execute=True):
        page = broken(client, talks).content.decode()

    (letter,) = mail.outbox
    (event,) = AuditEvent.objects.filter(kind="break_glass_opened")
    assert SECRET in page
    assert "IPO" in page
    assert letter.to == ["ada@example.org"]
    assert "Court order 12" in letter.body
    assert (event.side.party_code, event.shared, event.actor) == ("PA-1", False, root)
    assert SECRET not in event.facts + letter.body


def test_values_are_gone_after_half_an_hour_or_once_closed(client, talks, root):
    client.force_login(root)
    broken(client, talks)
    glass = BreakGlass.objects.get()
    later = glass.opened + timedelta(minutes=30)

    assert break_glass.private_values(glass, root, later - timedelta(seconds=1))
    with pytest.raises(Denied):
        break_glass.private_values(glass, root, later)
    client.post(reverse("admin:breakglass-close", args=[glass.pk]))
    page = client.get(reverse("admin:termsheets_breakglass_change", args=[glass.pk]))
    assert SECRET not in page.content.decode()
    assert "This access is over" in page.content.decode()
    assert AuditEvent.objects.filter(kind="break_glass_closed").count() == 1


def test_another_superuser_reads_who_looked_and_not_what(client, talks, root):
    glass = break_glass.open_glass(user=root, side=talks.side(), reason="Court order")
    client.force_login(make_user("sue", is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:termsheets_breakglass_change", args=[glass.pk]))

    assert "Court order" in page.content.decode()
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize("facts", [{}, {"is_staff": True}])
def test_nobody_but_a_superuser_opens_anything(client, talks, facts):
    person = make_user("eve", **facts)
    client.force_login(person)

    assert broken(client, talks).status_code == 403
    with pytest.raises(Denied):
        break_glass.open_glass(user=person, side=talks.side(), reason="Curious")
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize(("reason", "party"), [("", "PA-1"), ("  ", "PA-1"), ("Why", "PA-9")])
def test_reason_and_side_are_needed(client, talks, root, reason, party):
    client.force_login(root)

    assert broken(client, talks, reason, party).status_code == 200
    assert not BreakGlass.objects.exists()


def test_superuser_who_is_a_member_opens_nothing(client, talks, root):
    talks.join("PA-2", "sue")
    member = talks.founders["PA-2"]
    member.is_staff = member.is_superuser = True
    member.save()
    client.force_login(member)

    assert "no member of the deal" in broken(client, talks).content.decode()
    assert not BreakGlass.objects.exists()


def test_open_access_ends_by_the_clock():
    glass = BreakGlass(opened=timezone.now() - timedelta(minutes=29))

    assert glass.is_open()
    assert not glass.is_open(glass.until)
