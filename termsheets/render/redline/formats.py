"""The formats a redline can be had in, by the word that asks for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from termsheets.domain.redline import Redline
from termsheets.render import docx
from termsheets.render.edition import Edition
from termsheets.render.formats import FORMATS as SHEETS
from termsheets.render.redline import html, json, pdf, text
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.summary import Summary


class Format(NamedTuple):
    """How to draw a redline, and what the file is called elsewhere."""

    render: Callable[[Redline, Comparison], bytes]
    media_type: str
    extension: str


def _word(redline: Redline, comparison: Comparison) -> bytes:
    old, new = comparison.old, comparison.new
    revision = docx.Revision(_author(new), new.date, _author(old))
    editions = _edition(new, comparison), _edition(old, comparison)
    return docx.render_redline(redline, *editions, revision, Summary.of(redline, comparison))


def _author(compared: Compared) -> str:
    return f"{compared.side}, {compared.name.lower()}"


def _edition(compared: Compared, comparison: Comparison) -> Edition:
    return replace(
        comparison.edition,
        label=compared.name,
        printed=compared.date,
        digest=compared.digest,
    )


def _like(name: str, render: Callable[[Redline, Comparison], bytes]) -> Format:
    return Format(render, SHEETS[name].media_type, SHEETS[name].extension)


FORMATS = {
    "pdf": _like("pdf", lambda redline, comparison: pdf.render(redline, comparison).pdf),
    "docx": _like("docx", _word),
    "html": _like("html", lambda redline, comparison: html.page(redline, comparison).encode()),
    "text": _like("text", lambda redline, comparison: text.render(redline, comparison).encode()),
    "json": _like("json", lambda redline, comparison: json.dumps(redline, comparison).encode()),
}
