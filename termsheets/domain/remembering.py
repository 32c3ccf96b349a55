"""What follows from a value that cannot change stays true: it is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

DEALS = 64
"""How many deals people work on at once in one process."""

ROWS = 256 * DEALS


class _Same:
    """A value known by its identity: to compare two deals takes longer than to ask about one."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def remembered(limit: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returned for the ``limit`` arguments it was last asked about.

    The arguments are known by their identity, so they and the result must be frozen.
    """

    def keeping(work: Callable[P, R]) -> Callable[P, R]:
        worked_out: Callable[..., R] = work

        @lru_cache(maxsize=limit)
        def kept(*known: _Same) -> R:
            return worked_out(*(one.value for one in known))

        @wraps(work)
        def asked(*values: P.args, **_: P.kwargs) -> R:
            return kept(*map(_Same, values))

        return asked

    return keeping
