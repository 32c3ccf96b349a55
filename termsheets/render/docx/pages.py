"""The pages of a Word file: their size, head and foot."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import Truncator

from termsheets.render.docx import xml
from termsheets.render.docx.package import Part
from termsheets.render.docx.xml import Element, related, root, serialized, w
from termsheets.render.edition import Edition

SIZES = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twips."""

SIDE = 1417
MARGINS = {
    "top": 1871,
    "right": SIDE,
    "bottom": 1531,
    "left": SIDE,
    "header": 1134,
    "footer": 964,
    "gutter": 0,
}
EDGES = {"header1": "default", "header2": "first", "footer1": "default", "footer2": "first"}
"""Heads and feet, and the pages they are for: the cover has no head."""

LONGEST_TITLE, LONGEST_HEAD = 90, 125
"""Letters of a title, and of all, that the head of a page has room for."""


def text_width(edition: Edition) -> int:
    """Return the width between the margins in twips."""
    width, _ = SIZES[edition.page_size]
    return width - 2 * SIDE


def pages(edition: Edition) -> Element:
    """Return the properties of a run of pages, which starts on a new one."""
    width, height = SIZES[edition.page_size]
    return w("sectPr", w("pgSz", w=width, h=height), w("pgMar", **MARGINS))


def first_pages(edition: Edition) -> Element:
    """Return the properties of the cover and contents; all pages share their heads and feet."""
    properties = pages(edition)
    edges = (related(w(f"{part[:-1]}Reference", type=kind), part) for part, kind in EDGES.items())
    properties[:0] = edges
    properties.append(w("titlePg"))
    return properties


def heads_and_feet(title: str, edition: Edition, old: Edition | None = None) -> Iterator[Part]:
    """Yield the head and foot of every page and those of the cover; a redline names both sides."""
    which = f"{edition.label}, {edition.printed_on}"
    digest = f"Digest {edition.short_digest}"
    if old:
        which = f"{which}, against {old.label}, {old.printed_on}"
        digest = f"{digest}, against {old.short_digest}"
    short = Truncator(title).chars(min(LONGEST_TITLE, LONGEST_HEAD - len(which)))
    yield _part(
        "header1", xml.paragraph("Header", xml.run(f"{short}\t{which}"), looks=_looks(edition))
    )
    yield _part("header2", xml.paragraph("Footer"))
    yield _part("footer1", _foot(edition, digest))
    yield _part("footer2", _foot(edition, digest))


def _foot(edition: Edition, digest: str) -> Element:
    words = (
        xml.run(f"{digest}\tPage "),
        *xml.field("PAGE", [xml.run("1")]),
        xml.run(" of "),
        *xml.field("NUMPAGES", [xml.run("1")]),
    )
    return xml.paragraph("Footer", *words, looks=_looks(edition))


def _looks(edition: Edition) -> list[Element]:
    """Return a stop at the right margin."""
    return [w("tabs", w("tab", val="right", pos=text_width(edition)))]


def _part(name: str, content: Element) -> Part:
    kind = name[:-1]
    part = root("hdr" if kind == "header" else "ftr", content)
    return Part(name, kind, serialized(part))
