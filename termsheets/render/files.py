"""Files kept after they were first made, and found again by what went into them.

They stand in ``settings.FILES_ROOT``, which nothing serves: whoever sends one
has asked first who may have it. A file is whole or it is not there.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.conf import settings

logger = logging.getLogger(__name__)

ROUNDS = "rounds"
DRAFT_ROOM = 12
"""So many files are kept of a draft, the newest; those of a round stay for good."""

PACKAGE = Path(__file__).parents[1]
SOURCES = (
    PACKAGE / "domain",
    PACKAGE / "render",
    PACKAGE.parent / "templates" / "termsheet",
    PACKAGE.parent / "static" / "termsheets",
    PACKAGE.parent / "static" / "fonts",
)
KINDS = frozenset({".py", ".yaml", ".html", ".css", ".woff2", ".conf", ".xmp"})


@cache
def program() -> str:
    """Return the digest of all that decides how a file comes out, apart from its words."""
    found = sha256(version("weasyprint").encode())
    for folder in SOURCES:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in KINDS):
            found.update(str(path.relative_to(PACKAGE.parent)).encode())
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


def key_of(*parts: object) -> str:
    """Return the key of a file from all that went into it: digests, format, presets."""
    return sha256("\n".join((program(), *map(repr, parts))).encode()).hexdigest()


def shelf_of(draft: object) -> str:
    """Return the shelf of a draft's files, given the draft's id."""
    return f"drafts/{draft}"


def stored(key: str, make: Callable[[], bytes], shelf: str = ROUNDS) -> BinaryIO:
    """Return the file of that key, opened to read; made and kept if it is not there.

    What ``make`` raises passes through, and then nothing is kept. A disk that
    takes no more costs the next reader time, never this one the file.
    """
    if file := find(key, shelf):
        return file
    content = make()
    try:
        write_whole(_place(key, shelf), content)
        _clear(shelf)
    except OSError as error:
        logger.warning("A file could not be kept: %s.", error.strerror)
    return BytesIO(content)


def find(key: str, shelf: str = ROUNDS) -> BinaryIO | None:
    """Return the file of that key, opened to read, or None if nobody has made it."""
    try:
        return _place(key, shelf).open("rb")
    except OSError:
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Put a file at a path for its owner alone: whole, or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(path)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


def _place(key: str, shelf: str) -> Path:
    folder = settings.FILES_ROOT / shelf
    return folder / key[:2] / key if shelf == ROUNDS else folder / key


def _clear(shelf: str) -> None:
    """Take the oldest files from a draft's shelf; whoever reads one reads on to its end."""
    if shelf == ROUNDS:
        return
    with suppress(FileNotFoundError):  # two who clear at once
        files = sorted(
            (settings.FILES_ROOT / shelf).iterdir(), key=lambda path: path.stat().st_mtime
        )
        for path in files[:-DRAFT_ROOM]:
            path.unlink()
