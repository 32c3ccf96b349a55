"""What the deal checks find, on the page from which a round goes out."""

import pytest
from django.urls import reverse

from termsheets.models import Round
from termsheets.negotiation.errors import NotReady
from tests.answering import answer_warnings
from tests.colliding import colliding
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
PRIVATE = "A sale of Helicord could lose LG-3"
COLLISION = (
    "LG-1 (Helicord to Aubrenne) and LG-4 (Pinehallow to Helicord) promise the same exclusive space"
)


@pytest.fixture
def talks():
    """Return talks of three sides in which two exclusive grants collide."""
    return make_talks(terms=colliding(), others=("PA-2", "PA-3"))


def review(client, talks, code="PA-1"):
    client.force_login(talks.founders[code])
    return client.get(reverse("deal-review", args=[talks.deal.pk]))


def test_review_tells_findings_gravest_first_each_with_the_way_to_mend_it(client, talks):
    page = review(client, talks)

    told = {
        severity: [one.finding.check for one in group] for severity, group in page.context["found"]
    }
    row = reverse("wizard-row", args=[talks.deal.pk, "grants", "LG-1"])
    assert list(told) == ["blocker", "warning"]
    assert told["blocker"] == ["grant.not_owner", "grant.exclusive_overlap"]
    assert COLLISION in page.text
    assert f'href="{row}#id_license_grants-exclusivity"' in page.text
    assert "Rests on: Breach on signing" in page.text


def test_every_way_to_mend_a_finding_leads_somewhere(client, talks):
    page = review(client, talks)

    for _, group in page.context["found"]:
        for place in (one.finding.place for one in group):
            name, more = ("wizard-row", [place.code]) if place.code else ("wizard-step", [])
            answer = client.get(reverse(name, args=[talks.deal.pk, place.section, *more]))
            anchor = f'id="id_{place.entity}-{place.field}' if place.field else ""
            assert (answer.status_code, anchor in answer.text) == (200, True), place


def test_open_blocker_refuses_sending_unless_a_reason_is_given(talks):
    with pytest.raises(NotReady, match="promise the same exclusive space"):
        talks.send()
    sent = talks.send(override_reason="Counsel splits the field next week.")

    assert (sent.number, sent.override_reason) == (1, "Counsel splits the field next week.")


def test_page_asks_for_the_reason_where_only_a_blocker_stands_in_the_way(client, talks):
    client.force_login(talks.founders["PA-1"])
    answer_warnings(talks.draft())
    typed = {"version": talks.draft().version, "seen": 0, "note": "Our offer."}

    answer = client.post(reverse("round-send", args=[talks.deal.pk]), typed)

    assert list(answer.context["form"].errors) == ["override_reason"]
    assert answer.context["problems"] == []
    assert not Round.objects.exists()


def test_private_finding_shows_to_its_own_side_only(client, talks):
    own = review(client, talks).text
    talks.send(override_reason="Our reason.")
    others = [review(client, talks, code).text for code in ("PA-2", "PA-3")]

    assert PRIVATE in own
    assert [text for text in others if PRIVATE in text] == []
    assert all(COLLISION in text for text in others)


def mark_of(page, check):
    """Return what names a finding on the page."""
    every = (one for _, group in page.context["found"] for one in group)
    return next(one.fingerprint for one in every if one.finding.check == check)


def answer(client, talks, mark, reason):
    address = reverse("finding-answer", args=[talks.deal.pk, mark])
    return client.post(address, {"reason": reason}, follow=True)


def test_waived_warning_shows_who_waived_it_and_why_until_it_is_taken_back(client, talks):
    mark = mark_of(review(client, talks), "revenue.no_bounds")

    page = answer(client, talks, mark, "Sales are small.")
    given = talks.draft().finding_answers.get()
    back = client.post(reverse("finding-reopen", args=[talks.deal.pk, given.pk]), follow=True)

    assert "The warning is waived." in page.text
    assert ("<b>Waived</b> by Ada" in page.text, "Sales are small." in page.text) == (True, True)
    assert "Sales are small." not in back.text


def test_refused_answer_keeps_what_was_typed(client, talks):
    mark = mark_of(review(client, talks), "grant.exclusive_overlap")

    page = answer(client, talks, mark, "We split it later.")

    assert page.status_code == 403
    assert "As founder you may not override a blocker" in page.text
    assert not talks.draft().finding_answers.exists()


def test_counsel_is_offered_to_override(client, talks):
    founders, lea = review(client, talks).text, talks.join("PA-1", "lea", "counsel")
    client.force_login(lea)
    page = client.get(reverse("deal-review", args=[talks.deal.pk]))

    done = answer(client, talks, mark_of(page, "grant.exclusive_overlap"), "We split it later.")

    assert "Override with a reason" not in founders
    assert "Override with a reason" in page.text
    assert "<b>Overridden</b> by Lea" in done.text
