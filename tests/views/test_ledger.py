"""The ledger's page: figures in, every line explained, files out, and nothing stored."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from termsheets.models import Draft
from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.deals import make_draft
from tests.domain.revenue.settled import CHIPS
from tests.domain.revenue.test_examples import EXAMPLE_2

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    """Return a draft of the semiconductor deal whose owner is signed in."""
    draft = make_draft(CHIPS)
    client.force_login(draft.side.deal.created_by)
    return draft


def at(draft, share="RS-1"):
    return reverse("ledger", args=[draft.side.deal.pk, share])


def test_form_offers_the_periods_of_the_first_year(client, draft):
    page = client.get(at(draft))

    assert page.context["form"].initial["actuals"] == (
        "period_end,gross\n2027-04-03,0\n2027-07-03,0\n2027-10-03,0\n2028-01-03,0\n"
    )


def test_ledger_explains_every_payment(client, draft):
    page = client.post(at(draft), {"actuals": EXAMPLE_2}).content.decode()

    assert "why 403,499.96?" in page
    assert "Room left under the caps: 403,499.96" in page
    assert "The cap applies." in page


def test_uploaded_workbook_is_read_and_kept_on_the_page(client, draft):
    file = SimpleUploadedFile("sales.csv", EXAMPLE_2.encode())

    page = client.post(at(draft), {"actuals": "ignored", "actuals_file": file})

    assert page.context["form"].initial["actuals"] == EXAMPLE_2
    assert page.context["ledger"].total("payable") == 700_000


def test_mistake_is_told_by_row_and_column_and_nothing_is_reckoned(client, draft):
    page = client.post(at(draft), {"actuals": EXAMPLE_2.replace("3100000.00", "many")})

    assert page.status_code == 422
    assert "ledger" not in page.context
    assert b"row 3, column gross" in page.content


def test_ledger_leaves_as_csv_and_as_a_workbook(client, draft):
    table = client.post(at(draft), {"actuals": EXAMPLE_2, "as": "csv"})
    book = client.post(at(draft), {"actuals": EXAMPLE_2, "as": "xlsx"})

    assert b"403499.96" in b"".join(table)
    assert 'ledger to 2028-01-03.csv"' in table.headers["Content-Disposition"]
    sheets = load_workbook(io.BytesIO(b"".join(book))).sheetnames
    assert sheets == ["Ledger", "Steps"]


def test_statement_says_what_the_payor_has_to_say(client, draft, monkeypatch):
    pressed = []
    monkeypatch.setattr(
        pool, "press", lambda job: pressed.append(job.page) or Rendered(b"%PDF", {})
    )

    answer = client.post(at(draft), {"actuals": EXAMPLE_2, "as": "statement"})

    assert answer.headers["Content-Type"] == "application/pdf"
    (page,) = pressed
    for words in (
        "4 October 2027 to 3 January 2028",
        "Kestrelwerk",
        "6,800,000.00",
        "EUR 403,499.96",
        "3 March 2028",
        "700,000.00",
    ):
        assert words in page


def test_ledger_stores_nothing(client, draft):
    client.post(at(draft), {"actuals": EXAMPLE_2})

    assert Draft.objects.get(pk=draft.pk).version == draft.version


def test_unknown_share_has_no_ledger(client, draft):
    assert client.get(at(draft, "RS-9")).status_code == 404


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"actuals": '"' + "x" * 200_000},
        {"actuals": "period_end,gross\n2027-04-03,1e999\n", "as": "statement"},
        {"actuals": "period_end,gross\n2027-04-03,1\n", "events": "date,kind\n\x1f,\ud7ff"},
        {"actuals": "a\x00b"},
    ],
)
def test_whatever_is_posted_is_refused_in_words(client, draft, posted):
    answer = client.post(at(draft), posted)

    assert answer.status_code == 422
    assert b'role="alert"' in answer.content
