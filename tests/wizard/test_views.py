"""The wizard in plain requests: everything works without JavaScript."""

import html
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.domain import edits
from termsheets.models import Draft
from termsheets.negotiation import drafting
from termsheets.wizard import blocks
from termsheets.wizard.steps import STEPS
from tests.people import make_user
from tests.wizard.pages import changed, controls, opened, row, row_of, send, step, terms_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [one.slug for one in STEPS])
def test_step_shows_blank_and_whole_deals(client, deal, saas, slug):
    pages = [client.get(step(one, slug)) for one in (deal, saas)]

    assert [page.status_code for page in pages] == [200, 200]


def test_every_row_of_a_whole_deal_opens_and_saves_unchanged(client, saas):
    before = terms_of(saas)
    answers = set()

    for place in edits.places(before):
        if not place.entity.single:
            address, data = opened(client, saas, place.entity.section, edits.key_of(place.row))
            answers.add(send(client, address, data).status_code)

    assert answers == {302}
    assert terms_of(saas) == before


def test_save_stores_what_was_typed_and_goes_on(client, deal):
    address, data = opened(client, deal, "deal")
    data["deal-title"] = "Chips for all"
    data["deal-initial_term_months"] = "48"
    data["then"] = "next"

    response = send(client, address, data)

    assert response.headers["Location"] == step(deal, "background")
    stored = row_of(deal, "deal")
    assert (stored.title, stored.initial_term_months) == ("Chips for all", 48)


def test_save_and_come_back_later_leads_to_the_hub(client, deal):
    address, data = opened(client, deal, "deal")

    response = send(client, address, changed(data, then="later"))

    assert response.headers["Location"] == reverse("wizard-hub", args=[deal.pk])


def test_wrong_answer_stays_on_the_page_and_the_rest_is_saved(client, deal):
    address, data = opened(client, deal, "deal")
    data = changed(data, deal__title="Chips", deal__effective_date="31 June 2027")

    response = send(client, address, data)

    assert response.status_code == 200
    assert "<title>Error: " in response.text
    assert 'value="31 June 2027"' in response.text
    assert 'href="#id_deal-effective_date"' in response.text
    assert row_of(deal, "deal").title == "Chips"


def test_answers_that_contradict_each_other_are_told_at_their_field(client, saas):
    address, data = opened(client, saas, "grants", "LG-1")
    data = changed(
        data, license_grants__end_date="2 January 2020", license_grants__reserved_rights="All"
    )

    response = send(client, address, data)

    assert response.status_code == 200
    assert 'value="2 January 2020"' in response.text
    assert row_of(saas, "license_grants", "LG-1").reserved_rights == "All"


@pytest.mark.parametrize("headers", [{}, {"X-Autosave": "1"}])
def test_answer_that_contradicts_a_stored_one_is_told_and_the_rest_is_saved(client, saas, headers):
    address, data = opened(client, saas, "grants", "LG-1")
    start = row_of(saas, "license_grants", "LG-1").start_date
    data = changed(
        data, license_grants__start_date="2 January 2190", license_grants__reserved_rights="All"
    )

    response = send(client, address, data, **headers)

    assert "must be after the start date" in response.text
    grant = row_of(saas, "license_grants", "LG-1")
    assert (grant.start_date, grant.reserved_rights) == (start, "All")


def test_autosave_says_when_it_saved_and_draws_the_clause(client, saas):
    address, data = opened(client, saas, "revenue", "RS-1")
    data = changed(data, revenue_shares__payment_due_days="61", revenue_shares__statement_days="x")

    response = send(client, address, data, **{"X-Autosave": "1"})

    assert response.status_code == 200
    assert "Saved" in response.text
    assert "except what is marked" in response.text
    assert "61" in response.text.split('id="clauses"')[1]
    assert row_of(saas, "revenue_shares", "RS-1").payment_due_days == 61


def test_second_save_of_an_old_page_shows_both_values(client, deal):
    address, mine = opened(client, deal, "deal")
    theirs = changed(mine.copy(), deal__title="Theirs", deal__purpose="Peace")
    send(client, address, theirs)

    response = send(client, address, changed(mine, deal__title="Mine", deal__currency="EUR"))

    assert response.status_code == 200
    assert "Two answers to one question" in response.text
    assert (">Mine<" in response.text, ">Theirs<" in response.text) == (True, True)
    stored = row_of(deal, "deal")
    assert (stored.title, stored.purpose, stored.currency) == ("Theirs", "Peace", "EUR")


@pytest.mark.parametrize(("choice", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_person_chooses_which_of_two_answers_stays(client, deal, choice, title):
    address, mine = opened(client, deal, "deal")
    send(client, address, changed(mine.copy(), deal__title="Theirs", deal__purpose="Peace"))
    page = send(client, address, changed(mine, deal__title="Mine")).text
    data = controls(page.replace('<form class="sheet"', '<form id="answers" class="sheet"'))
    data["keep-deal-title"] = choice

    response = send(client, address, data)

    assert response.status_code == 302
    stored = row_of(deal, "deal")
    assert (stored.title, stored.purpose) == (title, "Peace")


def test_row_is_added_removed_restored_and_moved(client, deal):
    add = reverse("wizard-add", args=[deal.pk, "deal", "parties"])
    assert client.post(add).headers["Location"] == row(deal, "deal", "PA-2")
    client.post(add)

    gone = client.post(reverse("wizard-remove", args=[deal.pk, "deal", "PA-2"]))
    page = client.get(gone.headers["Location"])
    undo = re.search(r'formaction="([^"]*undo[^"]*)"', page.text)[1]
    assert [party.code for party in terms_of(deal).parties] == ["PA-1", "PA-3"]

    client.post(undo)
    assert [party.code for party in terms_of(deal).parties] == ["PA-1", "PA-2", "PA-3"]

    client.post(reverse("wizard-move", args=[deal.pk, "deal", "PA-3"]), {"way": "up"})
    assert [party.code for party in terms_of(deal).parties] == ["PA-1", "PA-3", "PA-2"]

    client.post(reverse("wizard-duplicate", args=[deal.pk, "deal", "PA-3"]))
    assert len(terms_of(deal).parties) == 4


def test_new_revenue_share_waits_for_somebody_to_choose_how_its_tiers_are_read(client, saas):
    client.post(reverse("wizard-add", args=[saas.pk, "revenue", "revenue-shares"]))

    share = terms_of(saas).revenue_shares[-1]
    assert (share.code, share.tier_method, share.tier_basis) == ("RS-2", None, "contract_year")


def test_row_inside_another_is_added_to_it(client, saas):
    add = reverse("wizard-add", args=[saas.pk, "revenue", "royalty-tiers"])

    response = client.post(add, {"parent": "RS-1"})

    code = row_of(saas, "revenue_shares", "RS-1").royalty_tiers[-1].code
    assert response.headers["Location"] == row(saas, "revenue", code)
    assert client.get(response.headers["Location"]).status_code == 200


def test_adding_a_row_saves_the_open_one_first(client, deal):
    _, data = opened(client, deal, "deal", "PA-1")
    data = changed(data, parties__short_name="Tidelark")

    send(client, reverse("wizard-add", args=[deal.pk, "deal", "parties"]), data)

    assert row_of(deal, "parties", "PA-1").short_name == "Tidelark"


def test_adding_a_row_waits_while_the_open_one_is_wrong(client, deal):
    _, data = opened(client, deal, "deal", "PA-1")
    data = changed(data, parties__country="Nowhereland")

    response = send(client, reverse("wizard-add", args=[deal.pk, "deal", "parties"]), data)

    assert 'value="Nowhereland"' in response.text
    assert len(terms_of(deal).parties) == 1


def test_removing_a_row_that_others_need_says_who_needs_it(client, saas):
    response = client.post(reverse("wizard-remove", args=[saas.pk, "grants", "LG-1"]))

    assert response.status_code == 200
    assert "<title>Error: " in response.text
    assert "LG-1" in response.text.split("Please mend this first")[1].split("</section>")[0]
    assert row_of(saas, "license_grants", "LG-1").retired is False


def test_retired_row_comes_back(client, saas):
    address = reverse("wizard-retire", args=[saas.pk, "background", "BG-1"])

    client.post(address)
    retired = row_of(saas, "background_assets", "BG-1").retired
    client.post(address)

    assert (retired, row_of(saas, "background_assets", "BG-1").retired) == (True, False)


@pytest.mark.parametrize(
    "place",
    [
        ("wizard-hub",),
        ("wizard-check",),
        ("wizard-step", "deal"),
        ("wizard-row", "deal", "PA-1"),
    ],
)
def test_deal_of_others_does_not_exist(client, deal, place):
    client.force_login(make_user("eve"))
    name, *rest = place

    assert client.get(reverse(name, args=[deal.pk, *rest])).status_code == 404


def test_full_table_says_so_and_takes_another_party_once_one_is_retired(client, deal):
    draft = Draft.objects.get(side__deal=deal)
    for _ in range(7):
        draft = drafting.add_row(draft_id=draft.pk, version=draft.version, key="parties").draft
    offer = reverse("wizard-add", args=[deal.pk, "deal", "parties"])
    full = client.get(step(deal, "deal")).text

    refused = client.post(offer, {"parent": ""}).text
    client.post(reverse("wizard-retire", args=[deal.pk, "deal", "PA-8"]))

    assert ("There can be 8 at most." in full, f'"{offer}"' in full) == (True, False)
    assert "A deal has at most 8 parties; this makes 9. Remove or retire 1." in refused
    assert len(terms_of(deal).parties) == 8
    assert f'"{offer}"' in client.get(step(deal, "deal")).text


def test_full_list_says_so_instead_of_offering_more(client, saas, monkeypatch):
    monkeypatch.setattr(blocks, "LIST_LIMIT", len(terms_of(saas).metrics))

    page = client.get(step(saas, "milestones")).text

    assert f"There can be {len(terms_of(saas).metrics)} at most." in page
    assert reverse("wizard-add", args=[saas.pk, "milestones", "metrics"]) not in page


@pytest.mark.parametrize("verb", ["remove", "move", "duplicate", "retire"])
def test_deal_of_others_cannot_be_changed(client, deal, verb):
    before = terms_of(deal)
    client.force_login(make_user("eve"))

    response = client.post(reverse(f"wizard-{verb}", args=[deal.pk, "deal", "PA-1"]))

    assert (response.status_code, terms_of(deal)) == (404, before)


@pytest.mark.parametrize(
    "address", ["draft/nothing/", "draft/deal/PA-9/", "draft/deal/LG-1/", "draft/deal/%00/"]
)
def test_unknown_step_or_row_does_not_exist(client, deal, address):
    assert client.get(f"/deals/{deal.pk}/{address}").status_code == 404


def queries_of(client, address, data=None):
    with CaptureQueriesContext(connection) as seen:
        response = send(client, address, data) if data is not None else client.get(address)
    assert response.status_code in (200, 302)
    return len(seen)


def test_queries_stay_the_same_as_rows_grow(client, deal):
    draft = Draft.objects.get(side__deal=deal)
    saved = drafting.add_row(draft_id=draft.pk, version=draft.version, key="background_assets")
    address = row(deal, "background", "BG-1")
    one = queries_of(client, address)
    for _ in range(59):
        saved = drafting.add_row(
            draft_id=draft.pk, version=saved.draft.version, key="background_assets"
        )

    sixty = queries_of(client, address)
    hub, step_page = (
        queries_of(client, reverse("wizard-hub", args=[deal.pk])),
        queries_of(client, step(deal, "background")),
    )

    assert (one, sixty) == (one, one)
    assert max(one, hub, step_page) <= 5


def test_autosave_asks_the_database_little(client, saas):
    address, data = opened(client, saas, "deal")
    send(client, address, changed(data, deal__title="First of the hour"), **{"X-Autosave": "1"})
    address, data = opened(client, saas, "deal")
    data = changed(data, deal__title="Another")

    with CaptureQueriesContext(connection) as seen:
        send(client, address, data, **{"X-Autosave": "1"})

    assert len([query for query in seen if "SAVEPOINT" not in query["sql"]]) <= 8


def test_hub_names_the_state_of_each_step(client, deal, saas):
    states = [
        re.findall(r'<span class="tag [^"]*">([^<]*)</span>', client.get(address).text)
        for address in (
            reverse("wizard-hub", args=[deal.pk]),
            reverse("wizard-hub", args=[saas.pk]),
        )
    ]

    assert states == [["Not started"] * 12, ["Complete"] * 12]


def test_check_answers_shows_everything_and_the_way_to_change_it(client, saas):
    page = client.get(reverse("wizard-check", args=[saas.pk])).text

    missing = [
        edits.key_of(place.row)
        for place in edits.places(terms_of(saas))
        if not place.entity.single
        and f"{row(saas, place.entity.section, edits.key_of(place.row))}?return=check" not in page
    ]
    assert missing == []


def test_change_link_returns_to_check_answers(client, saas):
    address = row(saas, "deal", "PA-1")
    data = controls(client.get(f"{address}?return=check").text)

    response = send(client, address, data)

    assert response.headers["Location"] == f"{reverse('wizard-check', args=[saas.pk])}#deal"


def test_seen_marks_hold_no_answers(client, saas):
    _, data = opened(client, saas, "deal")

    marks = json.loads(data["deal-seen"])

    assert all(re.fullmatch("[0-9a-f]{12}", mark) for mark in marks.values())


def test_autosave_keeps_the_address_of_a_row_and_the_button_renames_it(client, deal):
    drafting.add_row(draft_id=Draft.objects.get().pk, version=1, key="fields_of_use")
    address, data = opened(client, deal, "deal", "field-1")
    data = changed(data, **{"fields_of_use-tag": "retail", "then": "close"})

    answers = [
        send(client, address, data, **{"X-Autosave": "1"}).status_code,
        client.get(address).status_code,
        send(client, address, data).status_code,
    ]

    assert answers == [200, 200, 302]
    assert [field.tag for field in terms_of(deal).fields_of_use] == ["retail"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"tag": "field-1", "definition": "Shops"}, "Saved at a time"),
        ({"tag": "retail"}, "Saved at a time. The new tag is saved when you press a button."),
        ({"definition": "x" * 10_000}, "Saved at a time, except what is marked."),
        (
            {"tag": "retail", "definition": "x" * 10_000},
            "Saved at a time, except what is marked. The new tag is saved when you press a button.",
        ),
    ],
)
def test_autosave_says_what_it_did_not_save(client, deal, typed, said):
    drafting.add_row(draft_id=Draft.objects.get().pk, version=1, key="fields_of_use")
    address, data = opened(client, deal, "deal", "field-1")
    data = changed(data, **{f"fields_of_use-{name}": text for name, text in typed.items()})

    response = send(client, address, data, **{"X-Autosave": "1"})

    status = re.search(r'id="saved"[^>]*>(.*?)</p>', response.text, re.S)[1]
    assert re.sub(r"<time.*</time>", "at a time", status).strip() == said


def test_page_with_errors_sends_its_form_to_the_row_as_it_is_now_known(client, deal):
    drafting.add_row(draft_id=Draft.objects.get().pk, version=1, key="fields_of_use")
    address, data = opened(client, deal, "deal", "field-1")
    typed = {"fields_of_use-tag": "retail", "fields_of_use-definition": "x" * 10_000}

    page = send(client, address, changed(data, **typed, then="close"))

    assert f'action="{row(deal, "deal", "retail")}"' in page.text
    assert client.get(row(deal, "deal", "retail")).status_code == 200


def test_adding_a_row_keeps_what_was_typed_above_the_list(client, deal):
    address, data = opened(client, deal, "deal")

    send(client, f"{address}fields-of-use/add/", changed(data, **{"deal-title": "Chips for all"}))

    assert row_of(deal, "deal").title == "Chips for all"


def test_numbers_follow_the_readers_language(client, saas):
    address, data = opened(client, saas, "revenue", "RS-1")
    german = {"Accept-Language": "de-DE,de;q=0.9"}
    data = controls(client.get(address, headers=german).text)
    data = changed(data, revenue_shares__late_interest_pct="12,5 %")

    response = send(client, address, data, **german)

    assert response.status_code == 302
    assert str(row_of(saas, "revenue_shares", "RS-1").late_interest_pct) == "12.5"


def test_autosave_never_overwrites_what_somebody_else_saved(client, deal):
    address, mine = opened(client, deal, "deal")
    send(client, address, changed(mine.copy(), deal__title="Theirs"))
    mine = changed(mine, deal__title="Mine")

    said = send(client, address, mine, **{"X-Autosave": "1"}).text
    marks = re.search(r'name="deal-seen" id="deal-seen" value="([^"]*)"', said)[1]
    again = send(client, address, changed(mine, deal__seen=html.unescape(marks)))

    assert "somebody else answered" in said
    assert "Two answers to one question" in again.text
    assert row_of(deal, "deal").title == "Theirs"


def test_autosave_says_that_its_row_is_gone(client, deal):
    client.post(reverse("wizard-add", args=[deal.pk, "deal", "parties"]))
    address, data = opened(client, deal, "deal", "PA-2")
    client.post(reverse("wizard-remove", args=[deal.pk, "deal", "PA-2"]))

    response = send(client, address, data, **{"X-Autosave": "1"})

    assert "Not saved: PA-2 was removed meanwhile." in response.text
    assert "<title>" not in response.text


def test_buttons_do_not_discard_text_typed_into_a_row_that_is_gone(client, deal):
    add = reverse("wizard-add", args=[deal.pk, "deal", "parties"])
    client.post(add)
    _, data = opened(client, deal, "deal", "PA-2")
    client.post(reverse("wizard-remove", args=[deal.pk, "deal", "PA-2"]))

    response = send(client, add, changed(data, parties__legal_name="Brackenhall Ltd"))

    assert response.status_code == 200
    assert "Brackenhall Ltd" in response.text
    assert [party.code for party in terms_of(deal).parties] == ["PA-1"]


def test_text_typed_into_a_row_that_is_gone_is_shown(client, deal):
    client.post(reverse("wizard-add", args=[deal.pk, "deal", "parties"]))
    address, data = opened(client, deal, "deal", "PA-2")
    client.post(reverse("wizard-remove", args=[deal.pk, "deal", "PA-2"]))

    response = send(client, address, changed(data, parties__legal_name="Brackenhall Ltd"))

    assert response.status_code == 200
    assert "Brackenhall Ltd" in response.text
    assert "Bring PA-2 back" in response.text
    assert send(client, row(deal, "deal", "PA-9"), data).status_code == 404
