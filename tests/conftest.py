"""What every test may rely on."""

import os

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection

from termsheets.models import GateOutcome, Response, Round, Withdrawal, guards

GUARDED = (Round, Withdrawal, Response, GateOutcome)

hypothesis.settings.register_profile("default", max_examples=200, deadline=None)
hypothesis.settings.register_profile("full", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """Keep SQLite in a file, so that each thread has a connection of its own, as in real life."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hash passwords fast: tests make many people, and none of them is real."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def fresh_limits():
    """Forget who tried to sign in how often."""
    cache.clear()


@pytest.fixture(autouse=True)
def empty_shelves(settings, tmp_path):
    """Keep what is made in a folder of the test's own."""
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(scope="session", autouse=True)
def emptied_though_guarded():
    """Let a test that commits be cleared away: tables that only grow are emptied there alone."""
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def unguarded(self, statements):
        tables = [model._meta.db_table for model in GUARDED if statements]
        for table in tables:
            guards.unguard(self.connection, table)
        empty(self, statements)
        for table in tables:
            guards.guard(self.connection, table)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", unguarded)
        yield
