"""The pages of talks on PostgreSQL, beside one deal and beside 10,000 deals of others.

Every deal has four rounds.
"""

import contextlib

from tests.benchmarks.figures import compared
from tests.benchmarks.load import Call, milliseconds
from tests.benchmarks.server import database, serving

FEW, MANY = 1, 10_000
ROUNDS = 15
TIMES = 10  # requests of each page in a round
GOALS = {"p50": 1.1, "p95": None}
PAGES = {
    "hub": "/deals/{}/",
    "deal list": "/deals/",
    "round": "/deals/{}/rounds/4/",
    "list of rounds": "/deals/{}/rounds/",
}


def figures():
    """Yield how much longer the pages take where there are many deals."""
    with beside(FEW) as few, beside(MANY) as many:
        for name in PAGES:
            pairs = [(asked(few, name), asked(many, name)) for _ in range(ROUNDS + 1)][1:]
            base, taken = zip(*pairs, strict=True)
            yield from compared(f"{name} beside {MANY:,} deals in talks", taken, base, GOALS)


@contextlib.contextmanager
def beside(others):
    """Yield a server with that many deals of others, and the calls of its pages."""
    with database(f"termsheets_bench_{others}") as url, serving(url) as site:
        seeded = site.seeded("hub", others)
        headers = {"Cookie": f"session={seeded['session']}"}
        deal = seeded["deals"][0]
        calls = {name: Call(path.format(deal), headers=headers) for name, path in PAGES.items()}
        yield site.port, calls


def asked(server, name):
    """Return the times of one page, asked again and again."""
    port, calls = server
    return milliseconds(port, [[calls[name]] * TIMES])
