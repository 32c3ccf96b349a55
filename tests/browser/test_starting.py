"""The page that starts a deal asks only for what the chosen way needs."""

import pytest
from django.urls import reverse

from termsheets.negotiation import drafting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("has_script", [True, False])
def test_only_the_chosen_way_asks(founders_page, founder, has_script):
    drafting.start_deal(owner=founder)
    page = founders_page(java_script_enabled=has_script)
    page.goto(reverse("deal-new"))

    asked = {}
    for way in ("blank", "sample", "earlier", "file"):
        page.check(f"input[name=way][value={way}]")
        asked[way] = [
            name
            for name in ("sample", "earlier", "file")
            if page.locator(f".way-asks [name={name}]").is_visible()
        ]

    assert asked == {
        "blank": [],
        "sample": ["sample"],
        "earlier": ["earlier"],
        "file": ["file"],
    }
