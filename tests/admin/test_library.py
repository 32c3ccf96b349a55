"""The clause library in the admin: read, written clause by clause, looked at, and published."""

import html

import pytest
from django.urls import reverse

from termsheets.domain.library.editing import written_clause
from termsheets.models import LibraryVersion
from termsheets.negotiation import library
from tests.forms_on_pages import forms_on
from tests.librarians import LAW, drop, make_librarian, publish, reword, start
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db
LIST = reverse("admin:termsheets_libraryversion_changelist")
OURS = "The law of [[deal.governing_law]] governs, and the moon shines."
PAGES = ("preview", "redline", "uses")


@pytest.fixture
def lin(client):
    """Return a librarian who is signed in."""
    librarian = make_librarian()
    client.force_login(librarian)
    return librarian


def to(name, version, *more):
    return reverse(f"admin:library-{name}", args=[version.pk, *more])


def page_of(version):
    return reverse("admin:termsheets_libraryversion_change", args=[version.pk])


def first():
    return LibraryVersion.objects.get(number=1)


def form_on(client, address):
    """Return what a browser would post from the last form of a page."""
    found = [form for form in forms_on(client.get(address).text, address) if form.method == "post"]
    return found[-1].data.dict()


def test_list_shows_the_shipped_version_in_force(client, lin):
    page = client.get(LIST)

    assert list(page.context["cl"].result_list) == [first()]
    assert "Version 1" in page.text


def test_version_is_started_from_another(client, lin):
    address = reverse("admin:termsheets_libraryversion_add")

    answer = client.post(address, {"base": 1, "note": "For the moon."}, follow=True)

    version = LibraryVersion.objects.get(number=2)
    assert (version.state, version.base, version.note, version.author) == (
        "draft",
        1,
        "For the moon.",
        lin,
    )
    assert answer.redirect_chain[-1][0] == page_of(version)


def test_clause_is_saved_as_typed(client, lin):
    version = start(lin)
    address = to("clause", version, LAW)
    typed = form_on(client, address) | {"balanced-text": OURS}

    answer = client.post(address, typed)

    _, written = written_clause(LibraryVersion.objects.get(number=2).files(), LAW)
    assert (answer.status_code, written["positions"]["balanced"]["text"]) == (302, OURS)


@pytest.mark.parametrize("clause_id", ["license.grant", "license.step_down", "status.parties"])
def test_form_saved_untouched_changes_nothing(client, lin, clause_id):
    version = start(lin)
    address = to("clause", version, clause_id)
    before = written_clause(version.files(), clause_id)

    client.post(address, form_on(client, address))

    assert written_clause(LibraryVersion.objects.get(number=2).files(), clause_id) == before


def test_every_clause_has_a_form_that_holds_all_of_it(lin):
    from termsheets.admin.library_forms import ClauseForm, _initial  # noqa: PLC0415 (admin is late)

    for clause_id in first().library().clauses:
        _, written = written_clause(first().files(), clause_id)
        initial = {name: value for name, value in _initial(written).items() if value is not False}
        form = ClauseForm(initial, written=written)

        assert form.is_valid(), form.errors
        assert form.written_now() == written


def test_clause_that_cannot_print_is_told_at_its_words(client, lin):
    version = start(lin)
    address = to("clause", version, LAW)
    typed = form_on(client, address) | {"balanced-text": "By [[deal.color]]."}

    answer = client.post(address, typed)

    assert answer.status_code == 422
    assert "deal.yaml, general.law: &#x27;deal.color&#x27; is not known." in answer.text
    assert "balanced-text" in answer.context["form"].errors
    assert "By [[deal.color]]." in answer.text


def test_stale_save_is_told_keeps_what_was_typed_and_goes_through_then(client, lin):
    version = start(lin)
    address = to("clause", version, LAW)
    typed = form_on(client, address) | {"balanced-text": "By the sun."}
    reword(version, make_librarian("lou"), OURS)

    answer = client.post(address, typed)
    again = [form for form in forms_on(answer.text, address) if form.method == "post"][-1].data

    assert "Somebody else has changed clause general.law" in answer.text
    assert again["balanced-text"] == "By the sun."
    assert client.post(address, again.dict()).status_code == 302


def test_file_that_cannot_be_read_is_told_by_its_line(client, lin):
    version = start(lin)
    address = to("file", version, "deal.yaml")
    typed = form_on(client, address)

    broken = client.post(address, typed | {"text": typed["text"] + "\n- ["})
    mended = client.post(address, typed)

    assert (broken.status_code, mended.status_code) == (422, 302)
    assert "deal.yaml, line " in broken.text


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_version_open(client, lin, name):
    version = reword(start(lin), lin, OURS)

    page = client.get(to(name, version))

    assert page.status_code == 200


def test_redline_shows_what_a_version_changes(client, lin):
    version = reword(start(lin), lin, OURS)

    page = client.get(to("redline", version), {"old": 1, "deal": "saas-distribution"})

    assert "moon" in page.text
    assert [count for _, count in page.context["counts"]]


@pytest.mark.parametrize("query", ["deal=moon", "position=moon", "old=99", "old=x"])
def test_paper_of_what_is_not_there_is_not_found(client, lin, query):
    version = start(lin)

    assert client.get(to("redline", version) + f"?{query}").status_code == 404


@pytest.mark.parametrize("name", ["preview-file", "redline-file"])
def test_papers_are_sent_as_pdf(client, lin, name):
    version = reword(start(lin), lin, OURS)

    answer = client.get(to(name, version))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer).startswith(b"%PDF-")


def test_publishing_warns_of_what_is_dropped_and_puts_in_force(client, lin):
    make_talks()
    version = drop(start(lin), lin, LAW)
    address = to("publish", version)

    page = client.get(address)
    client.post(address, form_on(client, address))

    assert [loss.clause for loss in page.context["losses"]] == [LAW]
    assert LibraryVersion.objects.published().get().number == 2


def test_draft_is_set_aside(client, lin):
    version = start(lin)

    client.post(to("retire", version))

    version.refresh_from_db()
    assert version.state == "retired"


def test_published_version_is_read_and_not_written(client, lin):
    page = client.get(to("clause", first(), LAW))
    posted = client.post(to("clause", first(), LAW), {"title": "New", "balanced-text": "New."})

    assert "Save this clause" not in page.text
    assert posted.status_code == 422
    assert first().library().title(LAW) == "Governing law and forum"


def test_uses_page_lists_drafts_in_force_and_rounds_by_number(client, lin):
    talks = make_talks()
    talks.send()
    version = publish(start(lin), lin)

    old, new = (client.get(to("uses", one)).text for one in (first(), version))

    assert str(talks.deal.pk) in old
    assert new.count(str(talks.deal.pk)) == 2
    assert "No round was made with it." in new


def test_pages_ask_as_often_for_three_versions_as_for_one(
    client, lin, django_assert_max_num_queries
):
    version = start(lin)
    for _ in range(2):
        start(lin)

    with django_assert_max_num_queries(12):
        client.get(page_of(version))
    with django_assert_max_num_queries(8):
        client.get(LIST)


@pytest.mark.parametrize("rights", [(), ("view_libraryversion",)])
def test_staff_without_the_right_write_nothing(client, rights):
    version = start(make_librarian())
    client.force_login(make_librarian("max", rights))
    sees = bool(rights)

    for name, more in (("clause", [LAW]), ("file", ["deal.yaml"]), ("preview", []), ("uses", [])):
        assert client.get(to(name, version, *more)).status_code == (200 if sees else 403)
    for name, more in (("clause", [LAW]), ("file", ["deal.yaml"]), ("publish", []), ("retire", [])):
        assert client.post(to(name, version, *more)).status_code == 403
    assert client.get(reverse("admin:termsheets_libraryversion_add")).status_code == 403
    assert LibraryVersion.objects.get(number=2).state == "draft"


def test_founder_has_no_library(client):
    version = start(make_librarian())
    client.force_login(make_user())

    assert client.get(to("clause", version, LAW)).status_code in (302, 403, 404)


def test_names_of_clauses_are_not_markup(client, lin):
    version = reword(start(lin), lin, "Fine.", title="<b>Bold</b>")

    page = client.get(page_of(version)).text

    assert html.escape("<b>Bold</b>") in page
    assert "<b>Bold</b>" not in page
    assert library.try_out(version.library()) is None
