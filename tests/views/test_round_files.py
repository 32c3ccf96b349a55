"""Files of a round: the same for every side, for members only, and never anew."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from termsheets.domain import schema
from termsheets.domain.projection import public
from termsheets.models import Membership
from termsheets.render import pdf
from termsheets.render.edition import AGREEMENT
from termsheets.render.formats import FORMATS
from termsheets.render.result import Rendered
from termsheets.views import downloads, round_files
from tests.people import make_user
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

TITLE = "Grocery forecasting distribution, UK and Ireland"
ALL = [*sorted(FORMATS), *downloads.TERMS]
SECRET = "A secret that is nobody else's business"


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    """Set no real PDF, but note what would be on it."""
    monkeypatch.setattr(pdf.pool, "press", lambda job: Rendered(job.page.encode(), {}))


@pytest.fixture
def talks():
    talks = make_talks()
    talks.edit(key="background_assets", row="BG-1", encumbrance_note=SECRET)
    talks.send()
    return talks


def get(client, talks, name, number=1, code="PA-1"):
    client.force_login(talks.founders[code])
    return client.get(reverse("round-download", args=[talks.deal.pk, number, name]))


def get_agreed(client, talks, name, code="PA-2"):
    client.force_login(talks.founders[code])
    return client.get(reverse("agreed-download", args=[talks.deal.pk, name]))


def content(response):
    return b"".join(response.streaming_content)


def files_of(client, talks, number=1, code="PA-1"):
    """Return every file of a round, by the word that asks for it."""
    return {name: content(get(client, talks, name, number, code)) for name in ALL}


def test_every_side_gets_files_that_are_drawn_once(client, talks, monkeypatch):
    first = files_of(client, talks)
    monkeypatch.setattr(round_files, "_made", lambda *_: pytest.fail("It was drawn again."))

    assert files_of(client, talks, code="PA-2") == first


def test_private_answer_is_in_no_file_of_a_round(client, talks):
    found = files_of(client, talks)

    assert SECRET in schema.dump(talks.draft().terms())
    assert [name for name, file in found.items() if SECRET.encode() in unpacked(file)] == []


def unpacked(file):
    """Return the bytes of a file, and of all files inside if it is a Word file."""
    if not file.startswith(b"PK"):
        return file
    with ZipFile(BytesIO(file)) as parts:
        return b"".join(map(parts.read, parts.namelist()))


def test_round_stays_as_it_was_sent(client, talks, settings, tmp_path):
    before = files_of(client, talks)
    talks.edit(code="PA-2", title="Bakery forecasting")
    talks.send("PA-2")
    settings.FILES_ROOT = tmp_path / "elsewhere"

    second = files_of(client, talks, number=2)

    assert files_of(client, talks) == before
    assert [name for name in ALL if second[name] == before[name]] == []


def test_file_is_there_for_members_only(client, talks):
    files_of(client, talks)
    Membership.objects.filter(user=talks.founders["PA-2"]).delete()
    talks.founders["PA-3"] = make_user("eve")

    shut = [get(client, talks, name, code=code) for name in ALL for code in ("PA-2", "PA-3")]

    assert {response.status_code for response in shut} == {404}


def test_file_needs_a_round_and_a_format_that_there_are(client, talks):
    statuses = [
        get(client, talks, name, number).status_code for name, number in (("pdf", 2), ("docm", 1))
    ]

    assert statuses == [404, 404]


@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("pdf", f"{TITLE} - round 1.pdf"),
        ("docx", f"{TITLE} - round 1.docx"),
        ("calendar", f"{TITLE} - round 1.ics"),
        ("yaml", f"{TITLE} - round 1 terms.yaml"),
        ("terms.json", f"{TITLE} - round 1 terms.json"),
    ],
)
def test_file_says_which_round_it_is(client, talks, name, file_name):
    response = get(client, talks, name, code="PA-2")

    assert response["Content-Disposition"] == f'attachment; filename="{file_name}"'


def test_paper_bears_the_digest_of_the_round(client, talks):
    digest = talks.deal.rounds.get().digest

    page = content(get(client, talks, "pdf")).decode()

    assert f"{digest[:4]} {digest[4:8]} {digest[8:12]}" in page
    assert "<dd>Round 1</dd>" in page


def test_terms_of_a_round_start_a_deal(client, talks):
    found = schema.load_yaml(content(get(client, talks, "yaml")).decode())

    assert public(found) == talks.deal.rounds.get().terms()


def test_nothing_is_agreed_before_all_agree(client, talks):
    assert {get_agreed(client, talks, name).status_code for name in ALL} == {404}


def test_agreed_sheet_is_printed_to_be_signed(client, talks):
    talks.accept_all("PA-2", 1)

    response = get_agreed(client, talks, "pdf")

    page = content(response).decode()
    assert response["Content-Disposition"] == f'attachment; filename="{TITLE} - agreed.pdf"'
    assert AGREEMENT in page
    assert "<dd>Agreed</dd>" in page
    assert content(get_agreed(client, talks, "pdf", code="PA-1")).decode() == page


@pytest.mark.parametrize(("agree", "offered"), [(False, 0), (True, 1)])
def test_round_page_offers_its_files(client, talks, agree, offered):
    if agree:
        talks.accept_all("PA-2", 1)
    client.force_login(talks.founders["PA-2"])

    page = client.get(reverse("round", args=[talks.deal.pk, 1])).content.decode()

    names = ["pdf", "docx", "calendar"]
    links = [reverse("round-download", args=[talks.deal.pk, 1, name]) for name in names]
    assert [page.count(f'href="{link}"') for link in links] == [1, 1, 1]
    assert page.count(reverse("agreed-download", args=[talks.deal.pk, "pdf"])) == offered


def test_agreed_deal_is_shut_to_strangers(client, talks):
    talks.accept_all("PA-2", 1)
    talks.founders["PA-3"] = make_user("eve")

    assert get_agreed(client, talks, "pdf", code="PA-3").status_code == 404


@pytest.mark.parametrize("name", ["html", "pdf", "yaml"])
def test_queries_do_not_grow_with_rounds_and_answers(client, talks, name):
    counts = [queries(client, talks, name)]
    talks.respond("PA-2", 1, governance__committee="discuss")
    talks.edit(code="PA-2", title="Bakery forecasting")
    talks.send("PA-2")
    counts.append(queries(client, talks, name))

    assert counts[0] == counts[1] <= 6


def queries(client, talks, name):
    """Return how many queries a file costs that has been made before."""
    content(get(client, talks, name))
    with CaptureQueriesContext(connection) as asked:
        content(client.get(reverse("round-download", args=[talks.deal.pk, 1, name])))
    return len(asked)
