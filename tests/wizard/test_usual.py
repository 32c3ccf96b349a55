"""The usual exit rules: confirmed on a page of their own, added at once."""

import re

import pytest
from django.urls import reverse

from termsheets.models import Draft
from termsheets.models.reading import read_terms
from termsheets.negotiation import adding, drafting
from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    """Return a draft with two licenses, one of which has a rule, and no other rule."""
    draft = make_draft(owner=make_user())
    client.force_login(draft.side.deal.created_by)
    for _ in range(2):
        draft = drafting.add_row(
            draft_id=draft.pk, version=draft.version, key="license_grants"
        ).draft
    rule = {"scenario": "expiry", "affected_role": "any", "grant": "LG-1", "outcome": "ends"}
    return drafting.add_row(
        draft_id=draft.pk, version=draft.version, key="exit_rules", answers=rule
    ).draft


def address(name, draft, *more):
    return reverse(name, args=[draft.side.deal_id, *more])


def stored(draft):
    return Draft.objects.get(pk=draft.pk).terms().exit_rules


def offered(page):
    return re.findall(r'name="cell" value="([^"]+)"[^>]* checked', page.text)


def test_step_leads_to_the_usual_answers_and_saves_what_is_typed(client, draft):
    step = address("wizard-step", draft, "exits")
    typed = {"termination_terms-breach_cure_days": "75", "then": "usual"}

    response = client.post(step, typed)

    assert response.url == address("wizard-usual", draft)
    terms = Draft.objects.get(pk=draft.pk).terms()
    assert terms.termination_terms.breach_cure_days == 75


def test_usual_answers_offer_every_open_cell_ticked(client, draft):
    page = client.get(address("wizard-usual", draft))

    assert len(offered(page)) == 10 + 11
    assert "LG-1.expiry.any" not in offered(page)
    assert "<b>Breach, licensee:</b> wind-down for 3 months, at the same fees" in page.text


def test_confirmed_cells_become_rules_in_one_step(client, draft):
    cells = ["LG-1.breach.licensor", "LG-2.expiry.any"]

    response = client.post(address("wizard-usual", draft), {"cell": cells}, follow=True)

    added = [
        (rule.code, rule.grant, rule.scenario, rule.affected_role, rule.outcome)
        for rule in stored(draft)[1:]
    ]
    assert added == [
        ("XR-2", "LG-1", "breach", "licensor", "survives"),
        ("XR-3", "LG-2", "expiry", "any", "wind_down"),
    ]
    assert "2 rules are added." in response.text
    fresh = Draft.objects.get(pk=draft.pk)
    assert (fresh.version, read_terms(fresh)) == (draft.version + 1, fresh.terms())


def test_cell_answered_meanwhile_is_not_answered_twice(client, draft):
    for _ in range(2):
        response = client.post(
            address("wizard-usual", draft), {"cell": ["LG-2.expiry.any"]}, follow=True
        )

    assert len(stored(draft)) == 2
    assert "No rules are added." in response.text


@pytest.mark.parametrize("cells", [[], ["LG-9.expiry.any"], ["\0"], ["x" * 9_000]])
def test_cells_that_do_not_exist_add_nothing(client, draft, cells):
    response = client.post(address("wizard-usual", draft), {"cell": cells})

    assert (response.status_code, len(stored(draft))) == (302, 1)


def test_more_rules_than_a_deal_holds_are_refused_with_the_ticks_kept(client, draft, monkeypatch):
    monkeypatch.setattr(adding, "LIST_LIMIT", 2)
    cells = ["LG-1.breach.licensor", "LG-2.expiry.any"]

    page = client.post(address("wizard-usual", draft), {"cell": cells})

    assert "A deal holds at most 2 exit rules. Remove one first." in page.text
    assert (offered(page), len(stored(draft))) == (cells, 1)


def test_step_offers_the_usual_answers_only_while_a_cell_is_open(client, draft):
    step = address("wizard-step", draft, "exits")
    before = "Fill in the usual answers" in client.get(step).text

    client.post(
        address("wizard-usual", draft),
        {"cell": offered(client.get(address("wizard-usual", draft)))},
    )

    assert (before, "Fill in the usual answers" in client.get(step).text) == (True, False)


def test_usual_answers_do_not_exist_for_a_stranger(client, draft):
    client.force_login(make_user("eve"))

    assert client.get(address("wizard-usual", draft)).status_code == 404


@pytest.mark.parametrize("licenses", [1, 60])
def test_usual_answers_ask_as_many_queries_for_any_number_of_licenses(
    client, draft, licenses, django_assert_num_queries
):
    for _ in range(licenses - 1):
        saved = drafting.add_row(draft_id=draft.pk, version=draft.version, key="license_grants")
        draft = saved.draft

    with django_assert_num_queries(3):
        client.get(address("wizard-usual", draft))
