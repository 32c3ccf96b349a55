"""The clauses that a person chose to see stay chosen, whatever is said to them."""

import re
from html import unescape

import pytest

from termsheets.models import Comment
from tests.views.posts import LAW, address, answer, comment, mark

pytestmark = pytest.mark.django_db


def shown(page):
    """Return the ids of the passages on a round's page."""
    return [panel.id for section in page.context["sections"] for panel in section.panels]


def actions(page):
    """Return where the forms and links of a page lead that say something about a clause."""
    found = re.findall(r'(?:action|class="say" href|hx-post|hx-get)="([^"#]+)', page.text)
    return {unescape(one) for one in found if "logout" not in one and "/markup/" not in one}


def test_every_form_and_link_of_a_filtered_page_keeps_the_filter(bea, talks):
    comment(talks, internal=False)

    for show in ("open", "said"):
        page = bea.get(address("round", talks, 1), {"show": show})
        assert [one for one in actions(page) if f"show={show}" not in one] == []
        assert len(actions(page)) > 3


def test_answered_passage_stays_in_sight_though_the_filter_passes_over_it(bea, talks):
    there = address("round", talks, 1)
    posted = {"stand": "accept", "passage": mark(talks)}

    done = bea.post(f"{address('round-respond', talks, 1)}?show=mine", posted)
    page = bea.get(done.url)

    assert done.url == f"{there}?show=mine&at={LAW}#{LAW}"
    assert LAW in shown(page)
    assert LAW not in shown(bea.get(there, {"show": "mine"}))


def test_comment_and_its_settlement_keep_the_filter(bea, talks):
    said = {"passage": LAW, "text": "Why?"}
    added = bea.post(f"{address('comment-add', talks, 1)}?show=open", said)
    remark = Comment.objects.get()

    settled = bea.post(f"{address('comment-resolve', talks, remark.pk)}?show=open")

    place = f"{address('round', talks, 1)}?show=open&at={LAW}#{LAW}"
    assert (added.url, settled.url) == (place, place)


def test_refusal_leads_back_and_on_through_the_filter(bea, talks):
    said = {"passage": LAW, "text": "a" * 5_001}

    page = bea.post(f"{address('comment-add', talks, 1)}?show=open", said).text

    assert f'action="{address("comment-add", talks, 1)}?show=open"' in page
    assert f'href="{address("round", talks, 1)}?show=open&amp;at={LAW}#{LAW}"' in page


@pytest.mark.parametrize("show", ["", "open", "agreed"])
def test_references_lead_to_what_the_page_shows_alone(bea, talks, show):
    answer(bea, talks)

    for page in (
        bea.get(address("round", talks, 1), {"show": show}),
        bea.get(address("round-accept-all", talks, 1)),
    ):
        targets = set(re.findall(r' id="([^"]+)"', page.text))
        led_to = set(re.findall(r'<a href="#([^"]+)"', page.text))
        assert led_to - targets == set()


def test_unknown_filter_is_forgotten(bea, talks):
    posted = {"stand": "accept", "passage": mark(talks)}

    done = bea.post(f"{address('round-respond', talks, 1)}?show=%00x", posted)

    assert done.url == f"{address('round', talks, 1)}#{LAW}"


def test_passage_being_commented_on_is_in_sight_under_any_filter(bea, talks):
    answer(bea, talks)

    page = bea.get(address("round", talks, 1), {"show": "mine", "say": LAW})

    assert LAW in shown(page)
    assert "<textarea" in page.text
