"""A stored download against a file of its size, sent by the same server after one query."""

import http.client
from pathlib import Path

from tests.benchmarks.figures import compared
from tests.benchmarks.load import PATIENCE, Call, milliseconds
from tests.benchmarks.server import serving

LOADS = {1: 20, 16: 2}  # clients, and how often each asks in a round
ROUNDS = 15
GOALS = {"p50": 1.5, "p95": None}


def figures():
    """Yield how much longer the download takes, under each load."""
    with serving() as site:
        seeded = site.seeded("files", 1)
        headers = {"Cookie": f"session={seeded['session']}"}
        stored = Call(f"/deals/{seeded['deal']}/download/pdf/", headers=headers)
        content = downloaded(site.port, stored)
        Path(site.environment["FILES_ROOT"], "same.pdf").write_bytes(content)
        same = Call(f"/same-file/{seeded['deal']}/", headers=headers)
        for clients, times in LOADS.items():
            rounds, baselines = measured(site.port, stored, same, clients, times)
            name = f"stored PDF of {len(content) // 1000} kB, clients: {clients}"
            yield from compared(name, rounds, baselines, GOALS)


def downloaded(port, call):
    """Return what the first download gives, which is made on the way."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", call.path, headers=call.headers)
    content = connection.getresponse().read()
    connection.close()
    return content


def measured(port, stored, same, clients, times):
    """Return the times of both, a list for each round; the first round only warms up."""
    pairs = [
        [milliseconds(port, [[call] * times] * clients) for call in (stored, same)]
        for _ in range(ROUNDS + 1)
    ]
    return tuple(zip(*pairs[1:], strict=True))
