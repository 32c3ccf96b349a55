"""Proving an audit trail of 100,000 events, beside reading the same rows and nothing else."""

import contextlib
import json
import os
import tempfile
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.server import database, environment_in, managed

CODE = "from tests.benchmarks import trail; trail.measure()"


def figures():
    """Yield how much longer proving takes than reading, and how many events it is a second."""
    with somewhere() as url, tempfile.TemporaryDirectory() as folder:
        environment = environment_in(folder, url)
        managed("migrate", "--verbosity=0", **environment)
        found = json.loads(managed("shell", "--no-imports", "--command", CODE, **environment))
    ratios = [proof / read for proof, read in zip(found["proof"], found["read"], strict=True)]
    seconds = median(found["proof"])
    alone = f"reading alone {median(found['read']):.2f} s"
    note = f"{found['events'] / seconds:,.0f} events a second; {alone}"
    yield Figure(f"audit trail of {found['events']:,} events, proven", median(ratios), None, note)


@contextlib.contextmanager
def somewhere():
    """Yield the address of an empty PostgreSQL database, or nothing for a SQLite file."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        with database("termsheets_bench_audit") as url:
            yield url
    else:
        yield ""
