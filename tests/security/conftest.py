"""A world that the tests of a file share, without what slows many requests down."""

import logging

import pytest
from django.conf import settings as own_settings

from termsheets.render import pool
from termsheets.render.result import Rendered
from tests.security.world import world_of_a_module


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """Return a world that nobody may change: each request on it is forgotten."""
    with world_of_a_module(django_db_blocker) as world:
        yield world


@pytest.fixture(scope="module")
def shelves(tmp_path_factory):
    """Return a folder in which a file is kept for all who may have it: whoever comes first."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture
def world(shared_world, shelves, db, settings, no_query_for_each_row):
    """Return the shared world; who counts queries is left out, and the log keeps still."""
    settings.MIDDLEWARE = [name for name in own_settings.MIDDLEWARE if "zeal" not in name]
    settings.FILES_ROOT = shelves
    logging.disable(logging.CRITICAL)
    yield shared_world
    logging.disable(logging.NOTSET)


@pytest.fixture
def drawn(monkeypatch):
    """Let a PDF be the page and the terms that it would be made from: a press is told no more."""

    def press(job, *_):
        return Rendered(f"{job.page}\n{job.terms}".encode(), {})

    monkeypatch.setattr(pool, "press", press)
