"""The term sheet on screen, its wording, and its files."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.domain import schema
from termsheets.models import ClauseChoice, PageHints
from termsheets.negotiation import drafting
from termsheets.render import pdf
from termsheets.render.formats import FORMATS
from tests.deals import make_draft
from tests.people import make_user

pytestmark = pytest.mark.django_db

PAGES = ("term-sheet", "wizard-hub", "wizard-check")


@pytest.fixture
def draft(client):
    ada = make_user()
    client.force_login(ada)
    return make_draft("saas-distribution", owner=ada)


def address(name, draft, *more):
    return reverse(name, args=[draft.deal.pk, *more])


def got(client, draft, name):
    """Return what a member downloads."""
    return b"".join(client.get(address("download", draft, name)).streaming_content)


@pytest.mark.parametrize("name", PAGES)
def test_page_does_not_exist_for_a_stranger(client, draft, name):
    client.force_login(make_user("eve"))

    assert client.get(address(name, draft)).status_code == 404


@pytest.mark.parametrize("name", ["pdf", "docx", "text", "json", "html", "yaml", "terms.json"])
def test_file_does_not_exist_for_a_stranger(client, draft, name):
    client.force_login(make_user("eve"))

    assert client.get(address("download", draft, name)).status_code == 404


def test_sheet_links_an_answer_to_its_question(client, draft):
    page = client.get(address("term-sheet", draft)).content.decode()

    question = address("wizard-row", draft, "grants", "LG-1")
    assert f'href="{question}#id_license_grants-territories"' in page
    assert b'id="id_license_grants-territories"' in client.get(question).content


def choose(client, draft, clause="license.grant", page=None, **typed):
    """Choose a clause's wording from a page, by default from one just opened."""
    page = page or client.get(address("clause-wording", draft, "license.grant"))
    hidden = {name: page.context[name] for name in ("version", "seen")}
    return client.post(address("choose-wording", draft, clause), hidden | typed)


@pytest.mark.parametrize("position", ["startup", "balanced", "partner"])
def test_wording_chosen_is_the_wording_printed(client, draft, position):
    choose(client, draft, position=position)

    chosen = ClauseChoice.objects.filter(draft=draft, clause_id="license.grant").first()
    assert (chosen.position if chosen else "balanced") == position


def test_wording_page_shows_each_position_as_it_would_print(client, draft):
    page = client.get(address("clause-wording", draft, "license.grant"))

    shown = {
        wording.name: (wording.paragraphs[0][:30], wording.more)
        for wording in page.context["wordings"]
    }
    assert list(shown) == ["startup", "balanced", "partner"]
    assert all(text.startswith("Tidelark ") and more == 2 for text, more in shown.values())
    assert len({wording.paragraphs for wording in page.context["wordings"]}) == 3


def test_own_wording_prints_as_typed(client, draft):
    own = "Ours alone, <b>word</b> for word."

    choose(client, draft, position="custom", custom_text=own)

    text = got(client, draft, "text").decode()
    assert own in text


def test_own_wording_that_cannot_be_taken_stays_on_the_page(client, draft):
    own = "Ours alone. " * 500

    page = choose(client, draft, position="custom", custom_text=own)

    assert page.status_code == 422
    assert "Shorten this to 5,000 characters; it has 5,999." in page.text
    assert own in page.text


@pytest.mark.parametrize(
    ("clause", "position"),
    [("license.grant", "x"), ("no.clause", "startup"), ("license.grant", "")],
)
def test_wording_that_does_not_exist_is_refused(client, draft, clause, position):
    choose(client, draft, clause, position=position)

    assert not ClauseChoice.objects.exists()


def test_second_of_two_who_word_a_clause_is_asked_which_it_shall_be(client, draft):
    page = client.get(address("clause-wording", draft, "license.grant"))
    choose(client, draft, position="custom", custom_text="First words.")

    asked = choose(client, draft, page=page, position="custom", custom_text="Second words.")
    stands = ClauseChoice.objects.get().custom_text
    refused = choose(client, draft, page=asked, position="custom", custom_text=" ")
    choose(client, draft, page=refused, position="custom", custom_text="Second words.")

    assert (asked.status_code, stands) == (409, "First words.")
    assert "First words." in asked.text
    assert "Second words." in asked.text
    assert ClauseChoice.objects.get().custom_text == "Second words."


def test_refused_wording_is_still_asked_about_a_change_meanwhile(client, draft):
    refused = choose(client, draft, position="custom", custom_text=" ")
    choose(client, draft, position="partner")

    assert choose(client, draft, page=refused, position="startup").status_code == 409


def test_wording_is_chosen_though_another_answer_changed_meanwhile(client, draft):
    page = client.get(address("clause-wording", draft, "license.grant"))
    drafting.save_answers(
        draft_id=draft.pk, version=draft.version, key="deal", answers={"title": "Another"}
    )

    choose(client, draft, page=page, position="partner")

    assert ClauseChoice.objects.get().position == "partner"


def test_export_gives_the_terms_back(client, draft):
    text = got(client, draft, "yaml").decode()

    assert schema.load_yaml(text) == draft.terms()


def test_pages_of_the_last_pdf_outlive_a_restart(client, draft, settings, tmp_path, monkeypatch):
    first = got(client, draft, "pdf")
    cache.clear()
    settings.FILES_ROOT = tmp_path / "elsewhere"
    given = []
    render = pdf.render
    monkeypatch.setattr(pdf, "render", lambda *all: given.append(all[-1]) or render(*all))

    again = got(client, draft, "pdf")

    assert given == [PageHints.of(draft)]
    assert given[0]["license.grant"] > 2
    assert again == first


def test_known_pages_are_not_written_again(client, draft, settings, tmp_path):
    got(client, draft, "pdf")
    settings.FILES_ROOT = tmp_path / "elsewhere"

    with CaptureQueriesContext(connection) as queries:
        got(client, draft, "pdf")

    assert [
        query for query in queries if "page" in query["sql"] and "SELECT" not in query["sql"]
    ] == []


def test_word_file_is_offered_beside_the_sheet(client, draft):
    offered = address("download", draft, "docx")

    page = client.get(address("term-sheet", draft)).content.decode()
    file = client.get(offered)

    assert f'href="{offered}"' in page
    assert file["Content-Type"] == FORMATS["docx"].media_type


def test_unknown_format_does_not_exist(client, draft):
    assert client.get(address("download", draft, "docm")).status_code == 404
