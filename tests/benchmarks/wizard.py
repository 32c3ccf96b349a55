"""A wizard page with one open row, and its autosave, against an empty page of the same server.

Each client works on a deal of its own, as people do. Measured on SQLite, and
on PostgreSQL where DATABASE_URL names one.
"""

from itertools import cycle, islice

from tests.benchmarks.figures import compared
from tests.benchmarks.load import Call, milliseconds
from tests.benchmarks.server import databases, serving

LOADS = {1: 20, 16: 2, 64: 1}  # clients, and how often each asks in a round
ROUNDS = 5
CSRF = "c" * 32
ALL_SAVED = "</time>\n"  # what is not all saved goes on in the same line
GOALS = {"GET": {"p50": None, "p95": 5}, "autosave": {"p50": None, "p95": 3}}


def figures():
    """Yield how much longer pages and autosaves take than the floor, on each database."""
    for kind, fresh in databases("wizard"):
        yield from figures_on(kind, fresh)


def figures_on(kind, fresh):
    """Yield the figures of one kind of database, under each load; ``fresh`` gives an empty one."""
    with fresh as url, serving(url) as site:
        seeded = site.seeded("wizard", max(LOADS))
        kinds = {"floor": floors(seeded)}
        for rows in seeded["deals"]:
            kinds[f"GET, rows: {rows}"] = pages(seeded, rows)
            kinds[f"autosave, rows: {rows}"] = autosaves(seeded, rows)
        for clients, times in LOADS.items():
            rounds = measured(site, kinds, clients, times)
            baselines = rounds.pop("floor")
            for name, taken in rounds.items():
                goals = GOALS[name.split(",")[0]]
                title = f"{name}, clients: {clients}, {kind}"
                yield from compared(title, taken, baselines, goals)


def measured(site, kinds, clients, times):
    """Return each kind's times, a list for each round; the first round only warms up."""
    rounds = {name: [] for name in kinds}
    for _ in range(ROUNDS + 1):
        for name, endless in kinds.items():
            work = [list(islice(calls, times)) for calls in endless[:clients]]
            rounds[name].append(milliseconds(site.port, work))
    return {name: taken[1:] for name, taken in rounds.items()}


def floors(seeded):
    """Return each client's endless calls of the empty page."""
    headers = signed_in(seeded)
    return [cycle([Call(f"/floor/{deal}/", headers=headers)]) for deal in seeded["deals"]["1"]]


def pages(seeded, rows):
    """Return each client's endless calls of the page with its first row open."""
    headers = signed_in(seeded)
    return [cycle([Call(row_of(deal), headers=headers)]) for deal in seeded["deals"][rows]]


def autosaves(seeded, rows):
    """Return each client's endless autosaves, each typing something new."""
    headers = signed_in(seeded) | {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Autosave": "1",
        "X-CSRFToken": CSRF,
    }
    bodies = seeded["bodies"][rows]
    return [
        cycle([Call(row_of(deal), body, headers, told=ALL_SAVED) for body in bodies])
        for deal in seeded["deals"][rows]
    ]


def row_of(deal):
    """Return the address of the page with the first background asset open."""
    return f"/deals/{deal}/draft/background/BG-1/"


def signed_in(seeded):
    """Return the headers of a signed-in browser."""
    return {"Accept-Language": "en", "Cookie": f"session={seeded['session']}; csrf={CSRF}"}
