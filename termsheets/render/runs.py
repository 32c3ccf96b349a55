"""Runs as HTML: the one place where the words of a deal become markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from termsheets.domain.clauses import Run, RunKind
from termsheets.domain.numbering import referring

AddressOf = Callable[[str], str]
"""Takes the source of an answer and returns the address of its question, or ""."""

PAPER = {
    RunKind.DEFINITION: "<dfn>{}</dfn>",
    RunKind.OPEN_POINT: '<mark class="open-point">{}</mark>',
    RunKind.BRACKET: '<span class="bracket">{}</span>',
}
SCREEN = PAPER | {RunKind.DEFINED: '<span class="defined">{}</span>'}
"""Paper leaves defined terms as they are: they cost time and would be too many."""

NOTHING = conditional_escape("")


def nowhere(source: str) -> str:
    """Return no address: on paper nothing can be edited."""
    return ""


class Surface(NamedTuple):
    """Where words are drawn: which kinds stand out, which clauses and questions have an address.

    ``numbers`` are those of the clauses that references name.
    """

    elements: Mapping[RunKind, str]
    anchors: frozenset[str] = frozenset()
    address_of: AddressOf = nowhere
    numbers: Mapping[str, str] = MappingProxyType({})


def inline(runs: Iterable[Run], surface: Surface) -> SafeString:
    """Return the runs as HTML: safe strings added up, which is safe and quick."""
    return reduce(add, (_drawn(run, surface) for run in runs), NOTHING)


def is_marked(*words: SafeString) -> bool:
    """Say whether words in HTML hold a mark of a redline: a quote that is raw, no deal can type."""
    return any('data-change="' in text for text in words)


def _drawn(run: Run, surface: Surface) -> SafeString:
    element = surface.elements.get(run.kind)
    text = referring(run, surface.numbers)
    words = format_html(element, text) if element else conditional_escape(text)
    return _linked(words, run, surface)


def _linked(words: SafeString, run: Run, surface: Surface) -> SafeString:
    """Link a reference to its clause, an answer to its question, where they have an address."""
    if run.target in surface.anchors:
        return format_html('<a class="reference" href="#{}">{}</a>', run.target, words)
    if run.source and (address := surface.address_of(run.source)):
        return format_html('<a class="answer" href="{}">{}</a>', address, words)
    return words
