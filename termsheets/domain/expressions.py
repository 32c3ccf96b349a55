"""What a condition is made of: values and names, compared and joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Lookup = Callable[[str], Any]


def is_empty(value: Any) -> bool:
    """Return whether a value counts as absent."""
    return value is None or value == "" or value == ()


def holds(value: Any) -> bool:
    """Return whether a bare value counts as true: present, and not no or 0."""
    return not is_empty(value) and value is not False and value != 0


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the condition."""

    value: Any

    def evaluate(self, lookup: Lookup) -> Any:
        return self.value

    def names(self) -> Iterator[str]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Name:
    """A value looked up by its path."""

    path: str

    def evaluate(self, lookup: Lookup) -> Any:
        return lookup(self.path)

    def names(self) -> Iterator[str]:
        yield self.path


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    inner: Expression

    def evaluate(self, lookup: Lookup) -> bool:
        return not holds(self.inner.evaluate(lookup))

    def names(self) -> Iterator[str]:
        return self.inner.names()


@dataclass(frozen=True, slots=True)
class Every:
    """All of several conditions."""

    parts: tuple[Expression, ...]

    def evaluate(self, lookup: Lookup) -> bool:
        return all(holds(part.evaluate(lookup)) for part in self.parts)

    def names(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True, slots=True)
class Some:
    """Any of several conditions."""

    parts: tuple[Expression, ...]

    def evaluate(self, lookup: Lookup) -> bool:
        return any(holds(part.evaluate(lookup)) for part in self.parts)

    def names(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True, slots=True)
class Equal:
    """Two values that are the same; never so if a name is empty."""

    left: Expression
    right: Expression

    def evaluate(self, lookup: Lookup) -> bool:
        left, right = self.left.evaluate(lookup), self.right.evaluate(lookup)
        if is_empty(left) or is_empty(right):
            compares_with_empty = Literal(None) in (self.left, self.right)
            return compares_with_empty and is_empty(left) and is_empty(right)
        return bool(left == right)

    def names(self) -> Iterator[str]:
        yield from self.left.names()
        yield from self.right.names()


@dataclass(frozen=True, slots=True)
class Among:
    """A value that is one of several, or a member of a list field."""

    item: Expression
    group: tuple[Expression, ...] | Name

    def evaluate(self, lookup: Lookup) -> bool:
        item = self.item.evaluate(lookup)
        if is_empty(item):
            return False
        if isinstance(self.group, Name):
            members = self.group.evaluate(lookup)
            return item in members if isinstance(members, tuple) else bool(item == members)
        return any(item == choice.evaluate(lookup) for choice in self.group)

    def names(self) -> Iterator[str]:
        yield from self.item.names()
        for choice in (self.group,) if isinstance(self.group, Name) else self.group:
            yield from choice.names()


Expression = Literal | Name | Not | Every | Some | Equal | Among
