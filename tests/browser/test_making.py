"""Downloading a PDF: the page says that it is being made, and what went wrong."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from termsheets.render import pdf
from termsheets.render.result import RenderFailed
from tests.deals import make_draft

pytestmark = pytest.mark.browser

LINK = "a:has-text('Download PDF')"


@pytest.fixture
def draft(founder):
    return make_draft("saas-distribution", owner=founder)


@pytest.fixture
def open_at(founders_page, draft):
    """Return what opens a page of the draft."""

    def opened(name, **options):
        page = founders_page(**options)
        page.goto(reverse(name, args=[draft.deal.pk]))
        return page

    return opened


def failing(*arguments):
    raise RenderFailed("Shorten the longest answers.")


@pytest.mark.parametrize("name", ["term-sheet", "wizard-hub"])
def test_page_says_that_the_pdf_is_being_made(open_at, name):
    page = open_at(name)
    errors = []
    page.on("console", lambda message: errors.append(message.text))

    with page.expect_download() as download:
        page.click(LINK)
        expect(page.get_by_text("Making the file …")).to_be_visible()

    assert download.value.suggested_filename.endswith("draft.pdf")
    expect(page.get_by_text("The file is ready.")).to_be_visible()
    assert errors == []


def test_page_says_why_no_pdf_could_be_made(open_at, monkeypatch):
    monkeypatch.setattr(pdf, "render", failing)
    page = open_at("term-sheet")
    address = page.url

    page.click(LINK)

    expect(page.get_by_role("status")).to_have_text("Shorten the longest answers.")
    expect(page.locator(LINK)).not_to_have_attribute("aria-disabled", "true")
    assert page.url == address


def test_link_downloads_without_javascript(open_at):
    page = open_at("term-sheet", java_script_enabled=False)

    with page.expect_download() as download:
        page.click(LINK)

    assert download.value.suggested_filename.endswith("draft.pdf")


def test_failure_leads_back_to_the_term_sheet_without_javascript(open_at, monkeypatch):
    monkeypatch.setattr(pdf, "render", failing)
    page = open_at("term-sheet", java_script_enabled=False)
    address = page.url

    page.click(LINK)
    page.click("a:has-text('Back to the term sheet')")

    assert page.url == address
