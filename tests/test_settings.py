"""Settings: strict in production, fit for both databases."""

import json
import subprocess
import sys

import pytest
from django.db import connection
from django.template import engines
from django.template.loaders import cached

PRODUCTION = {
    "DEBUG": "off",
    "SECRET_KEY": "a secret of some length with 0123456789 and more 0123456789",
    "ALLOWED_HOSTS": "termsheets.example",
}


def manage(*words, **environment):
    """Run manage.py in a process of its own, with only the given settings."""
    path = {"PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-W", "error", "manage.py", *words]
    return subprocess.run(
        command, env=path | environment, capture_output=True, text=True, check=False
    )


def settings_in(**environment):
    """Return some settings as a process with this environment has them."""
    names = ["SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "DATABASES"]
    code = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {names}}}, default=str))
"""
    return json.loads(manage("shell", "--no-imports", "--command", code, **environment).stdout)


def test_production_passes_the_deployment_check():
    result = manage("check", "--deploy", "--fail-level", "INFO", **PRODUCTION)

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"SECRET_KEY": None}, "Set SECRET_KEY to a secret of your own when DEBUG is off."),
        ({"ALLOWED_HOSTS": None}, "Set ALLOWED_HOSTS to your host names when DEBUG is off."),
        ({"DEBUG": "pw:browser"}, "Set DEBUG to on or off; 'pw:browser' is neither."),
        ({"HTTPS": "off"}, "HTTPS=off is for loopback addresses in ALLOWED_HOSTS only."),
    ],
)
def test_insecure_production_does_not_start(change, message):
    environment = {name: value for name, value in (PRODUCTION | change).items() if value}

    result = manage("check", **environment)

    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].endswith(message)


def test_word_of_another_program_in_debug_leaves_development_alone():
    assert settings_in(DEBUG="pw:browser") == settings_in()


def test_old_key_of_development_is_refused_as_a_fallback_too():
    key = "development-only-key-that-production-refuses"

    assert manage("check", **PRODUCTION, SECRET_KEY_FALLBACKS=key).returncode == 1


def test_production_cookies_belong_to_the_host():
    production = settings_in(**PRODUCTION)

    del production["DATABASES"]
    assert production == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
    }


def test_postgresql_connections_are_kept_and_checked():
    database = settings_in(DATABASE_URL="postgres://user:word@host:5432/name")["DATABASES"]

    kept = database["default"]["CONN_MAX_AGE"], database["default"]["CONN_HEALTH_CHECKS"]
    assert kept == (60, True)


@pytest.mark.postgres
def test_postgresql_is_reached_through_psycopg2():
    if connection.vendor != "postgresql":
        pytest.skip("Says something about PostgreSQL only.")

    assert connection.Database.__name__ == "psycopg2"


@pytest.mark.django_db
def test_sqlite_writes_ahead_and_waits_for_its_turn():
    if connection.vendor != "sqlite":
        pytest.skip("Says something about SQLite only.")
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()

    assert (journal, patience) == (("wal",), (20_000,))
    assert connection.transaction_mode == "IMMEDIATE"


def test_templates_are_cached():
    (loader,) = engines["django"].engine.template_loaders

    assert isinstance(loader, cached.Loader)
