"""One large sheet, set once for all tests that look into it."""

from typing import NamedTuple

import pytest

from termsheets.domain.clauses import TermSheet
from termsheets.render import html
from termsheets.render.press import press
from termsheets.render.result import Rendered
from tests.render.factories import make_edition, make_large_sheet


class Printing(NamedTuple):
    sheet: TermSheet
    page: str
    rendered: Rendered


@pytest.fixture(scope="session")
def printing():
    sheet = make_large_sheet()
    page = html.document(sheet, make_edition(sheet))
    return Printing(sheet, page, press(page))
