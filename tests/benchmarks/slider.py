"""A slider of the simulator through the server, against an empty page of the same server.

Each client moves a rate of the platform deal, the richest in money, as a
person does: one position after the other, each asked for once. The goal of
the 95th percentile is 100 ms for a person alone on a server.
"""

from itertools import count, cycle, islice
from statistics import median

from tests.benchmarks.figures import Figure, compared, p95
from tests.benchmarks.load import Call, milliseconds
from tests.benchmarks.server import databases, serving
from tests.benchmarks.wizard import signed_in

LOADS = {1: 30, 4: 8}  # clients, and how often each asks in a round
ROUNDS = 5


def figures():
    """Yield how much longer a slider's answer takes than the floor, on each database."""
    for kind, fresh in databases("slider"):
        yield from figures_on(kind, fresh)


def figures_on(kind, fresh):
    """Yield the figures of one kind of database; ``fresh`` gives an empty one."""
    with fresh as url, serving(url) as site:
        seeded = site.seeded("slider", max(LOADS))
        floors = [cycle([call]) for call in _floors(seeded)]
        slides = [_slides(deal, signed_in(seeded)) for deal in seeded["deals"]]
        for clients, times in LOADS.items():
            pairs = [
                [_round(site.port, calls[:clients], times) for calls in (slides, floors)]
                for _ in range(ROUNDS + 1)
            ][1:]
            taken, base = map(list, zip(*pairs, strict=True))
            title = f"slider, clients: {clients}, {kind}"
            yield from compared(title, taken, base, {"p50": None, "p95": None})
            note = f"p95 {median(map(p95, taken)):.0f} ms, goal 100 ms for one client"
            yield Figure(f"{title}, p95 of 100 ms", median(map(p95, taken)) / 100, 1, note)


def _round(port, clients, times):
    return milliseconds(port, [list(islice(calls, times)) for calls in clients])


def _floors(seeded):
    return [Call(f"/floor/{deal}/", headers=signed_in(seeded)) for deal in seeded["deals"]]


def _slides(deal, headers):
    """Yield calls as htmx sends them, each with another rate, for ever."""
    asked = headers | {"HX-Request": "true"}
    for position in count(1):
        rate = f"{position % 900 / 100 + 1:.2f}"
        told = f"rate from 0 {rate.rstrip('0').rstrip('.')} instead of 5"
        yield Call(f"/deals/{deal}/money/?t-RT-1-rate_pct={rate}", "", asked, told)
