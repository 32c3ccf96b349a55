"""Clients that ask a server on this machine, and how long each answer takes."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter

PATIENCE = 60  # seconds for one answer


@dataclass(frozen=True)
class Call:
    """One request, as a browser of somebody signed in sends it; ``told`` is in its answer."""

    path: str
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    told: str = ""

    def seconds(self, port):
        """Return how long the answer took; raise ValueError for a wrong one."""
        started = perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        method = "POST" if self.body else "GET"
        connection.request(method, self.path, self.body or None, self.headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        taken = perf_counter() - started
        if response.status != 200 or self.told.encode() not in content:
            raise ValueError(f"{method} {self.path} answers {response.status}: {content[:500]}")
        return taken


def milliseconds(port, work):
    """Return the time of every call; ``work`` holds each client's calls in their order."""

    def one_client(calls):
        return [call.seconds(port) * 1000 for call in calls]

    with ThreadPoolExecutor(len(work)) as clients:
        return [taken for times in clients.map(one_client, work) for taken in times]
