"""What every test may rely on."""

import os

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from zeal.constants import initialize_app_registry
from zeal.patch import patch

from termsheets.models import (
    AuditEvent,
    GateOutcome,
    LibraryVersion,
    OverlapTry,
    Response,
    Round,
    RoundDetail,
    StageConfirmation,
    Withdrawal,
    guards,
)

GUARDED = (
    Round,
    RoundDetail,
    Withdrawal,
    Response,
    GateOutcome,
    StageConfirmation,
    OverlapTry,
    AuditEvent,
)
CHANGING = {LibraryVersion: guards.KEPT_ONCE_PUBLISHED}

hypothesis.settings.register_profile("default", max_examples=200, deadline=None)
hypothesis.settings.register_profile("full", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

STORES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    """Offer to leave out what can be no different on another database."""
    parser.addoption("--only-stored", action="store_true", help="run what asks a database, alone")


def pytest_collection_modifyitems(config, items):
    """Leave out the tests that ask no database, if so told."""
    if config.getoption("only_stored"):
        left_out = [item for item in items if not _asks_a_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item):
    marked = any(map(item.get_closest_marker, ("django_db", "postgres")))
    return marked or not STORES.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """Give each process a database, SQLite in a file: there each thread has its connection."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hash passwords fast: tests make many people, and none of them is real."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


# A person before and after signing in, a draft before and after it is locked or refused, a form
# before and after the same press of another tab is waited for: no lists.
FETCHED_AGAIN = [
    {"model": "termsheets.User", "field": "get()"},
    {"model": "termsheets.Draft", "field": "get()"},
    {"model": "termsheets.SentForm", "field": "get()"},
    {"model": "termsheets.Draft", "field": "clause_choices"},
    {"model": "account.EmailAddress"},
    {"model": "sessions.Session"},
]


@pytest.fixture(scope="session", autouse=True)
def watched_relations():
    """Let zeal see whenever a row fetches what it is related to; it tells in requests alone."""
    initialize_app_registry()
    patch()


@pytest.fixture(autouse=True)
def no_query_for_each_row(settings, watched_relations):
    """Fail a request that asks the database once more for each row of a list."""
    settings.ZEAL_ALLOWLIST = FETCHED_AGAIN
    settings.MIDDLEWARE = ["zeal.middleware.zeal_middleware", *settings.MIDDLEWARE]


@pytest.fixture(autouse=True)
def fresh_limits():
    """Forget who tried to sign in how often."""
    cache.clear()


@pytest.fixture(autouse=True)
def empty_shelves(settings, tmp_path):
    """Keep what is made in a folder of the test's own, and make it in the request itself."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILES_PATIENCE = None


@pytest.fixture(scope="session", autouse=True)
def emptied_though_guarded():
    """Let a test that commits be cleared away: tables that only grow are emptied there alone."""
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def execute(self, statements):
        with self.connection.cursor() as cursor:
            for model in (*GUARDED, *CHANGING):
                table, but = model._meta.db_table, CHANGING.get(model, "")
                for statement in statements(self.connection.vendor, table, but):
                    cursor.execute(statement)

    def unguarded(self, statements):
        execute(self, guards.unguarding)
        empty(self, statements)
        execute(self, guards.guarding)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", unguarded)
        yield
