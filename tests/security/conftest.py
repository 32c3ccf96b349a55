"""A world that the tests of a file share, without what slows many requests down."""

import logging

import pytest
from django.conf import settings as own_settings

from tests.security.world import world_of_a_module


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """Return a world that nobody may change: each request on it is forgotten."""
    with world_of_a_module(django_db_blocker) as world:
        yield world


@pytest.fixture
def world(shared_world, db, settings, no_query_for_each_row):
    """Return the shared world; who counts queries is left out, and the log keeps still."""
    settings.MIDDLEWARE = [name for name in own_settings.MIDDLEWARE if "zeal" not in name]
    logging.disable(logging.CRITICAL)
    yield shared_world
    logging.disable(logging.NOTSET)
