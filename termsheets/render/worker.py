"""The inside of a worker process: sets page after page, within limits.

WeasyPrint is given text that strangers typed: a page that eats the machine or
brings the library down costs one worker, never the server.
"""

from __future__ import annotations

import gc
import json
import resource
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from termsheets.render.result import Rendered


class Limits(NamedTuple):
    """What one page may cost: seconds of patience and of CPU, bytes of memory."""

    seconds: float = 60
    cpu_seconds: int = 20
    memory: int = 512 * 1024**2


def serve(connection: Connection, limits: Limits) -> None:
    """Set page after page until the other end closes.

    Garbage is collected between pages: while one is set nearly everything is
    in use, and looking for garbage takes a fifth of the time.
    """
    gc.disable()
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    with suppress(EOFError):
        while True:
            job = json.loads(connection.recv_bytes())
            _allow_seconds(limits.cpu_seconds)
            _answer(connection, job)
            gc.collect()


def _allow_seconds(seconds: int) -> None:
    """Let the system end this process when it has used so many more seconds of CPU."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def _answer(connection: Connection, job: Mapping[str, Any]) -> None:
    """Send the hints and the PDF, or the name of what went wrong."""
    try:
        rendered = _press(job)
    except BaseException as problem:  # WeasyPrint's fatal fetch error is no Exception
        connection.send_bytes(json.dumps({"problem": type(problem).__name__}).encode())
        return
    connection.send_bytes(json.dumps({"hints": rendered.hints}).encode())
    connection.send_bytes(rendered.pdf)


def _press(job: Mapping[str, Any]) -> Rendered:
    from termsheets.render.press import press  # noqa: PLC0415 (loads in 0.5 s)

    return press(**job)
