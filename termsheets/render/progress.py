"""What a long work tells of itself, to whoever listens where it was begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[int], None] | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Callable[[int], None]) -> Iterator[None]:
    """Let a listener hear how many pages the documents have that are made within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(pages: int) -> None:
    """Tell of how many pages a document will have, about."""
    if listener := _listener.get():
        listener(pages)
