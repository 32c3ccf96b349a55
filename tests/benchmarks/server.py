"""A server as in production, for one benchmark and this machine only."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30  # seconds until the server must answer
WORKERS = 2


@dataclass(frozen=True)
class Site:
    """A running server: its port, and the environment of whatever works on its database."""

    port: int
    environment: dict[str, str]

    def seeded(self, name, count):
        """Fill the database for a benchmark and return what its clients need."""
        code = f"from tests.benchmarks import seed; seed.main({name!r}, {count})"
        return json.loads(managed("shell", "--no-imports", "--command", code, **self.environment))


@contextlib.contextmanager
def serving(database_url=""):
    """Yield a Site with an empty database: the given one, or a SQLite file of its own."""
    with tempfile.TemporaryDirectory(prefix="termsheets-benchmark-") as folder:
        environment = environment_in(folder, database_url)
        managed("migrate", "--verbosity=0", **environment)
        port = free_port()
        with subprocess.Popen(gunicorn(port), env=environment, cwd=ROOT) as process:
            try:
                wait_until_ready(process, port)
                yield Site(port, environment)
            finally:
                process.terminate()


def postgres_url():
    """Return the address of the PostgreSQL server to measure on, empty if none is named."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def databases(name):
    """Yield each kind of database with what gives an empty one's address."""
    yield "SQLite", contextlib.nullcontext("")
    if postgres_url():
        yield "PostgreSQL", database(f"termsheets_bench_{name}")


@contextlib.contextmanager
def database(name):
    """Yield the address of a new PostgreSQL database, and drop it."""
    url = postgres_url()
    if not url:
        sys.exit("This benchmark needs PostgreSQL in DATABASE_URL; make bench brings one.")
    connection = psycopg2.connect(url)
    connection.autocommit = True
    cursor = connection.cursor()
    drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
    cursor.execute(drop)
    cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        cursor.execute(drop)
        connection.close()


def environment_in(folder, database_url):
    """Return the environment of a production server that keeps all it makes in ``folder``."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "DEBUG": "off",
        "HTTPS": "off",
        "STAFF_NEED_SECOND_FACTOR": "off",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "STATIC_ROOT": folder,
        "FILES_ROOT": f"{folder}/files",
        "DATABASE_URL": database_url or f"sqlite:///{folder}/benchmark.sqlite3",
    }


def gunicorn(port):
    """Return the command that serves."""
    options = [f"--bind=127.0.0.1:{port}", f"--workers={WORKERS}", "--log-level=warning"]
    return [sys.executable, "-m", "gunicorn", *options, "termsheets.wsgi"]


def managed(*words, **environment):
    """Return what a command of manage.py prints; raise CalledProcessError if it fails."""
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(process, port):
    """Return once the server takes connections; raise TimeoutError when it does not."""
    deadline = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port)).close()
            return
        if process.poll() is not None or time.monotonic() > deadline:
            raise TimeoutError("The server does not start.")
        time.sleep(0.1)
