"""LibreOffice, and the sample deals as it prints them."""

import pytest

from termsheets.render import docx
from tests.render.docx.office import Office
from tests.render.factories import make_edition
from tests.sample_deals import NAMES, sample_sheet


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def samples():
    """Return each sample deal as a Word file, by its name."""
    sheets = {name: sample_sheet(name) for name in NAMES}
    return {name: docx.render(sheet, make_edition(sheet)) for name, sheet in sheets.items()}


@pytest.fixture(scope="session")
def printed_samples(office, samples):
    """Return each sample deal as LibreOffice prints it, by its name."""
    return dict(zip(samples, office.printed(*samples.values()), strict=True))
