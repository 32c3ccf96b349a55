"""The wizard without JavaScript: plain posts and redirects do all of it."""

import pytest

from termsheets.models import Draft
from tests.browser.pages import start_blank_deal

pytestmark = pytest.mark.browser


def _names():
    return [field.definition for field in Draft.objects.get().terms().fields_of_use]


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def _add_field(page, definition):
    _press(page, "Add a field of use")
    page.fill("[name=fields_of_use-definition]", definition)


def test_rows_are_added_moved_removed_and_put_back_without_javascript(founders_page):
    page = founders_page(java_script_enabled=False)
    start_blank_deal(page)
    page.click("a[href$='/draft/deal/']")
    seen = []

    for definition in ("Retail", "Health", "Mining"):
        _add_field(page, definition)
    _press(page, "Save and close field-3")
    seen.append(_names())
    _press(page, "Move up field-3")
    seen.append(_names())
    _press(page, "Remove field-1")
    seen.append(_names())
    _press(page, "Undo")
    seen.append(_names())

    assert seen == [
        ["Retail", "Health", "Mining"],
        ["Retail", "Mining", "Health"],
        ["Mining", "Health"],
        ["Retail", "Mining", "Health"],
    ]


def test_what_is_typed_is_kept_by_every_button_without_javascript(founders_page):
    page = founders_page(java_script_enabled=False)
    start_blank_deal(page)
    page.click("a[href$='/draft/deal/']")

    page.fill("[name=deal-title]", "Forecasts for grocers")
    _add_field(page, "Grocery")
    page.click("[name=then][value=later]")

    terms = Draft.objects.get().terms()
    assert (terms.deal.title, _names()) == ("Forecasts for grocers", ["Grocery"])
