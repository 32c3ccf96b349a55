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
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from termsheets.domain.expressions import (
    Among,
    Equal,
    Every,
    Expression,
    Literal,
    Lookup,
    Name,
    Not,
    Some,
    holds,
    is_empty,
)
from termsheets.domain.text import shown

__all__ = ["BadCondition", "Condition", "Lookup", "holds", "is_empty", "read"]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*')|(?P<number>-?\d+(?:\.\d+)?)|(?P<sign>==|!=|\(|\)|,)"
    r"|(?P<word>[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*))"
)
WORDS_LIMIT = 100
_KEYWORDS = frozenset({"or", "and", "not", "in"})
_LITERALS = {"yes": True, "no": False, "empty": None}


class BadCondition(ValueError):
    """A condition that cannot be read; the message names the word."""


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
        if len(self.tokens) > WORDS_LIMIT:
            raise BadCondition(f"Shorten {shown(text)!r} to {WORDS_LIMIT} words and signs.")
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
