"""Staff reword a clause: told what cannot print, looked at, published, and read by a founder."""

import re

import pytest
from django.urls import reverse

from termsheets.models import LibraryVersion
from tests.browser.inspecting import Inspector
from tests.browser.pages import sign_in
from tests.librarians import LAW, make_librarian, reword, start
from tests.talks import make_talks

pytestmark = pytest.mark.browser
LIST = reverse("admin:termsheets_libraryversion_changelist")


@pytest.fixture
def talks(transactional_db):
    """Return talks with a round on the table."""
    talks = make_talks()
    talks.send()
    return talks


@pytest.fixture
def librarian(new_page, talks):
    """Return the librarian's page."""
    page = new_page()
    sign_in(page, make_librarian())
    return page


@pytest.fixture
def founder(new_page, talks):
    """Return the founder's page."""
    page = new_page()
    sign_in(page, talks.founders["PA-1"])
    return page


def press(page, name):
    page.get_by_role("button", name=re.compile(name)).first.click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def test_clause_is_mended_previewed_published_and_read(librarian, founder, talks):
    librarian.goto(LIST)
    librarian.locator(".object-tools a").first.click()
    press(librarian, "Start this version")
    follow(librarian, "Governing law and forum")
    librarian.fill("[name=balanced-text]", "The moon rules [[deal.color]].")
    press(librarian, "Save this clause")
    librarian.get_by_text("deal.yaml, general.law: 'deal.color' is not known.").wait_for()
    librarian.fill("[name=balanced-text]", "The moon rules [[deal.governing_law]].")
    press(librarian, "Save this clause")
    librarian.get_by_text("Saved: Governing law and forum.").wait_for()
    follow(librarian, "Version 2")
    follow(librarian, "Preview with a sample deal")
    librarian.get_by_text("The moon rules").wait_for()
    follow(librarian, "Version 2")
    follow(librarian, "Publish")
    press(librarian, "Publish version 2")
    librarian.get_by_text("Version 2 is in force").wait_for()

    founder.goto(reverse("term-sheet", args=[talks.deal.pk]))
    founder.get_by_text("The moon rules").wait_for()
    founder.goto(reverse("round", args=[talks.deal.pk, 1]))

    assert founder.get_by_text("The moon rules").count() == 0
    assert LibraryVersion.objects.published().get().number == 2


def test_library_has_no_barriers(librarian):
    user = make_librarian("lou")
    version = reword(start(user), user, "The moon rules [[deal.governing_law]].")
    inspector = Inspector(librarian)
    pages = {
        "list": LIST,
        "start": reverse("admin:termsheets_libraryversion_add"),
        "version": reverse("admin:termsheets_libraryversion_change", args=[version.pk]),
        "clause": reverse("admin:library-clause", args=[version.pk, LAW]),
        "grant": reverse("admin:library-clause", args=[version.pk, "license.step_down"]),
        "file": reverse("admin:library-file", args=[version.pk, "deal.yaml"]),
        "preview": reverse("admin:library-preview", args=[version.pk]),
        "redline": reverse("admin:library-redline", args=[version.pk]),
        "publish": reverse("admin:library-publish", args=[version.pk]),
        "uses": reverse("admin:library-uses", args=[version.pk]),
    }
    for name, address in pages.items():
        inspector.visit(name, address)

    assert inspector.troubles == {}
