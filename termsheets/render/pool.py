"""The workers of a server process, lent to one page at a time.

They start when first needed, are replaced after ``JOBS_A_WORKER`` pages or
when one fails, and speak JSON and PDF over a pipe: nothing is unpickled.
Processes, not threads: two threads take longer than one.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from queue import Empty, LifoQueue

from termsheets.render import progress
from termsheets.render.job import Job
from termsheets.render.result import Rendered, RenderFailed, TooLong
from termsheets.render.worker import Limits, serve

logger = logging.getLogger(__name__)
processes = multiprocessing.get_context("spawn")

JOBS_A_WORKER = 50
USUAL = Limits()


PATIENCE = 5
"""Seconds that a process whose pipe is closed has to end."""

GAVE_OUT = frozenset({signal.SIGXCPU, signal.SIGABRT, signal.SIGTRAP, signal.SIGSEGV})
"""How a process ends that has used up its time or memory; nobody else stops it so."""

TOO_LONG = (
    "This document is too long for a PDF. Download the Word file instead, "
    "or shorten the longest answers."
)


class Worker:
    """A process with a press, started at once and busy with one page at a time."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.jobs = 0
        self.connection, theirs = processes.Pipe()
        self.process = processes.Process(target=serve, args=(theirs, limits), daemon=True)
        self.process.start()
        theirs.close()

    @property
    def is_fresh(self) -> bool:
        """Say whether the worker lives and may set another page."""
        return self.jobs < JOBS_A_WORKER and self.process.is_alive()

    def press(self, job: Job) -> Rendered:
        """Return the job's page as PDF. Raises RenderFailed; then the worker is of no more use."""
        self.jobs += 1
        try:
            self.connection.send_bytes(json.dumps(job._asdict()).encode())
            patience = self.limits.allowing(job.pages).seconds
            answer = json.loads(self._receive(patience))
            if "problem" in answer:
                logger.error("The press refused a page: %s.", answer["problem"])
                raise _refusal(answer["problem"])
            return Rendered(self._receive(patience), answer["hints"])
        except (EOFError, OSError) as error:
            logger.error("A press broke down: %s.", type(error).__name__)
            raise self._broken_off() from error

    def _receive(self, patience: float) -> bytes:
        if self.connection.poll(patience):
            return self.connection.recv_bytes()
        raise TooLong(TOO_LONG)

    def _broken_off(self) -> RenderFailed:
        """Return why the process ended: a limit ends it by a signal of its own."""
        self.process.join(PATIENCE)
        if -(self.process.exitcode or 0) in GAVE_OUT:
            return TooLong(TOO_LONG)
        return RenderFailed("Making this PDF was broken off. Please try again.")

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self.process.kill()
        self.process.join()


def _refusal(problem: str) -> RenderFailed:
    """Return what to say of a page that the press refused, by the name of the problem."""
    if problem == MemoryError.__name__:
        return TooLong(TOO_LONG)
    return RenderFailed("This document could not be made into a PDF.")


class Pool:
    """Room for ``size`` workers; each page that comes waits for one of them."""

    def __init__(self, size: int, limits: Limits = USUAL):
        self.limits = limits
        self.idle: LifoQueue[Worker | None] = LifoQueue()
        for _ in range(size):
            self.idle.put(None)

    def press(self, job: Job) -> Rendered:
        """Return the job's page as PDF. Raises RenderFailed."""
        with self._lent() as worker:
            return worker.press(job)

    @contextmanager
    def _lent(self) -> Iterator[Worker]:
        """Lend a worker; one that fails leaves its room to a new one."""
        worker = self._take()
        try:
            yield worker
        except BaseException:
            worker.stop()
            worker = None
            raise
        finally:
            self.idle.put(worker)

    def _take(self) -> Worker:
        try:
            worker = self.idle.get(timeout=self.limits.seconds)
        except Empty:
            raise RenderFailed("Too many PDFs are being made. Please try again soon.") from None
        if worker and worker.is_fresh:
            return worker
        if worker:
            worker.stop()
        return Worker(self.limits)

    def close(self) -> None:
        """End the idle workers."""
        with suppress(Empty):
            while True:
                if worker := self.idle.get_nowait():
                    worker.stop()


@cache
def _pool_of(process: int) -> Pool:
    """Return the pool of one server process: workers do not pass on to its forks."""
    return Pool(os.cpu_count() or 1)


def press(job: Job) -> Rendered:
    """Return an HTML page as PDF, set by a worker. Raises RenderFailed."""
    progress.tell(job.pages)
    return _pool_of(os.getpid()).press(job)
