"""What follows from a value that cannot change stays true: it is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

DEALS = 128
"""How many deals people work on at once in one process."""

ROWS = 256 * DEALS

NOT_KEPT = object()
"""Stands for no value where None is one."""


def remembered(limit: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returned for the ``limit`` arguments it was last asked about.

    The arguments are known by their identity, as to compare two deals takes
    longer than to ask about one: so they and the result must be frozen. They
    are kept with the result, so that no other value takes their identity.
    """

    def keeping(work: Callable[P, R]) -> Callable[P, R]:
        worked_out: Callable[..., R] = work
        kept: OrderedDict[tuple[int, ...], tuple[tuple[Any, ...], R]] = OrderedDict()

        @wraps(work)
        def asked(*values: P.args, **_: P.kwargs) -> R:
            known = tuple(map(id, values))
            found = kept.pop(known, None) or (values, worked_out(*values))
            kept[known] = found
            if len(kept) > limit:
                _forget_oldest(kept)
            return found[1]

        return asked

    return keeping


class Recent(Generic[R]):
    """The ``limit`` values last asked for, found by a key that names all that went into them.

    For what is read anew from where it is stored, so that it is never the same
    object: a digest of the words is.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.kept: OrderedDict[Hashable, R | object] = OrderedDict()

    def of(self, key: Hashable, work: Callable[[], R]) -> R:
        """Return the value of a key, worked out if it is not among the last."""
        found = self.kept.pop(key, NOT_KEPT)
        value = cast(R, work() if found is NOT_KEPT else found)
        self.kept[key] = value
        if len(self.kept) > self.limit:
            _forget_oldest(self.kept)
        return value


def _forget_oldest(kept: OrderedDict[Any, Any]) -> None:
    """Let go of the value asked about longest ago, unless another thread just did."""
    try:
        kept.popitem(last=False)
    except KeyError:
        return
