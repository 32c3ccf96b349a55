"""The server that exists only for one command."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = [sys.executable, str(ROOT / "deploy" / "throwaway_postgres.py")]
ASK = """
import os, sys, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]) as connection:
    cursor = connection.cursor()
    cursor.execute("SHOW data_directory")
    print(cursor.fetchone()[0], flush=True)
"""


@pytest.fixture(autouse=True)
def server_programs(monkeypatch):
    """Skip where the tests were given a server and have no programs to start one."""
    monkeypatch.syspath_prepend(str(ROOT / "deploy"))
    if pytest.importorskip("system").postgres_bin() is None:
        pytest.skip("No PostgreSQL server programs are installed.")


def run(code):
    """Return the finished run of Python ``code`` beside a server."""
    return subprocess.run(
        [*SCRIPT, sys.executable, "-c", code], capture_output=True, text=True, check=False
    )


def test_command_reaches_a_server_that_is_gone_afterwards():
    result = run(ASK)

    folder = Path(result.stdout.strip()).parent
    assert (result.returncode, result.stderr) == (0, "")
    assert folder.name.startswith("termsheets-postgres-")
    assert not folder.exists()


def test_exit_status_of_the_command_is_passed_on():
    assert run("raise SystemExit(3)").returncode == 3


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_server_is_gone_after_an_interruption(end):
    command = [*SCRIPT, sys.executable, "-c", ASK + "import time; time.sleep(60)"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        data = Path(process.stdout.readline().strip())
        server = int((data / "postmaster.pid").read_text().splitlines()[0])
        process.send_signal(end)

    assert process.returncode not in (0, None)
    assert not data.parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
