"""Workers: they are stopped, replaced, and never take the server with them."""

import os
import signal
import threading
import time

import pytest

from termsheets.render import html
from termsheets.render import pool as module
from termsheets.render.job import Job
from termsheets.render.pool import Pool, Worker
from termsheets.render.press import press
from termsheets.render.result import RenderFailed, TooLong
from termsheets.render.worker import Limits
from tests.render.factories import make_edition, make_sheet

PAGE = '<html lang="en"><title>T</title><p>Words'
SHORT = Job(PAGE)
HELP = "Download the Word file instead, or shorten the longest answers"
ENDLESS = Job(f"{PAGE}{'<p>' + 'word ' * 200:}" * 300)

USUAL = Job(ENDLESS.page[:100_000])


@pytest.fixture(scope="module")
def pool():
    pool = Pool(1)
    yield pool
    pool.close()


@pytest.fixture
def strict():
    pools = []

    def make(**limits):
        pools.append(Pool(1, Limits(**limits)))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def worker_of(pool):
    """Return the pool's only worker, which has set a page before."""
    return pool.idle.queue[-1]


def test_worker_gives_the_bytes_that_the_press_gives(pool):
    sheet = make_sheet()
    page = html.document(sheet, make_edition(sheet))

    assert pool.press(Job(page)) == press(page)


def test_worker_is_used_again(pool):
    pool.press(SHORT)
    first = worker_of(pool)
    pool.press(SHORT)

    assert worker_of(pool) is first


def test_worn_out_worker_is_replaced(pool, monkeypatch):
    monkeypatch.setattr(module, "JOBS_A_WORKER", 1)
    pool.press(SHORT)
    first = worker_of(pool)
    pool.press(SHORT)

    assert worker_of(pool) is not first
    assert not first.process.is_alive()


def test_worker_that_died_idle_is_replaced(pool):
    pool.press(SHORT)
    os.kill(worker_of(pool).process.pid, signal.SIGKILL)
    worker_of(pool).process.join()

    assert pool.press(SHORT).pdf.startswith(b"%PDF")


def test_worker_killed_at_work_is_reported_and_replaced(pool, monkeypatch):
    pool.press(SHORT)
    process = worker_of(pool).process

    def kill():
        time.sleep(0.2)
        os.kill(process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(RenderFailed, match="was broken off"):
        pool.press(ENDLESS)
    killer.join()

    assert pool.press(SHORT).pdf.startswith(b"%PDF")


def test_page_that_takes_too_long_is_stopped(strict):
    pool = strict(seconds=0.05)

    with pytest.raises(TooLong, match=HELP):
        pool.press(SHORT)


def test_page_that_uses_too_much_of_the_processor_is_stopped(strict):
    pool = strict(cpu_seconds=0)

    with pytest.raises(TooLong, match=HELP):
        pool.press(ENDLESS)


def test_page_that_needs_too_much_memory_is_refused(strict):
    pool = strict(memory=50 * 1024**2)

    with pytest.raises(TooLong, match=HELP):
        pool.press(USUAL)


def test_page_that_asks_for_a_file_is_refused(pool):
    with pytest.raises(RenderFailed, match="could not be made into a PDF"):
        pool.press(Job('<link rel="stylesheet" href="file:///etc/passwd">'))


def test_page_waits_its_turn_only_so_long(strict):
    pool = strict(seconds=0.01)
    pool.idle.get()

    with pytest.raises(RenderFailed, match="Too many PDFs"):
        pool.press(SHORT)
    pool.idle.put(None)


def test_stopped_worker_leaves_no_process():
    worker = Worker(Limits())
    worker.stop()

    assert worker.process.exitcode is not None


@pytest.mark.parametrize(
    ("pages", "allowed"),
    [
        (1, (60, 20, 512 * 2**20)),
        (20, (60, 20, 512 * 2**20)),
        (300, (900, 300, 1352 * 2**20)),
        (90_000, Limits().allowing(500)),
    ],
)
def test_long_document_may_cost_more_but_not_all(pages, allowed):
    assert Limits().allowing(pages) == allowed
