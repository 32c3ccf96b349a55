"""A guide for every section, also where nobody has written one yet; and deals to walk through."""

import pytest

from termsheets.negotiation import drafting, samples
from termsheets.wizard import guide
from tests.people import make_user


@pytest.fixture(autouse=True, scope="session")
def whole_guide():
    """Read the guide once, before the first test times anything."""
    return guide.guide()


@pytest.fixture
def founder(client):
    """Return a person who is signed in."""
    user = make_user("ada")
    client.force_login(user)
    return user


@pytest.fixture
def deal(founder):
    """Return a blank deal of the founder."""
    return drafting.start_deal(owner=founder)


@pytest.fixture
def saas(founder):
    """Return a whole deal of the founder."""
    return drafting.start_deal(owner=founder, terms=samples.terms("saas-distribution"))
