"""The last look before a round goes out, and the sending."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from termsheets.models import Deal, Round
from termsheets.negotiation.turns import table_of
from tests.answering import answer_warnings
from tests.deals import make_draft
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    return make_talks()


@pytest.fixture
def ada(client, talks):
    """Return the client of the founder of PA-1, who may open the talks."""
    client.force_login(talks.founders["PA-1"])
    return client


def address(name, deal, *more):
    return reverse(name, args=[deal.pk, *more])


def send(client, talks, code="PA-1", **typed):
    on_table = table_of(talks.deal).last
    answer_warnings(talks.draft(code))
    posted = {
        "version": talks.draft(code).version,
        "seen": on_table.number if on_table else 0,
        "note": "",
        "respond_by": "",
    } | typed
    return client.post(address("round-send", talks.deal), posted)


def test_round_goes_out_with_its_note_and_date(ada, talks):
    day = timezone.localdate() + timedelta(days=7)

    response = send(ada, talks, note="Our offer.\r\nTake it.", respond_by=day.isoformat())

    sent = Round.objects.get()
    assert response.url == address("round", talks.deal, 1)
    assert (sent.cover_note, sent.respond_by, sent.sender) == (
        "Our offer.\nTake it.",
        day,
        talks.founders["PA-1"],
    )


def test_button_names_round_and_receivers(ada, talks):
    page = ada.get(address("deal-review", talks.deal)).text

    assert "Send round 1 to Brackenhall" in page


def test_page_leads_to_answers_that_no_document_prints(ada, talks):
    talks.edit(key="parties", row="PA-1", legal_name="東京")

    page = ada.get(address("deal-review", talks.deal))

    (found,) = page.context["unprinted"]
    assert found[0].startswith("PA-1, legal name: the PDF has no letters for “東京”")
    assert found[1].endswith("/draft/deal/PA-1/#id_parties-legal_name")
    assert found[0] in page.text


def test_page_says_that_sending_accepts_what_is_sent(ada, talks):
    page = ada.get(address("deal-review", talks.deal)).text

    assert "Sending counts as accepting for your side all that the round says" in page


def test_second_click_shows_the_round_already_sent(ada, talks):
    version = talks.draft().version
    send(ada, talks, version=version)

    response = send(ada, talks, version=version)

    assert response.url == address("round", talks.deal, 1)
    assert Round.objects.count() == 1


def test_letter_says_who_and_where_and_nothing_that_is_negotiated(
    ada, talks, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(ada, talks, note="5% is our limit.")

    (letter,) = mail.outbox
    assert letter.to == [talks.founders["PA-2"].email]
    assert f"http://testserver{address('round-list', talks.deal)}" in letter.body
    assert "5%" not in letter.body + letter.subject


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"respond_by": "2020-01-01"}, "respond_by"),
        ({"respond_by": "soon"}, "respond_by"),
        ({"note": "a" * 5_001}, "note"),
        ({"note": "\0"}, "note"),
        ({"version": "x"}, "version"),
        ({"seen": ""}, "seen"),
        ({"note": "\u202eevil"}, "note"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_sent(ada, talks, typed, field):
    response = send(ada, talks, **{"note": "Stays here."} | typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert ("note" in typed) or "Stays here." in response.text
    assert not Round.objects.exists()


def test_stale_page_keeps_the_note_and_sends_on_the_second_look(ada, talks):
    version = talks.draft().version
    talks.edit(key="audit_terms", notice_days=45)

    stale = send(ada, talks, version=version, note="Kept.")
    again = send(ada, talks, version=stale.context["form"]["version"].value(), note="Kept.")

    assert (stale.status_code, again.status_code) == (409, 302)
    assert "Kept." in stale.text
    assert "Somebody has changed the draft" in stale.text


def test_gap_is_linked_and_has_to_be_given_a_reason(ada, talks):
    talks.edit(key="termination_terms", breach_cure_days=None)

    looked = ada.get(address("deal-review", talks.deal)).text
    refused = send(ada, talks)
    sent = send(ada, talks, override_reason="The board wants it out.")

    question = f"{address('wizard-step', talks.deal, 'exits')}#id_termination_terms-"
    assert question in looked
    assert (refused.status_code, sent.status_code) == (409, 302)
    assert "override_reason" in refused.context["form"].errors
    assert Round.objects.get().override_reason == "The board wants it out."


def test_reason_for_sending_with_gaps_stays_on_its_side(client, talks):
    talks.edit(key="termination_terms", breach_cure_days=None)
    talks.send(override_reason="Our board is in a hurry.")
    client.force_login(talks.founders["PA-2"])

    pages = [
        client.get(address(*one)).text
        for one in (
            ("round", talks.deal, 1),
            ("round-list", talks.deal),
            ("deal-review", talks.deal),
            ("wizard-hub", talks.deal),
        )
    ]

    assert not [page for page in pages if "hurry" in page]


def test_out_of_turn_page_says_whose_turn_it_is(ada, talks):
    talks.send()
    talks.edit(key="audit_terms", notice_days=45)

    page = ada.get(address("deal-review", talks.deal)).text
    response = send(ada, talks)

    assert "Your round 1 is on the table. Wait until another side sends the next." in page
    assert address("round-send", talks.deal) not in page
    assert response.status_code == 409
    assert Round.objects.count() == 1


@pytest.mark.parametrize("role", ["counsel", "viewer"])
def test_only_a_founder_sends(client, talks, role):
    client.force_login(talks.join("PA-1", "cora", role))

    page = client.get(address("deal-review", talks.deal)).text
    response = send(client, talks)

    assert address("round-send", talks.deal) not in page
    assert "Ask a founder." in page
    assert response.status_code == 403
    assert not Round.objects.exists()


def test_party_without_people_is_named(client):
    draft = make_draft("saas-distribution")
    client.force_login(draft.deal.created_by)

    page = client.get(address("deal-review", draft.deal)).text

    assert "Nobody works for Brackenhall yet" in page


def test_side_that_waits_for_its_first_round_has_nothing_to_send(client, talks):
    client.force_login(talks.founders["PA-2"])

    assert client.get(address("deal-review", talks.deal)).status_code == 404


def test_blank_deal_is_reviewed_too(client):
    client.force_login(make_user())
    client.post(reverse("deal-new"), {"way": "blank"})

    page = client.get(address("deal-review", Deal.objects.get()))

    assert page.status_code == 200
    assert len(page.context["problems"]) > 5


def test_who_may_not_send_is_told_so_before_the_form_is_looked_at(client, talks):
    client.force_login(talks.join("PA-1", "cora", "counsel"))

    assert client.post(address("round-send", talks.deal), {}).status_code == 403
