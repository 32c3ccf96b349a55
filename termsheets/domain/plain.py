"""YAML of our own, with every key once: else a slip would quietly drop a line."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.constructor import ConstructorError


class _Once:
    """Refuses a mapping that has a key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)  # type: ignore[misc]
        return made


class _Values(_Once, yaml.CSafeLoader):
    """Reads numbers, dates and truth values as such."""


class _Texts(_Once, yaml.CBaseLoader):
    """Reads every value as text."""


def values(text: str) -> Any:
    """Return what a YAML text holds; raise ValueError, naming line and word, for a broken one."""
    return _read(text, _Values)


def texts(text: str) -> Any:
    """Return what a YAML text holds, with every value as text; raise ValueError as ``values``."""
    return _read(text, _Texts)


def _read(text: str, loader: type[_Values | _Texts]) -> Any:
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 (both make plain values only)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ValueError(f"line {line}: {error.problem}.") from None
