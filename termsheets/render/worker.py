"""The inside of a worker process: sets page after page, within limits.

WeasyPrint is given text that strangers typed: a page that eats the machine or
brings the library down costs one worker, never the server.
"""

from __future__ import annotations

import gc
import json
import resource
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NamedTuple

from termsheets.render.job import Job
from termsheets.render.result import Rendered

USUAL_PAGES = 20
MOST_PAGES = 500
MEMORY_A_PAGE = 3 * 1024**2


class Limits(NamedTuple):
    """What a document may cost: seconds of patience and of CPU, bytes of memory.

    So much is for one of ``USUAL_PAGES``; a longer one may cost more.
    """

    seconds: float = 60
    cpu_seconds: int = 20
    memory: int = 512 * 1024**2

    def allowing(self, pages: int) -> Limits:
        """Return the limits of a document of about so many pages.

        Time grows with the pages, to the length of ``MOST_PAGES``; memory by
        what each page takes, for what a press needs at rest does not grow.
        """
        more = min(pages, MOST_PAGES) - USUAL_PAGES
        if more <= 0:
            return self
        factor = 1 + more / USUAL_PAGES
        memory = self.memory + more * MEMORY_A_PAGE
        return Limits(self.seconds * factor, int(self.cpu_seconds * factor), memory)


def serve(connection: Connection, usual: Limits) -> None:
    """Set page after page until the other end closes.

    Garbage is collected between pages: while one is set nearly everything is
    in use, and looking for garbage takes a fifth of the time.
    """
    gc.disable()
    with suppress(EOFError):
        while True:
            job = Job(**json.loads(connection.recv_bytes()))
            limits = usual.allowing(job.pages)
            _allow_memory(limits.memory)
            _allow_seconds(limits.cpu_seconds)
            _answer(connection, job)
            gc.collect()


def _allow_memory(size: int) -> None:
    """Let the system refuse this process more bytes than so many."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


def _allow_seconds(seconds: int) -> None:
    """Let the system end this process when it has used so many more seconds of CPU."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def _answer(connection: Connection, job: Job) -> None:
    """Send the hints and the PDF, or the name of what went wrong."""
    try:
        rendered = _press(job)
    except BaseException as problem:  # WeasyPrint's fatal fetch error is no Exception
        connection.send_bytes(json.dumps({"problem": type(problem).__name__}).encode())
        return
    connection.send_bytes(json.dumps({"hints": rendered.hints}).encode())
    connection.send_bytes(rendered.pdf)


def _press(job: Job) -> Rendered:
    from termsheets.render.press import press  # noqa: PLC0415 (loads in 0.5 s)

    return press(**job._asdict())
