"""Files that are made once: whole, private, found again, and cleared where they pile up."""

import os
import threading

import pytest

from termsheets.render import files

SHELF = files.shelf_of("one-draft")


def read(key, make=None, shelf=files.ROUNDS):
    with files.stored(key, make, shelf) as file:
        return file.read()


def made(content):
    return lambda: content


def never():
    raise AssertionError("It is there already.")


def names_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("shelf", [files.ROUNDS, SHELF])
def test_file_is_made_once(shelf):
    key = files.key_of("digest", "pdf")

    assert files.find(key, shelf) is None
    assert read(key, made(b"%PDF"), shelf) == b"%PDF"
    assert read(key, never, shelf) == b"%PDF"


def test_key_names_everything_that_went_in(monkeypatch):
    keys = [files.key_of("ab", "c"), files.key_of("a", "bc"), files.key_of("ab", "c", 1)]
    monkeypatch.setattr(files, "program", lambda: "another program")

    assert len({*keys, files.key_of("ab", "c")}) == 4


def test_program_is_what_its_sources_are(monkeypatch, tmp_path):
    (tmp_path / "one.css").write_text("p { color: black }")
    monkeypatch.setattr(files, "SOURCES", (tmp_path,))
    monkeypatch.setattr(files, "PACKAGE", tmp_path / "package")
    before = files.program.__wrapped__()

    (tmp_path / "one.css").write_text("p { color: blue }")

    assert files.program.__wrapped__() != before


def test_failed_making_keeps_nothing(settings):
    with pytest.raises(AssertionError):
        files.stored("ab12", never)

    assert not settings.FILES_ROOT.exists()


def test_file_that_cannot_be_written_is_still_handed_out(settings, tmp_path, caplog):
    settings.FILES_ROOT = tmp_path / "taken"
    settings.FILES_ROOT.write_text("not a folder")

    assert read("ab12", made(b"%PDF")) == b"%PDF"
    assert [record.message for record in caplog.records] == [
        "A file could not be kept: Not a directory."
    ]


def test_broken_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: never())

    with pytest.raises(AssertionError):
        files.write_whole(tmp_path / "sheet.pdf", b"%PDF")

    assert names_in(tmp_path) == []


def test_nobody_else_on_the_machine_may_read(settings):
    files.stored("ab12", made(b"%PDF")).close()

    (path,) = (path for path in settings.FILES_ROOT.rglob("*") if path.is_file())
    assert path.stat().st_mode & 0o077 == 0


def test_two_who_make_the_same_file_both_get_it(settings):
    together = threading.Barrier(2)
    found = []

    def make():
        together.wait()
        return b"%PDF"

    pair = [threading.Thread(target=lambda: found.append(read("ab12", make))) for _ in range(2)]
    for one in pair:
        one.start()
    for one in pair:
        one.join()

    assert found == [b"%PDF", b"%PDF"]
    assert names_in(settings.FILES_ROOT) == ["ab12"]


def test_draft_keeps_its_newest_files(settings):
    keys = [f"{number:04}" for number in range(files.DRAFT_ROOM + 3)]
    for age, key in enumerate(keys):
        read(key, made(b"%PDF"), SHELF)
        os.utime(settings.FILES_ROOT / SHELF / key, (age, age))

    assert names_in(settings.FILES_ROOT) == keys[3:]


def test_round_keeps_all_its_files(settings):
    keys = [f"{number:04}" for number in range(files.DRAFT_ROOM + 3)]
    for key in keys:
        read(key, made(b"%PDF"))

    assert names_in(settings.FILES_ROOT) == keys


def test_file_taken_from_the_shelf_is_read_to_its_end(settings):
    read("ab12", made(b"%PDF"), SHELF)
    with files.find("ab12", SHELF) as file:
        (settings.FILES_ROOT / SHELF / "ab12").unlink()

        assert file.read() == b"%PDF"
