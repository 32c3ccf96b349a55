"""What the deal checks say in the wizard, beside what they are about."""

import re

import pytest
from django.urls import reverse

from termsheets.negotiation import drafting
from tests.colliding import colliding
from tests.wizard.pages import changed, opened, row, row_of, send, step

pytestmark = pytest.mark.django_db
COLLISION = "LG-1 (Helicord to Aubrenne) and LG-4 (Pinehallow to Helicord) promise the same"


@pytest.fixture
def collided(founder):
    """Return a deal of the founder in which two exclusive grants collide."""
    return drafting.start_deal(owner=founder, terms=colliding())


def said(text, place):
    """Return what stands in the element of that id, up to the next such place."""
    return re.search(rf'id="{place}"(.*?)(?=id="|$)', text, re.S)[1]


def test_question_tells_what_the_checks_find_in_its_answer(client, collided):
    text = client.get(row(collided, "grants", "LG-1")).text

    told = said(text, "id_license_grants-exclusivity-said")
    assert COLLISION in told
    assert "Rests on: Breach on signing" in told
    assert "Blocker" in told


def test_closed_card_counts_what_the_checks_find_in_its_row(client, collided):
    text = client.get(step(collided, "grants")).text

    assert "1 blocker" in said(text, "found-LG-1")
    assert "blocker" not in said(text, "found-LG-2")


def test_step_lists_all_its_findings_with_the_way_there(client, collided):
    text = client.get(step(collided, "grants")).text

    tally = said(text, "checks-tally")
    assert ("2 blockers" in tally, "3 warnings" in tally) == (True, True)
    assert f"{row(collided, 'grants', 'LG-1')}#id_license_grants-exclusivity" in text


def test_plain_submit_tells_the_same(client, collided):
    address, data = opened(client, collided, "grants", "LG-1")

    answer = send(client, address, changed(data, then="open:LG-1"))

    assert COLLISION in client.get(answer.headers["Location"]).text


def test_autosave_clears_what_the_answer_has_mended(client, collided):
    address, data = opened(client, collided, "grants", "LG-1")
    typed = changed(data.copy(), license_grants__exclusivity="non_exclusive")

    before = send(client, address, data, **{"X-Autosave": "1"}).text
    after = send(client, address, typed, **{"X-Autosave": "1"}).text

    assert COLLISION in said(before, "id_license_grants-exclusivity-said")
    assert COLLISION not in said(after, "id_license_grants-exclusivity-said")
    assert row_of(collided, "license_grants", "LG-1").exclusivity == "non_exclusive"


def test_autosave_empties_the_cards_that_the_page_had_marked(client, collided):
    address, data = opened(client, collided, "grants", "LG-3")
    typed = changed(data, marked="LG-2 LG-1 nonsense")

    after = send(client, address, typed, **{"X-Autosave": "1"}).text

    assert "1 blocker" in said(after, "found-LG-1")
    assert "blocker" not in said(after, "found-LG-2")
    assert "nonsense" not in after
    assert "LG-2" not in re.search(r'name="marked" value="([^"]*)"', after)[1].split()


def test_question_without_answer_is_not_told_twice(client, deal):
    text = client.get(step(deal, "deal")).text

    assert "needed before sending" in text
    assert "Title" not in said(text, "checks-list")


def test_row_that_is_lacking_is_a_blocker_of_its_step(client, deal):
    text = client.get(step(deal, "deal")).text

    assert "blocker" in said(text, "checks-tally")
    assert 'href="#' not in said(text, "checks-list")


def test_hub_puts_the_gravest_first_and_counts_each_step(client, collided):
    page = client.get(reverse("wizard-hub", args=[collided.pk]))

    first = [one.severity.value for one in page.context["first"]]
    tallies = {
        task.step.slug: [words for _, words in task.tally]
        for _, tasks in page.context["groups"]
        for task in tasks
    }
    assert first == ["blocker", "blocker", "warning", "warning", "warning"]
    assert tallies["grants"] == ["2 blockers", "3 warnings"]
    assert "What to settle first" in page.text


def test_hub_of_a_blank_deal_has_nothing_to_settle_yet(client, deal):
    page = client.get(reverse("wizard-hub", args=[deal.pk]))

    assert page.context["first"] == ()
    assert "What to settle first" not in page.text
