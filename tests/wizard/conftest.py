"""A guide for every section, also where nobody has written one yet."""

import pytest

from termsheets.wizard import guide


@pytest.fixture(autouse=True, scope="session")
def whole_guide():
    """Read the guide once, before the first test times anything."""
    return guide.guide()
