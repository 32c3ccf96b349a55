"""The list of deals, and the four ways to start one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from termsheets.domain import schema
from termsheets.domain.projection import disclosed, public
from termsheets.models import Draft
from termsheets.negotiation import samples
from termsheets.views import deals
from tests.deals import make_draft
from tests.desk import ask
from tests.people import make_user
from tests.render.test_archive import TERMS, printed
from tests.talks import make_talks

pytestmark = pytest.mark.django_db

START = datetime(2026, 12, 1, tzinfo=UTC)


def start(client, **answers):
    return client.post(reverse("deal-new"), answers)


def only_draft():
    return Draft.objects.get()


def test_list_shows_own_deals_and_no_others(client):
    ada, eve = make_user("ada"), make_user("eve")
    make_draft("saas-distribution", owner=ada)
    client.force_login(eve)

    response = client.get(reverse("deal-list"))

    assert response.context["deals"] == []
    assert b"Grocery" not in response.content


def test_list_pages_through_every_deal_once(client, monkeypatch):
    monkeypatch.setattr(deals, "PAGE_SIZE", 2)
    ada = make_user()
    drafts = [make_draft(owner=ada) for _ in range(5)]
    for position, draft in enumerate(drafts):
        moment = START + timedelta(hours=position // 2)
        Draft.objects.filter(pk=draft.pk).update(updated=moment)
    client.force_login(ada)

    seen, address = [], reverse("deal-list")
    while address:
        page = client.get(address).context
        seen += [draft.pk for draft, _ in page["deals"]]
        older = page["older"]
        mark = older and f"{older.updated.isoformat()}_{older.pk}"
        address = older and reverse("deal-list", query={"before": mark})

    assert sorted(seen) == sorted(draft.pk for draft in drafts)


def test_list_leads_to_a_deal_whose_first_round_is_still_to_come(client):
    talks = make_talks()
    client.force_login(talks.founders["PA-2"])

    page = client.get(reverse("deal-list")).text

    assert reverse("round-list", args=[talks.deal.pk]) in page
    assert "Grocery" not in page


def test_list_says_which_side_a_round_waits_for(client):
    talks = make_talks()
    talks.send()

    seen = []
    for code in ("PA-1", "PA-2"):
        client.force_login(talks.founders[code])
        seen.append(client.get(reverse("deal-list")).text)

    assert "Round 1 is with the others" in seen[0]
    assert "Round 1 waits for your side" in seen[1]


@pytest.mark.parametrize("mark", ["", "x", "2026-13-01_x", "2026-12-01T00:00:00Z_x", "\0_\0"])
def test_list_survives_a_broken_mark(client, mark):
    client.force_login(make_user())

    assert client.get(reverse("deal-list"), {"before": mark}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_queries_for_any_number_of_deals(
    client, count, django_assert_num_queries
):
    ada = make_user()
    for _ in range(count):
        make_draft("saas-distribution", owner=ada)
    client.force_login(ada)

    with django_assert_num_queries(5):
        client.get(reverse("deal-list"))


def test_blank_deal_opens_its_hub(client):
    client.force_login(make_user())

    response = start(client, way="blank")

    assert response.url == reverse("wizard-hub", args=[only_draft().deal.pk])


def test_sample_deal_has_the_terms_of_the_sample(client):
    client.force_login(make_user())

    start(client, way="sample", sample="platform-license")

    assert only_draft().terms() == samples.terms("platform-license")


@pytest.mark.parametrize("extension", ["yaml", "json"])
def test_file_deal_has_the_terms_of_the_file(client, extension):
    terms = samples.terms("saas-distribution")
    text = schema.dump(terms, extension)
    client.force_login(make_user())

    start(client, way="file", file=SimpleUploadedFile(f"deal.{extension}", text.encode()))

    assert only_draft().terms() == terms


def test_earlier_deal_is_copied_with_its_terms(client):
    ada = make_user()
    earlier = make_draft("saas-distribution", owner=ada)
    client.force_login(ada)

    start(client, way="earlier", earlier=str(earlier.pk))

    copy = Draft.objects.exclude(pk=earlier.pk).get()
    assert copy.terms() == earlier.terms()


def test_earlier_deal_of_a_stranger_cannot_be_copied(client):
    theirs = make_draft("saas-distribution", owner=make_user("ada"))
    client.force_login(make_user("eve"))

    response = start(client, way="earlier", earlier=str(theirs.pk))

    assert "earlier" in response.context["form"].errors
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    ("earlier", "offered"),
    [
        (0, [("blank", None), ("sample", "sample"), ("file", "file")]),
        (1, [("blank", None), ("sample", "sample"), ("earlier", "earlier"), ("file", "file")]),
    ],
)
def test_each_way_is_offered_with_what_it_asks_for(client, earlier, offered):
    ada = make_user()
    for _ in range(earlier):
        make_draft(owner=ada)
    client.force_login(ada)

    form = client.get(reverse("deal-new")).context["form"]

    assert [(button.data["value"], asks and asks.name) for button, asks in form.ways()] == offered


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"deal: [",
        b"schema_version: 99\n",
        b'{"schema_version": 1, "colour": "red"}',
        b"schema_version: 1\ndeal: {title: 5}\n",
        b"a: &a [*a]\n",
        b"%PDF-1.7\nnot a term sheet",
    ],
)
def test_broken_file_starts_nothing_and_says_why(client, content):
    client.force_login(make_user())

    response = start(client, way="file", file=SimpleUploadedFile("deal.yaml", content))

    said = list(response.context["problems"]) + list(response.context["form"].errors)
    assert said
    assert Draft.objects.count() == 0


def test_pdf_deal_has_the_terms_that_the_pdf_carries(client):
    client.force_login(make_user())

    start(client, way="file", file=SimpleUploadedFile("sheet.pdf", printed()))

    assert public(only_draft().terms()) == disclosed(public(TERMS))


@pytest.mark.parametrize("way", ["sample", "earlier", "file"])
def test_way_without_its_choice_is_refused_at_its_field(client, way):
    client.force_login(make_user())

    response = start(client, way=way)

    assert list(response.context["form"].errors) == [way]


@pytest.mark.parametrize(
    ("count", "lead"),
    [
        (1, None),
        (20, None),
        (21, "These are the first 20 of 21 problems:"),
        (400, "These are the first 20 of 400 problems:"),
    ],
)
def test_refused_file_tells_its_first_problems_and_how_many_there_are(client, count, lead):
    keys = "\n".join(f"k{number}: 1" for number in range(count))
    client.force_login(make_user())

    content = f"schema_version: 1\n{keys}".encode()
    page = start(client, way="file", file=SimpleUploadedFile("deal.yaml", content)).text

    assert page.count("there is no field called k") == min(count, 20)
    assert (lead in page) if lead else "These are the first" not in page


def test_file_of_nine_parties_tells_path_and_mend(client):
    rows = "\n".join(f"- {{code: PA-{number}}}" for number in range(1, 10))
    client.force_login(make_user())

    content = f"schema_version: 1\nparties:\n{rows}".encode()
    response = start(client, way="file", file=SimpleUploadedFile("deal.yaml", content))

    assert [(found.path, found.message) for found in response.context["problems"]] == [
        ("parties", "A deal has at most 8 parties; this makes 9. Remove or retire 1.")
    ]
    assert not Draft.objects.exists()


def test_list_says_which_draft_is_in_review(client):
    talks = make_talks()
    ask(talks)
    seen = []
    for founder in talks.founders.values():
        client.force_login(founder)
        seen.append("In review" in client.get(reverse("deal-list")).content.decode())

    assert seen == [True, False]
