"""Text as words that are never cut: money, percents, dates and hyphenated words are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Terms = tuple[tuple[str, str], ...]
"""Names that changed, each with its old and its new wording."""

Span = tuple[int, int]
"""Where a stretch of text starts and ends."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:(?<!\S)[+\-\N{MINUS SIGN}])?\d\w*(?:[.,:/\-'\N{RIGHT SINGLE QUOTATION MARK}]\w+)*"
_SIGNS = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf"
    r"\u2010-\u205e\u3001-\u3004\u3008-\u3020\uff01-\uff0f"
)
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_LETTERS = rf"[^{_SIGNS}{_IDEOGRAPHS}]+"
_HYPHENS = r"-\N{HYPHEN}\N{NON-BREAKING HYPHEN}'\N{RIGHT SINGLE QUOTATION MARK}./&@:_"
_SUFFIXES = r"(?!\w)(?:[\-'\N{RIGHT SINGLE QUOTATION MARK}]\w+)*"
_WORD = "|".join(
    (
        rf"(?P<date>\d{{1,2}} (?:{_MONTHS}) \d{{4}}(?!\w))",
        rf"(?P<money>(?:\b[A-Z]{{3}}[ \xa0]|[$\N{{EURO SIGN}}\xa3\xa5] ?){_NUMBER})",
        rf"(?P<number>{_NUMBER}(?:[ \xa0]?[%\N{{PER MILLE SIGN}}])?)",
        rf"(?P<letters>{_LETTERS}(?:[{_HYPHENS}]+{_LETTERS})*)",
        rf"(?P<ideograph>[{_IDEOGRAPHS}])",
        r"(?P<sign>\S)",
    )
)


class Word(NamedTuple):
    """A word or a sign at its place in a text; words of one key are the same."""

    start: int
    end: int
    key: str
    counts: bool


def words(text: str, terms: Terms = (), whole: Sequence[Span] = ()) -> list[Word]:
    """Return the words and signs of a text; signs do not count as words.

    A name of ``terms`` is one word with its suffixes, the same in its old and
    new wording. Each span of ``whole`` is one word, too.
    """
    found: list[Word] = []
    pattern, place = _pattern(terms), 0
    for start, end in whole:
        found += _between(text, pattern, place, start)
        found.append(Word(start, end, text[start:end], counts=True))
        place = end
    return found + _between(text, pattern, place, len(text))


def _between(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[Word]:
    return [
        Word(found.start(), found.end(), _key(found), found.lastgroup != "sign")
        for found in pattern.finditer(text, start, end)
    ]


def count(text: str) -> int:
    """Return how many words a text has."""
    return sum(word.counts for word in words(text))


def _key(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return f"\0{kind}" if kind.startswith("term") else found[0]


@lru_cache(maxsize=16)
def _pattern(terms: Terms) -> re.Pattern[str]:
    """Return what finds the next word; of two names that start alike the longer."""
    order = sorted(range(len(terms)), key=lambda place: -max(map(len, terms[place])))
    named = (
        rf"(?P<term{place}>(?<![\w\-])(?:{_either(terms[place])}){_SUFFIXES})" for place in order
    )
    return re.compile("|".join((*named, _WORD)))


def _either(names: tuple[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def term_of(word: Word) -> int:
    """Return the place in ``terms`` of the name that a word is, or -1."""
    return int(word.key.removeprefix("\0term")) if word.key.startswith("\0term") else -1
