"""The simulator: what a draft pays, other numbers tried, and those put into the draft."""

from decimal import Decimal

import pytest
from django.urls import reverse

from termsheets.domain.edits import find
from termsheets.models import Draft
from tests.deals import make_draft
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def draft(client):
    """Return a draft of the SaaS sample deal whose owner is signed in."""
    draft = make_draft("saas-distribution")
    client.force_login(draft.side.deal.created_by)
    return draft


def at(draft, name="money"):
    return reverse(name, args=[draft.side.deal.pk])


def terms_now(draft):
    return Draft.objects.get(pk=draft.pk).terms()


def test_simulator_shows_what_each_party_gets_in_each_case(client, draft):
    page = client.get(at(draft)).content.decode()

    for amount in ("+1,370,000.00", "+1,892,500.00", "+2,392,500.00"):
        assert amount in page
    assert page.count("<svg") == 3


def test_slider_moves_only_the_results(client, draft):
    answer = client.get(at(draft), {"t-RT-1-rate_pct": "20"}, **HTMX)

    assert answer.templates[0].name == "money/_results.html"
    assert b"Rate from 0 20 instead of 30" in answer.content


def test_simulator_stores_nothing(client, draft):
    client.get(at(draft), {"t-RT-1-rate_pct": "20", "sales": "150"})

    assert (Draft.objects.get(pk=draft.pk).version, terms_now(draft)) == (
        draft.version,
        draft.terms(),
    )


@pytest.mark.parametrize("typed", ["-1", "many", "NaN", "1e400", "101", "12.123456"])
def test_number_out_of_reach_is_told_and_left_aside(client, draft, typed):
    page = client.get(at(draft), {"t-RT-1-rate_pct": typed})

    assert page.context["form"]["t-RT-1-rate_pct"].errors
    assert page.context["form"].changed == {}


def test_numbers_tried_go_into_the_draft_all_at_once(client, draft):
    posted = {"version": draft.version, "t-RT-1-rate_pct": "28", "t-RS-1-upfront_amount": "5"}

    answer = client.post(at(draft, "money-take"), posted)

    assert answer.url == reverse("wizard-step", args=[draft.side.deal.pk, "revenue"])
    terms = terms_now(draft)
    assert find(terms, "royalty_tiers", "RT-1").rate_pct == 28
    assert find(terms, "revenue_shares", "RS-1").upfront_amount == 5


def test_numbers_tried_against_an_older_draft_are_kept_but_not_saved(client, draft):
    posted = {"version": draft.version - 1, "t-RT-1-rate_pct": "28", "rate": "12"}

    answer = client.post(at(draft, "money-take"), posted, follow=True)

    assert terms_now(draft) == draft.terms()
    assert answer.context["form"].value("t-RT-1-rate_pct") == 28
    assert answer.context["form"].value("rate") == 12
    assert b"Your draft has changed since" in answer.content


def test_depth_tells_the_strongest_term_and_the_odds(client, draft):
    page = client.get(at(draft, "money-depth")).content.decode()

    assert "what moves it most: Sales" in page
    assert "in nine at least" in page


def test_sales_by_year_take_the_place_of_the_forecast(client, draft):
    page = client.get(at(draft), {"y-1": "0", "y-2": "0", "y-3": "0"})

    settled = page.context["look"].chosen.shares[0].ledger
    assert settled.total("payable") == 0
    assert settled.total("true_up") == Decimal(900_000)


def test_deal_without_a_start_is_asked_for_it(client):
    draft = make_draft()
    client.force_login(draft.side.deal.created_by)

    page = client.get(at(draft))

    assert b"Give the deal an effective date and a currency first" in page.content


def test_discount_rate_of_a_side_stays_with_it(client, draft):
    """The rate stands in the person's own address, and nothing that is sent knows it."""
    client.get(at(draft), {"rate": "17.25"})

    assert b"17.25" not in client.get(at(draft)).content


def test_side_without_a_draft_has_no_simulator(client):
    talks = make_talks()
    client.force_login(make_user("eve"))

    assert client.get(reverse("money", args=[talks.deal.pk])).status_code == 404
