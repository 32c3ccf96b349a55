"""Files that take long are made beside the requests that ask for them, each once.

Whoever asks waits a moment and then learns how far it has come. A slip of
paper in ``settings.FILES_ROOT`` tells all server processes of a machine: locked
it says that a file is being made, for the lock goes with the process that
holds it; unlocked it says why a file could not be made.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from threading import BoundedSemaphore, Thread
from typing import BinaryIO, NamedTuple

from django.db import connections

from termsheets.render import files, progress
from termsheets.render.result import RenderFailed
from termsheets.render.slips import Slip

logger = logging.getLogger(__name__)

GLANCE = 0.05
"""Seconds between two looks at a file that somebody waits for."""

TOGETHER = BoundedSemaphore(os.cpu_count() or 1)
"""So many files are made at once by a server process; the others wait their turn."""

LOST = "This file could not be kept. Please try again."
BROKEN = "This file could not be made. Please try again."


class Making(NamedTuple):
    """A file that is not there yet: its ``pages``, 0 if not known, and the seconds it took."""

    pages: int
    seconds: int


def asked(
    key: str,
    make: Callable[[], bytes],
    shelf: str = files.ROUNDS,
    *,
    patience: float | None = None,
    again: bool = False,
) -> BinaryIO | Making:
    """Return the file of that key, or after ``patience`` seconds how its making goes.

    Without a limit to patience it is made here and now. What failed a moment
    ago is not tried again unless the reader says ``again``. Raises
    RenderFailed.
    """
    if file := files.find(key, shelf):
        return file
    slip = Slip.of(key)
    if patience is None or not slip.is_usable():
        return files.stored(key, make, shelf)
    if slip.claim():
        if failure := None if again else slip.failure():
            slip.release()
            raise failure
        _begin(slip, lambda: _keep(key, make, shelf))
    return _waited(key, shelf, slip, patience)


def _keep(key: str, make: Callable[[], bytes], shelf: str) -> None:
    """Make a file, unless it is there by now, and keep it. Raises RenderFailed."""
    files.stored(key, make, shelf).close()
    if not (file := files.find(key, shelf)):
        raise RenderFailed(LOST)
    file.close()


def _begin(slip: Slip, work: Callable[[], None]) -> None:
    """Start work beside the request; the slip is released when it is done."""
    slip.begin()
    Thread(target=_work, args=(slip, work), daemon=True, name="making").start()


def _work(slip: Slip, work: Callable[[], None]) -> None:
    try:
        with TOGETHER, progress.told_to(slip.tell):
            work()
        slip.done()
    except RenderFailed as failure:
        slip.fail(failure)
    except Exception:
        logger.exception("A file could not be made.")
        slip.fail(RenderFailed(BROKEN))
    finally:
        slip.release()
        connections.close_all()


def _waited(key: str, shelf: str, slip: Slip, patience: float) -> BinaryIO | Making:
    """Return the file if it comes in time. Raises RenderFailed if it will not come."""
    last = time.monotonic() + patience
    while time.monotonic() < last:
        if file := files.find(key, shelf):
            return file
        if failure := slip.failure():
            raise failure
        time.sleep(GLANCE)
    return Making(slip.pages(), slip.age())
