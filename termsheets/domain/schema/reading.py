"""Text -> plain lists, dicts and scalars, within limits that no file can stretch.

YAML is read by its 1.2 core rules from parser events, so that an alias, a
tag, deep nesting or sheer size is refused before anything is built from it.
Numbers become Decimal, dates stay text, ``NO`` stays Norway.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NoReturn

import yaml
from yaml.cyaml import CBaseLoader

from termsheets.domain.problems import Problem, Refused
from termsheets.domain.schema import mistakes
from termsheets.domain.text import shown

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 12
NODE_LIMIT = 20_000

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


def _refuse(message: str, path: str = "") -> NoReturn:
    raise Refused([Problem(path, "", "", message)])


def _check_size(text: str) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > SIZE_LIMIT:
        _refuse("The file is larger than 1 MB. Use a file of one deal.")


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        _refuse(f"The number {shown(text)} cannot be read. Write it out in digits.")


class _Tree:
    """Builds plain values from YAML events, one node after the other."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.nodes = 0

    def document(self) -> Any:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self.node(next(self.events), 0)
        next(self.events)  # the document ends
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            _refuse("The file holds several documents. Keep one, without --- between.")
        return value

    def node(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        self.check(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth)

    def check(self, event: Any, depth: int) -> None:
        line = event.start_mark.line + 1
        if self.nodes > NODE_LIMIT:
            _refuse(f"The file holds more than {NODE_LIMIT:,} values. Use a file of one deal.")
        if depth > DEPTH_LIMIT:
            _refuse(f"Line {line} is nested too deep. Use at most {DEPTH_LIMIT} levels.")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            _refuse(f"Line {line} uses an anchor or alias. Write the value out instead.")
        if event.tag:
            _refuse(f"Line {line} uses the tag {shown(event.tag)}. Leave the tag out.")

    def sequence(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                _refuse(f"Line {line} has a list or a mapping as a key. Use a word.")
            if event.value in found:
                _refuse(f"Line {line} states {shown(event.value)} a second time. Remove one.")
            found[event.value] = self.node(next(self.events), depth + 1)
        return found

    @staticmethod
    def scalar(event: Any) -> Any:
        if event.style:
            return event.value
        if event.value in _WORDS:
            return _WORDS[event.value]
        return _number(event.value) if _NUMBER.fullmatch(event.value) else event.value


def read_yaml(text: str) -> Any:
    """Return the plain value of a YAML text; raise Refused for a bad or hostile one."""
    _check_size(text)
    try:
        return _Tree(yaml.parse(text, Loader=CBaseLoader)).document()
    except yaml.YAMLError as error:
        _refuse(mistakes.sentence(error))
    except UnicodeEncodeError:
        _refuse("The file holds half a character. Save it as UTF-8 text.")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse(f"{shown(twice)} is stated twice. Remove one.")
    if any(_is_half(key) for key in found):
        _refuse("The name of a field holds half a character. Write it in whole ones.")
    return found


def _is_half(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _no_constant(word: str) -> NoReturn:
    _refuse(f"{word} is not a number. Use digits, or null.")


def _count(value: Any, depth: int = 0) -> int:
    if depth > DEPTH_LIMIT:
        _refuse(f"The file is nested too deep. Use at most {DEPTH_LIMIT} levels.")
    if isinstance(value, dict):
        return 1 + sum(_count(item, depth + 1) for item in value.values())
    return 1 + sum(_count(item, depth + 1) for item in value) if isinstance(value, list) else 1


def read_json(text: str) -> Any:
    """Return the plain value of a JSON text; raise Refused for a bad or hostile one."""
    _check_size(text)
    number: Callable[[str], Decimal] = _number
    try:
        value = json.loads(
            text,
            parse_int=number,
            parse_float=number,
            parse_constant=_no_constant,
            object_pairs_hook=_pairs,
        )
    except json.JSONDecodeError as error:
        _refuse(f"The file is not JSON that can be read: {error.msg}, line {error.lineno}.")
    except RecursionError:
        _refuse(f"The file is nested too deep. Use at most {DEPTH_LIMIT} levels.")
    if _count(value) > NODE_LIMIT:
        _refuse(f"The file holds more than {NODE_LIMIT:,} values. Use a file of one deal.")
    return value
