"""The exit matrix in the wizard: a square is confirmed, or made a rule and opened."""

import pytest
from django.urls import reverse

from termsheets.models import Draft
from termsheets.negotiation import drafting
from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    """Return a draft of a founder, signed in, with one license of which nothing is said."""
    draft = make_draft(owner=make_user())
    client.force_login(draft.side.deal.created_by)
    return drafting.add_row(draft_id=draft.pk, version=draft.version, key="license_grants").draft


def address(draft, name="wizard-matrix", *more):
    return reverse(name, args=[draft.side.deal_id, *more])


def stored(draft):
    return Draft.objects.get(pk=draft.pk).terms().exit_rules


def test_matrix_shows_what_is_usual_until_it_is_confirmed(client, draft):
    page = client.get(address(draft))

    assert page.text.count("Usual:") == 16
    assert "16 squares still show" in page.text


def test_square_that_is_confirmed_becomes_a_rule(client, draft):
    answer = client.post(address(draft), {"cell": "LG-1.breach.licensee"})

    (rule,) = stored(draft)
    assert answer.url == address(draft)
    assert (rule.scenario, rule.affected_role, rule.outcome, rule.period_months) == (
        "breach",
        "licensee",
        "wind_down",
        3,
    )
    assert client.get(address(draft)).text.count("Usual:") == 15


def test_square_to_change_becomes_a_rule_and_opens(client, draft):
    answer = client.post(address(draft), {"change": "LG-1.expiry.any"})

    assert answer.url == address(draft, "wizard-row", "exits", "XR-1")


def test_square_that_is_answered_meanwhile_is_left_alone(client, draft):
    client.post(address(draft), {"cell": "LG-1.expiry.any"})

    page = client.post(address(draft), {"change": "LG-1.expiry.any"}, follow=True)

    assert "Somebody has answered this already." in page.text
    assert len(stored(draft)) == 1
