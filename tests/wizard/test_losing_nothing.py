"""Whatever happens to a draft meanwhile, what a person has typed is stored or on the screen."""

import re

import pytest

from termsheets.models import Draft
from termsheets.negotiation import drafting
from tests.wizard.pages import button, changed, controls, opened, row, row_of, send, step, terms_of

pytestmark = pytest.mark.django_db

AUTOSAVE = {"X-Autosave": "1"}
BUSY = "What you typed stands below: save it again."


def posted_by(page, action):
    """Return what a browser would send from the page's form that goes to an address."""
    form = re.search(rf'<form [^>]*action="{action}".*?</form>', page, re.S)[0]
    return controls(form.replace("<form ", '<form id="answers" ', 1))


def undo_of(page):
    """Return the address that brings the removed row back."""
    return re.search(r'action="([^"]*/undo/[^"]*)"', page)[1]


def test_removing_a_row_saves_what_was_typed_into_another(client, saas):
    _, data = opened(client, saas, "background", "BG-1")

    send(
        client,
        button("remove", saas, "background", "BG-2"),
        changed(data, background_assets__title="Typed before"),
    )

    assert row_of(saas, "background_assets", "BG-1").title == "Typed before"


def test_removed_row_comes_back_with_what_was_typed_into_it(client, saas):
    client.post(button("duplicate", saas, "background", "BG-1"))
    code = terms_of(saas).background_assets[1].code
    _, data = opened(client, saas, "background", code)
    data = changed(data, background_assets__title="Typed before", background_assets__kind="no kind")

    gone = send(client, button("remove", saas, "background", code), data)
    page = client.get(gone.headers["Location"]).text
    client.post(undo_of(page))

    told = re.search(r'<p class="note note-warning">([^<]*)</p>', page)[1]
    assert told.startswith(f"{code} went without what could not be saved in it:")
    assert told.endswith("“no kind”.")
    assert row_of(saas, "background_assets", code).title == "Typed before"


def test_row_that_cannot_be_removed_keeps_its_open_form_and_what_is_wrong_in_it(client, saas):
    _, data = opened(client, saas, "grants", "LG-1")
    data = changed(data, license_grants__start_date="31 June", license_grants__reserved_rights="A")

    page = send(client, button("remove", saas, "grants", "LG-1"), data)

    assert "or retire LG-1 instead" in page.text
    assert 'value="31 June"' in page.text
    assert row_of(saas, "license_grants", "LG-1").reserved_rights == "A"


def test_shares_typed_into_a_row_that_is_gone_are_shown(client, saas):
    client.post(button("duplicate", saas, "foreground", "FR-2"))
    code = terms_of(saas).foreground_rules[2].code
    address, data = opened(client, saas, "foreground", code)
    client.post(button("remove", saas, "foreground", code))
    typed = {"foreground_rules-shares-PA-1": "61", "foreground_rules-shares-PA-2": "39 or so"}

    page = send(client, address, changed(data, **typed)).text

    assert re.findall(r'<dd class="as-typed">([^<]* or so[^<]*)</dd>', page) == [
        "Tidelark: 61%, Brackenhall: 39 or so%"
    ]


def test_text_typed_into_a_part_of_a_row_that_is_gone_is_shown_and_comes_back(client, saas):
    client.post(button("duplicate", saas, "revenue", "RS-1"))
    share = terms_of(saas).revenue_shares[1]
    tier = share.royalty_tiers[-1].code
    address, data = opened(client, saas, "revenue", tier)
    data = changed(data, royalty_tiers__rate_pct="7.5", royalty_tiers__from_amount="2000000 or so")
    client.post(button("remove", saas, "revenue", share.code))

    page = send(client, address, data)
    undo = undo_of(page.text)
    back = send(client, undo, posted_by(page.text, undo))

    assert page.status_code == back.status_code == 200
    assert f"{share.code}, which held {tier}, was removed" in page.text
    assert "2000000 or so" in page.text
    assert 'value="2000000 or so"' in back.text
    assert str(row_of(saas, "royalty_tiers", tier).rate_pct) == "7.5"


def test_row_brought_back_takes_what_was_typed_while_it_was_gone(client, deal):
    client.post(f"{step(deal, 'deal')}parties/add/")
    address, data = opened(client, deal, "deal", "PA-2")
    client.post(button("remove", deal, "deal", "PA-2"))
    page = send(client, address, changed(data, parties__legal_name="Brackenhall Ltd")).text

    back = send(client, undo_of(page), posted_by(page, undo_of(page)))

    assert back.headers["Location"] == row(deal, "deal", "PA-2")
    assert row_of(deal, "parties", "PA-2").legal_name == "Brackenhall Ltd"


@pytest.fixture
def busy(monkeypatch, founder):
    """Let somebody else save just before every save, however often it is tried."""

    def others_first(*, draft_id, **told):
        raise drafting.Stale(Draft.objects.select_related("side__deal").get(pk=draft_id))

    for verb in ("save_answers", "move_row"):
        monkeypatch.setattr(drafting, verb, others_first)


def test_save_that_others_always_forestall_shows_everything_typed(client, saas, busy):
    address, data = opened(client, saas, "background", "BG-1")
    data = changed(data, background_assets__title="Typed <now>", background_assets__kind="no kind")

    page = send(client, address, data)

    assert page.status_code == 200
    assert BUSY in page.text
    assert "Every other answer is saved" not in page.text
    again = controls(page.text)
    assert again["background_assets-title"] == "Typed <now>"
    assert again["background_assets-seen"] == data["background_assets-seen"]


def test_autosave_that_others_always_forestall_says_so(client, saas, busy):
    address, data = opened(client, saas, "background", "BG-1")

    said = send(client, address, changed(data, background_assets__title="Typed"), **AUTOSAVE)

    assert said.status_code == 200
    assert "Not saved: others are saving this draft now" in said.text


def test_button_that_others_always_forestall_says_so(client, saas, busy):
    page = client.post(button("move", saas, "background", "BG-1"), {"way": "down"})

    assert page.status_code == 200
    assert "Press the button once more." in page.text


def test_button_does_what_it_says_though_somebody_else_saved_at_that_moment(
    client, saas, monkeypatch
):
    move, late = drafting.move_row, []

    def others_once(*, draft_id, **told):
        if not late:
            late.append(True)
            raise drafting.Stale(Draft.objects.select_related("side__deal").get(pk=draft_id))
        return move(draft_id=draft_id, **told)

    monkeypatch.setattr(drafting, "move_row", others_once)
    client.post(button("move", saas, "background", "BG-1"), {"way": "down"})

    assert [asset.code for asset in terms_of(saas).background_assets][:2] == ["BG-2", "BG-1"]


@pytest.mark.parametrize("verb", ["remove", "move", "duplicate", "retire"])
def test_button_of_a_row_that_is_gone_saves_what_is_open_and_offers_undo(client, deal, verb):
    client.post(f"{step(deal, 'deal')}parties/add/")
    _, data = opened(client, deal, "deal", "PA-1")
    gone = client.post(button("remove", deal, "deal", "PA-2"))

    answer = send(
        client, button(verb, deal, "deal", "PA-2"), changed(data, parties__legal_name="A")
    )

    assert answer.headers["Location"] == gone.headers["Location"]
    assert row_of(deal, "parties", "PA-1").legal_name == "A"


def test_undo_pressed_twice_brings_the_row_back_once(client, deal):
    client.post(f"{step(deal, 'deal')}parties/add/")
    gone = client.post(button("remove", deal, "deal", "PA-2"))
    page = client.get(gone.headers["Location"]).text
    undo, data = re.search(r'formaction="([^"]*undo[^"]*)"', page)[1], controls(page)

    answers = [
        send(client, undo, changed(data, deal__title="Typed too")).headers["Location"]
        for _ in range(2)
    ]

    assert answers == [row(deal, "deal", "PA-2"), step(deal, "deal")]
    assert [party.code for party in terms_of(deal).parties] == ["PA-1", "PA-2"]
    assert row_of(deal, "deal").title == "Typed too"


def test_undo_of_what_was_never_removed_does_not_exist(client, deal):
    assert client.post(f"{step(deal, 'undo')}9/").status_code == 404


def test_answers_that_stay_wrong_after_a_choice_between_two_lose_no_other(client, deal):
    address, mine = opened(client, deal, "deal")
    send(client, address, changed(mine.copy(), deal__title="Theirs", deal__purpose="Peace"))
    typed = changed(mine, deal__title="Mine", deal__effective_date="31 June 2027")
    choice = posted_by(send(client, address, typed).text, address)

    page = send(client, address, choice)
    mended = changed(controls(page.text), deal__effective_date="30 June 2027")
    send(client, address, mended)

    stored = row_of(deal, "deal")
    assert (stored.title, stored.purpose, str(stored.effective_date)) == (
        "Mine",
        "Peace",
        "2027-06-30",
    )


@pytest.mark.parametrize("place", [("deal",), ("deal", "PA-1"), ("grants", "LG-1")])
def test_question_that_was_not_on_the_posted_page_keeps_its_answer(client, saas, place):
    before = terms_of(saas)
    address, data = opened(client, saas, *place)

    answers = [
        client.post(address, {"open": data["open"]}).status_code,
        client.post(address, {}).status_code,
    ]

    assert answers == [302, 302]
    assert terms_of(saas) == before
