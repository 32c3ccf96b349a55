"""A large sheet and those of the sample deals, each printed once for all that look into it."""

from functools import cache
from typing import NamedTuple

from termsheets.domain.clauses import TermSheet
from termsheets.render import html
from termsheets.render.press import press
from termsheets.render.result import Rendered
from tests.render.factories import make_edition, make_large_sheet
from tests.sample_deals import NAMES, sample_sheet

LARGE = "large"


class Printing(NamedTuple):
    sheet: TermSheet
    page: str
    rendered: Rendered

    @property
    def title(self):
        return in_letters(self.sheet.title)


def in_letters(runs):
    """Return the text of runs alone."""
    return "".join(run.text for run in runs)


@cache
def printing_of(name):
    """Return a sample deal in print, or the large sheet."""
    sheet = sample_sheet(name) if name in NAMES else make_large_sheet()
    page = html.document(sheet, make_edition(sheet))
    return Printing(sheet, page, press(page))
