"""Slips that tell the server processes of one machine what file is being made, or failed."""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings

from termsheets.render.result import RenderFailed, TooLong

FOLDER = "making"

REMEMBERED = 60
"""Seconds for which a failure is told instead of failing again."""


class Slip:
    """The slip of one file: whoever holds its lock makes the file."""

    def __init__(self, path: Path):
        self.path = path
        self.held: int | None = None

    @classmethod
    def of(cls, key: str) -> Slip:
        """Return the slip of the file of a key."""
        return cls(settings.FILES_ROOT / FOLDER / key)

    def is_usable(self) -> bool:
        """Tell whether slips can be written here at all."""
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.access(self.path.parent, os.W_OK | os.X_OK)

    def claim(self) -> bool:
        """Take the lock, and tell whether that went well: nobody else makes the file."""
        held = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return False
        self.held = held
        return True

    def release(self) -> None:
        """Let go of the lock, which others may take now."""
        if self.held is not None:
            os.close(self.held)
            self.held = None

    def begin(self) -> None:
        """Write that the file is being made from now on."""
        self._write({"began": time.time()})

    def tell(self, pages: int) -> None:
        """Write how many pages the file will have, about."""
        self._write({**self._read(), "pages": pages})

    def fail(self, failure: RenderFailed) -> None:
        """Write why the file could not be made."""
        self._write({"failure": str(failure), "may_pass": failure.may_pass})

    def done(self) -> None:
        """Throw the slip away: the file is there."""
        self.path.unlink(missing_ok=True)

    def failure(self) -> RenderFailed | None:
        """Return why the file could not be made, unless that was a while ago."""
        told = self._read()
        if "failure" not in told or self._unchanged_for() > REMEMBERED:
            return None
        return (RenderFailed if told["may_pass"] else TooLong)(told["failure"])

    def pages(self) -> int:
        """Return how many pages the file will have, about; 0 while that is not known."""
        return int(self._read().get("pages", 0))

    def age(self) -> int:
        """Return for how many seconds the file has been in the making."""
        now = time.time()
        return max(0, int(now - self._read().get("began", now)))

    def _unchanged_for(self) -> float:
        try:
            return time.time() - self.path.stat().st_mtime
        except FileNotFoundError:
            return 0

    def _read(self) -> dict[str, Any]:
        """Return what the slip says; nothing where it is gone or just being written."""
        try:
            return dict(json.loads(self.path.read_text()))
        except (OSError, ValueError):
            return {}

    def _write(self, told: dict[str, Any]) -> None:
        if self.held is not None:
            os.ftruncate(self.held, 0)
            os.pwrite(self.held, json.dumps(told).encode(), 0)
