"""A founder types a whole deal."""

import pytest
from django.urls import reverse

from termsheets.models import Draft
from termsheets.negotiation import samples
from tests.browser.pages import start_blank_deal
from tests.browser.typist import Typist

pytestmark = pytest.mark.browser


def test_founder_types_the_whole_saas_deal(founders_page):
    page = founders_page()
    start_blank_deal(page)
    deal_id = Draft.objects.get().side.deal_id

    Typist(page, deal_id, samples.terms("saas-distribution")).type_everything()

    assert Draft.objects.get().terms() == samples.terms("saas-distribution")
    page.goto(reverse("term-sheet", args=[deal_id]))
    file = page.request.get(page.get_by_role("link", name="Download PDF").get_attribute("href"))
    assert (file.status, file.headers["content-type"]) == (200, "application/pdf")
