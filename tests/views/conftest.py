"""Talks that pages are tested with."""

import pytest

from tests.talks import make_talks


@pytest.fixture
def talks():
    """Return talks with a first round of PA-1 on the table."""
    talks = make_talks()
    talks.send(note="Our offer.")
    return talks


@pytest.fixture
def bea(client, talks):
    """Return the client of the founder of PA-2, whose turn it is."""
    client.force_login(talks.founders["PA-2"])
    return client
