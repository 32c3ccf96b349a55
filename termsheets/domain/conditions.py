"""A small safe grammar for conditions such as ``share.base != 'units'``.

    condition  = conjunction {"or" conjunction}
    conjunction = negation {"and" negation}
    negation   = "not" negation | comparison
    comparison = operand [("==" | "!=") operand | "in" (operand | "(" literals ")")]
    operand    = name | literal | "(" condition ")"

Literals are 'text', numbers, yes, no and empty. A bare name holds when it
has a value other than no and 0. A comparison with an empty name is false,
except against ``empty``; != is the opposite of ==.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

Lookup = Callable[[str], Any]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<sign>==|!=|\(|\)|,)"
    r"|(?P<word>[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*))"
)
_KEYWORDS = frozenset({"or", "and", "not", "in"})
_LITERALS = {"yes": True, "no": False, "empty": None}


class BadCondition(ValueError):
    """A condition that cannot be read; the message names the word."""


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
            return item in (self.group.evaluate(lookup) or ())
        return any(item == choice.evaluate(lookup) for choice in self.group)

    def names(self) -> Iterator[str]:
        yield from self.item.names()
        for choice in (self.group,) if isinstance(self.group, Name) else self.group:
            yield from choice.names()


Expression = Literal | Name | Not | Every | Some | Equal | Among


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that has been read once and may be asked often."""

    text: str
    expression: Expression

    def holds(self, lookup: Lookup) -> bool:
        """Return whether it is true, ``lookup`` giving the value of a path."""
        return holds(self.expression.evaluate(lookup))

    def names(self) -> tuple[str, ...]:
        """Return the paths it asks for, in order of appearance."""
        return tuple(dict.fromkeys(self.expression.names()))


class _Reader:
    """Reads tokens from left to right by recursive descent."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._split(text))
        self.position = 0

    @staticmethod
    def _split(text: str) -> Iterator[str]:
        start = 0
        while text[start:].strip():
            found = _TOKEN.match(text, start)
            if found is None:
                raise BadCondition(f"Cannot read {text[start:].strip()!r} in {text!r}.")
            yield found[0].strip()
            start = found.end()

    @property
    def next(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.position += 1
        return token

    def accept(self, *tokens: str) -> str:
        return self.take() if self.next in tokens else ""

    def expect(self, token: str) -> None:
        if not self.accept(token):
            raise BadCondition(
                f"Expected {token!r} before {self.next or 'the end'!r} in {self.text!r}."
            )

    def whole(self) -> Expression:
        expression = self.disjunction()
        if self.next:
            raise BadCondition(f"Did not expect {self.next!r} in {self.text!r}.")
        return expression

    def disjunction(self) -> Expression:
        parts = [self.conjunction()]
        while self.accept("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def conjunction(self) -> Expression:
        parts = [self.negation()]
        while self.accept("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def negation(self) -> Expression:
        return Not(self.negation()) if self.accept("not") else self.comparison()

    def comparison(self) -> Expression:
        left = self.operand()
        sign = self.accept("==", "!=", "in")
        if sign == "in":
            return Among(left, self.group())
        if sign:
            equal = Equal(left, self.operand())
            return equal if sign == "==" else Not(equal)
        return left

    def group(self) -> tuple[Expression, ...] | Name:
        if not self.accept("("):
            name = self.operand()
            if not isinstance(name, Name):
                raise BadCondition(f"'in' needs a list or a list field in {self.text!r}.")
            return name
        members = [self.operand()]
        while self.accept(","):
            members.append(self.operand())
        self.expect(")")
        return tuple(members)

    def operand(self) -> Expression:
        if self.accept("("):
            inner = self.disjunction()
            self.expect(")")
            return inner
        token = self.take()
        if token.startswith("'"):
            return Literal(token[1:-1])
        if token in _LITERALS:
            return Literal(_LITERALS[token])
        if token[:1].isdigit() or token[:1] == "-":
            return Literal(Decimal(token))
        if not token or token in _KEYWORDS or not token[0].isidentifier():
            raise BadCondition(f"Expected a value before {token or 'the end'!r} in {self.text!r}.")
        return Name(token)


@cache
def read(text: str) -> Condition:
    """Return the condition that a text states; raise BadCondition otherwise."""
    return Condition(text, _Reader(text).whole())
