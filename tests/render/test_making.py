"""Files made beside the requests that ask for them: once, told of, and tried again on demand."""

import os
import threading
import time

import pytest

from termsheets.render import files, making, progress
from termsheets.render.result import RenderFailed, TooLong
from termsheets.render.slips import FOLDER, REMEMBERED

KEY = "ab12"
BRIEFLY = 0.01
LONG = 20


class Work:
    """Work that goes on until a test lets it end."""

    def __init__(self, problem=None):
        self.problem, self.times = problem, 0
        self.told, self.may_end = threading.Event(), threading.Event()

    def __call__(self):
        self.times += 1
        progress.tell(312)
        self.told.set()
        assert self.may_end.wait(LONG)
        if self.problem:
            raise self.problem
        return b"%PDF"


@pytest.fixture
def started():
    """Return what starts work for a reader without patience; it ends with the test."""
    works = []

    def start(problem=None):
        work = Work(problem)
        works.append(work)
        making.asked(KEY, work, patience=BRIEFLY)
        assert work.told.wait(LONG)
        return work

    yield start
    for work in works:
        work.may_end.set()
    for thread in threading.enumerate():
        if thread.name == "making":
            thread.join(LONG)


def never():
    raise AssertionError("It is being made, or has just failed.")


def ask(make=never, patience=LONG, **more):
    return making.asked(KEY, make, patience=patience, **more)


def test_what_is_quick_is_there_at_once():
    with ask(lambda: b"%PDF") as file:
        assert file.read() == b"%PDF"


def test_who_asks_meanwhile_learns_how_it_goes_and_waits_for_the_same(started, settings):
    work = started()

    found = ask(patience=BRIEFLY)
    work.may_end.set()
    with ask() as file:
        assert file.read() == b"%PDF"

    assert found.pages == 312
    assert found.seconds < LONG
    assert work.times == 1


def test_slip_of_a_file_that_is_there_is_thrown_away(started, settings):
    started().may_end.set()
    ask().close()

    _wait_until(lambda: list((settings.FILES_ROOT / FOLDER).iterdir()) == [])
    files.find(KEY).close()


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (TooLong("Long."), TooLong("Long.")),
        (RenderFailed("Busy."), RenderFailed("Busy.")),
        (ZeroDivisionError("Our own."), RenderFailed(making.BROKEN)),
    ],
)
def test_failure_is_told_to_all_who_wait_and_not_repeated(started, problem, told):
    started(problem).may_end.set()

    for _ in range(2):
        with pytest.raises(type(told)) as caught:
            ask()
        assert str(caught.value) == str(told)


def test_reader_who_insists_has_it_made_again(started):
    started(RenderFailed("Busy.")).may_end.set()
    with pytest.raises(RenderFailed):
        ask()

    with ask(lambda: b"%PDF", again=True) as file:
        assert file.read() == b"%PDF"


def test_failure_is_forgotten_after_a_while(started, settings):
    started(RenderFailed("Busy.")).may_end.set()
    with pytest.raises(RenderFailed):
        ask()
    long_ago = time.time() - REMEMBERED - 1
    os.utime(settings.FILES_ROOT / FOLDER / KEY, (long_ago, long_ago))

    with ask(lambda: b"%PDF") as file:
        assert file.read() == b"%PDF"


def test_making_that_ended_with_its_process_begins_anew(settings):
    slip = settings.FILES_ROOT / FOLDER / KEY
    slip.parent.mkdir(parents=True)
    slip.write_text('{"began": 0, "pages": 312}')

    with ask(lambda: b"%PDF") as file:
        assert file.read() == b"%PDF"


def test_file_is_made_in_the_request_where_no_slip_can_be_written(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "taken"
    settings.FILES_ROOT.write_text("not a folder")

    with ask(lambda: b"%PDF") as file:
        assert file.read() == b"%PDF"


def test_file_that_cannot_be_kept_is_a_failure(monkeypatch):
    monkeypatch.setattr(files, "write_whole", _full)

    with pytest.raises(RenderFailed, match="could not be kept"):
        ask(lambda: b"%PDF")


def _full(*_):
    raise OSError(28, "No space left on device")


def _wait_until(is_so):
    last = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < last
        time.sleep(BRIEFLY)
