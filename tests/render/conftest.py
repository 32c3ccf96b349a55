"""Sheets in print, for all tests that look into them."""

import pytest

from tests.render.printed import LARGE, printing_of
from tests.render.reading import open_pdf
from tests.sample_deals import NAMES


@pytest.fixture(scope="session")
def printing():
    return printing_of(LARGE)


@pytest.fixture(scope="session", params=[LARGE, *NAMES])
def any_printing(request):
    return printing_of(request.param)


@pytest.fixture(scope="session")
def any_document(any_printing):
    return open_pdf(any_printing.rendered.pdf)
