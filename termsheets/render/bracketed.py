"""The formats a bracketed draft can be had in: it is drawn like any sheet, without its terms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from termsheets.domain.clauses import TermSheet
from termsheets.render import docx, html, pool, text
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS as SHEETS
from termsheets.render.job import Job

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The round that a side stands by; ``digest`` is its SHA-256 in hexadecimal."""

    side: str
    number: int
    day: date
    digest: str


Texts = Mapping[str, Text]
"""What a bracketed draft was made of, by the codes of the sides."""


class Format(NamedTuple):
    """How to draw a bracketed draft, and what the file is called elsewhere."""

    render: Callable[[TermSheet, Edition, Texts], bytes]
    media_type: str
    extension: str


def dumps(sheet: TermSheet, texts: Texts) -> str:
    """Return the sheet as JSON, with the codes of the ``owners`` of what not all sides have."""
    told = {"version": VERSION, "texts": _plain(texts), "sheet": _plain(sheet)}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """Return values as plain lists, dicts and strings, without fields that say nothing."""
    if is_dataclass(value):
        own = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {
            name: _plain(said)
            for name, (said, default) in own.items()
            if default is MISSING or said != default
        }
    if isinstance(value, Mapping):
        return {name: _plain(said) for name, said in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _pdf(sheet: TermSheet, edition: Edition) -> bytes:
    return pool.press(Job(html.document(sheet, edition))).pdf


def _like(name: str, render: Callable[[TermSheet, Edition, Texts], bytes]) -> Format:
    return Format(render, SHEETS[name].media_type, SHEETS[name].extension)


FORMATS = {
    "pdf": _like("pdf", lambda sheet, edition, _: _pdf(sheet, edition)),
    "docx": _like("docx", lambda sheet, edition, _: docx.render(sheet, edition)),
    "text": _like("text", lambda sheet, edition, _: text.render(sheet, edition).encode()),
    "json": _like("json", lambda sheet, _, texts: dumps(sheet, texts).encode()),
}
