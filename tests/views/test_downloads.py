"""Files of a draft: made once, given only to who may have them, under the right name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.negotiation import drafting
from termsheets.render.formats import FORMATS
from termsheets.render.result import Rendered
from termsheets.views import downloads
from termsheets.views.sending import disposition, named
from tests.deals import make_draft
from tests.people import make_user

NAME = "Grocery forecasting distribution, UK and Ireland"
KEPT = sorted(FORMATS)
ALL = [*KEPT, "yaml", "terms.json"]


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    """Set no real PDF: these tests are about its way, not its looks."""
    monkeypatch.setattr(
        downloads.pdf, "render", lambda *_, **__: Rendered(b"%PDF-1.7 and so on", {})
    )


@pytest.fixture
def draft(client):
    ada = make_user()
    client.force_login(ada)
    return make_draft("saas-distribution", owner=ada)


def get(client, draft, name):
    return client.get(reverse("download", args=[draft.deal.pk, name]))


def content(response):
    return b"".join(response.streaming_content)


def stop_drawing(monkeypatch):
    """Let every attempt to draw a file fail the test."""

    def made(draft, name):
        raise AssertionError(f"{name} was drawn again.")

    monkeypatch.setattr(downloads, "_made", made)


@pytest.mark.django_db
@pytest.mark.parametrize("name", KEPT)
def test_file_is_drawn_once(client, draft, name, monkeypatch):
    first = content(get(client, draft, name))
    stop_drawing(monkeypatch)

    again = get(client, draft, name)

    assert content(again) == first
    assert int(again["Content-Length"]) == len(first)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["html", "text"])
def test_changed_draft_is_drawn_anew(client, draft, name):
    before = content(get(client, draft, name))
    drafting.save_answers(
        draft_id=draft.pk, version=1, key="deal", answers={"title": "Bakery forecasting"}
    )

    after = content(get(client, draft, name))

    assert b"Bakery forecasting" in after
    assert after != before


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALL)
def test_stored_file_is_there_for_members_only(client, draft, name):
    content(get(client, draft, name))

    client.force_login(make_user("eve"))

    assert get(client, draft, name).status_code == 404


@pytest.mark.django_db
def test_answers_with_what_is_private_are_not_kept(client, draft, settings):
    assert b"planned_exit" in content(get(client, draft, "yaml"))
    assert b"planned_exit" in content(get(client, draft, "terms.json"))

    assert not settings.FILES_ROOT.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", KEPT)
def test_drawing_costs_as_many_queries_in_a_large_deal(client, draft, name):
    large = make_draft("semiconductor-codevelopment", owner=draft.deal.created_by)
    counts = []
    for one in (draft, large):
        with CaptureQueriesContext(connection) as asked:
            content(get(client, one, name))
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("pdf", f"{NAME} - draft.pdf"),
        ("text", f"{NAME} - draft.txt"),
        ("json", f"{NAME} - draft.json"),
        ("html", f"{NAME} - draft.html"),
        ("calendar", f"{NAME} - draft.ics"),
        ("yaml", f"{NAME} - draft terms.yaml"),
        ("terms.json", f"{NAME} - draft terms.json"),
    ],
)
def test_file_travels_under_the_deals_name(client, draft, name, file_name):
    response = get(client, draft, name)

    assert response["Content-Disposition"] == f'attachment; filename="{file_name}"'
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALL)
def test_stored_file_costs_as_many_queries_in_a_large_deal(
    client, draft, name, django_assert_num_queries
):
    large = make_draft("semiconductor-codevelopment", owner=draft.deal.created_by)
    for one in (draft, large):
        content(get(client, one, name))

    for one in (draft, large):
        with django_assert_num_queries(3):
            content(get(client, one, name))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Grocery forecasting", "Grocery forecasting - round 3 vs 2 - redline.pdf"),
        ("", "Term sheet - round 3 vs 2 - redline.pdf"),
        ("../../etc/passwd", "etc passwd - round 3 vs 2 - redline.pdf"),
        ('A "great" deal: 50/50?', "A great deal 50 50 - round 3 vs 2 - redline.pdf"),
        ("Öl & Gas, 油", "Öl & Gas, 油 - round 3 vs 2 - redline.pdf"),
        ("word " * 60, f"{'word ' * 19}word - round 3 vs 2 - redline.pdf"),
        ("x" * 300, f"{'x' * 100} - round 3 vs 2 - redline.pdf"),
        ("...", "Term sheet - round 3 vs 2 - redline.pdf"),
    ],
)
def test_name_is_one_that_file_systems_take(title, expected):
    assert named(title, "round 3 vs 2", "redline", extension="pdf") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Deal - draft.pdf", 'attachment; filename="Deal - draft.pdf"'),
        (
            "Öl 油 - draft.pdf",
            "attachment; filename=\"Ol - draft.pdf\"; filename*=UTF-8''"
            "%C3%96l%20%E6%B2%B9%20-%20draft.pdf",
        ),
        (
            "油 - draft.pdf",
            "attachment; filename=\"draft.pdf\"; filename*=UTF-8''%E6%B2%B9%20-%20draft.pdf",
        ),
        (
            "50% - draft.pdf",
            "attachment; filename=\"50 - draft.pdf\"; filename*=UTF-8''50%25%20-%20draft.pdf",
        ),
    ],
)
def test_name_in_any_script_has_a_plain_one_beside_it(name, expected):
    assert disposition(name) == expected
