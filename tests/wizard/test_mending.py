"""Fix it for me: the page that shows what would change, does it, and takes it back."""

import pytest
from django.urls import reverse

from termsheets.negotiation import drafting
from tests.domain.checks.deals import SAAS, altered
from tests.wizard.pages import step, terms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def uncovered(founder):
    """Return a deal of the founder in which an asset has no tier, and no license an end."""
    broken = {"BG-1.tier": None, "exit_rules": ()}
    return drafting.start_deal(owner=founder, terms=altered(SAAS, broken))


def address(deal, name="wizard-mend", check="tier.unassigned", subject="BG-1"):
    return reverse(name, args=[deal.pk, check, subject])


def tier(deal):
    return next(row.tier for row in terms_of(deal).background_assets if row.code == "BG-1")


def press(client, deal, version=None):
    page = client.get(address(deal))
    known = {"version": version or page.context["draft"].version}
    return client.post(address(deal), known, follow=True)


def test_step_offers_the_mend_and_the_page_shows_it_before_it_is_made(client, uncovered):
    offered = client.get(step(uncovered, "tiers")).text
    page = client.get(address(uncovered)).text

    assert address(uncovered) in offered
    assert ("Make this change" in page, "<ins>" in page) == (True, True)
    assert tier(uncovered) is None


def test_mend_is_made_and_undone(client, uncovered):
    done = press(client, uncovered)
    made = tier(uncovered)
    client.post(address(uncovered, "wizard-unmend"))

    assert "It is fixed." in done.text
    assert made is not None
    assert tier(uncovered) is None


def test_mend_shown_before_somebody_changed_the_draft_is_shown_again(client, uncovered):
    answer = press(client, uncovered, version="99")

    assert answer.status_code == 409
    assert "Look at the changes again." in answer.text
    assert tier(uncovered) is None


def test_undo_that_comes_too_late_says_so(client, uncovered):
    answer = client.post(address(uncovered, "wizard-unmend"))

    assert answer.status_code == 409
    assert "cannot be undone at once" in answer.text


def test_finding_that_is_settled_says_so(client, uncovered):
    page = client.get(address(uncovered, check="governance.decisions", subject="deal"))

    assert "This is settled already" in page.text


def test_new_rows_are_shown_answer_by_answer(client, uncovered):
    page = client.get(address(uncovered, check="exit.uncovered", subject="LG-1"))

    assert "New rule" in page.text
    assert "Make these changes" in page.text
