"""The review queue on PostgreSQL, with 100 and with 100,000 drafts that wait."""

import contextlib

from tests.benchmarks.figures import compared
from tests.benchmarks.hub import asked
from tests.benchmarks.load import Call
from tests.benchmarks.server import database, serving

FEW, MANY = 100, 100_000
ROUNDS = 15
GOALS = {"p50": 1.2, "p95": None}
PAGES = {
    "queue": ("", "party0z"),
    "mine": ("?reviewer=mine", "0 reviews"),
    "overdue": ("?overdue=yes", "party0z"),
    "search for a party": ("?q=party42z", "party42z"),
    "search for clause words": ("?q=clause42z", "party42z"),
}


def figures():
    """Yield how much longer each view of the queue takes where many drafts wait."""
    with waiting(FEW) as few, waiting(MANY) as many:
        for name in PAGES:
            pairs = [(asked(few, name), asked(many, name)) for _ in range(ROUNDS + 1)][1:]
            base, taken = zip(*pairs, strict=True)
            yield from compared(f"{name} of {MANY:,} drafts", taken, base, GOALS)


@contextlib.contextmanager
def waiting(drafts):
    """Yield a server on which so many drafts wait, and the calls of a reviewer."""
    with database(f"termsheets_bench_desk_{drafts}") as url, serving(url) as site:
        headers = {"Cookie": f"session={site.seeded('desk', drafts)['session']}"}
        path = "/admin/termsheets/draftreview/"
        calls = {
            name: Call(path + query, headers=headers, told=told)
            for name, (query, told) in PAGES.items()
        }
        yield site.port, calls
