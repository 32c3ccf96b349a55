"""Run a command beside a PostgreSQL server that exists only for it.

    python deploy/throwaway_postgres.py COMMAND [ARGUMENT ...]

The command finds the server in DATABASE_URL. The cluster lives in a temporary
folder, listens on a free port of this machine alone, asks for a password that
nobody else knows, and is stopped and deleted whatever happens to the command.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from system import postgres_bin

PATIENCE = 60  # seconds until the server must answer, or must have stopped
FAST_NOT_SAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def main(command):
    """Run ``command`` with a server of its own; return its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    # A shell starts what runs in its background deaf to interruptions.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="termsheets-postgres-"))
    try:
        with server(folder) as url:
            return run(command, {**os.environ, "DATABASE_URL": url})
    finally:
        shutil.rmtree(folder)


def run(command, environment):
    """Return the exit status of ``command``, also when Ctrl-C ends it."""
    with subprocess.Popen(command, env=environment) as process:
        try:
            return process.wait()
        except BaseException:
            process.terminate()
            raise


@contextlib.contextmanager
def server(folder):
    """Start a cluster inside ``folder``, yield its address, stop it."""
    owner = unprivileged(folder)
    password, port = secrets.token_urlsafe(16), free_port()
    create(folder, password, owner)
    settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    settings += ["max_connections=300", *FAST_NOT_SAFE]
    options = [word for setting in settings for word in ("-c", setting)]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [postgres_bin() / "postgres", "-D", folder / "data", *options],
            stdout=log,
            stderr=log,
            start_new_session=True,
            **owner,
        ) as process,
    ):
        try:
            wait_until_ready(process, port, folder / "log")
            yield f"postgres://tester:{password}@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def unprivileged(folder):
    """Return who the server runs as, as keywords of Popen, and give them ``folder``.

    PostgreSQL refuses to run as root, so root picks somebody else.
    """
    keywords = {"cwd": folder}
    if os.geteuid() == 0:
        user = account("postgres") or account("nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        keywords |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return keywords


def account(name):
    """Return the system's account called ``name``, or None."""
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def create(folder, password, owner):
    """Create an empty cluster whose one superuser, tester, has ``password``."""
    password_file = folder / "password"
    password_file.write_text(password)
    password_file.chmod(0o644)  # the folder itself lets nobody else in
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    words = ["--username=tester", f"--pwfile={password_file}", "--auth=scram-sha-256"]
    words += ["--encoding=UTF8", f"--locale={locale}", "--no-sync", "-D", folder / "data"]
    subprocess.run(
        [postgres_bin() / "initdb", *words], check=True, stdout=subprocess.DEVNULL, **owner
    )


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(process, port, log):
    """Return once the server answers; exit, showing its log, when it does not."""
    deadline = time.monotonic() + PATIENCE
    question = [postgres_bin() / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    while subprocess.run(question, check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"PostgreSQL does not start:\n{log.read_text()}")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
