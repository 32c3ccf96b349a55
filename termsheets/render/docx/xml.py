"""The few words of WordprocessingML that every part of a file is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}

ID = f"{{{W}}}id"

_make = etree.XMLParser().makeelement
"""Twice as fast as ``etree.Element``, of which a file takes ten thousand."""

GUTTER = 567
"""Twips between two columns."""

Element = etree._Element


def root(tag: str, *children: Element) -> Element:
    """Return the element that holds all of a part."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    element.extend(children)
    return element


def w(tag: str, /, *children: Element, **attributes: object) -> Element:
    """Return an element of the main namespace, its attributes in the same."""
    told = {f"{{{W}}}{key}": str(value) for key, value in attributes.items()}
    element = _make(f"{{{W}}}{tag}", told)
    element.extend(children)
    return element


def related(element: Element, part: str) -> Element:
    """Return the element, told which part of the package it stands for."""
    element.set(f"{{{R}}}id", part)
    return element


def run(text: str, style: str = "", written: str = "t") -> Element:
    """Return a run of text; ``written`` is ``delText`` for text that is deleted."""
    return w("r", *_look(style), *_letters(text, written))


def _look(style: str) -> list[Element]:
    return [w("rPr", w("rStyle", val=style))] if style else []


def _letters(text: str, written: str) -> Iterator[Element]:
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            yield w("br")
        elif piece == "\t":
            yield w("tab")
        elif piece:
            yield _words(piece, written)


def _words(text: str, written: str) -> Element:
    element = w(written)
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def field(instruction: str, result: Iterable[Element], style: str = "") -> Iterator[Element]:
    """Yield the runs of a field that already shows its result."""
    yield _edge("begin", style)
    yield run(f" {instruction} ", style, "instrText")
    yield _edge("separate", style)
    yield from result
    yield _edge("end", style)


def _edge(kind: str, style: str) -> Element:
    return w("r", *_look(style), w("fldChar", fldCharType=kind))


def paragraph(style: str, *content: Element, looks: Iterable[Element] = ()) -> Element:
    """Return a paragraph; ``looks`` are further properties, in the order Word asks for."""
    return w("p", w("pPr", w("pStyle", val=style), *looks), *content)


def side_by_side(columns: Sequence[Iterable[Element]], width: int) -> Element:
    """Return a table without lines of one row, its one or two columns ``width`` twips wide."""
    half = (width - GUTTER) // 2
    left, right = (*columns, ())[:2]
    cells = ((left, half), ((), GUTTER), (right, half))
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=2 * half + GUTTER, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa")),
        ),
        w("tblGrid", *(w("gridCol", w=each) for _, each in cells)),
        w("tr", w("trPr", w("cantSplit")), *(_cell(content, each) for content, each in cells)),
    )


def _cell(content: Iterable[Element], width: int) -> Element:
    """Return a cell; Word asks for a paragraph even in an empty one."""
    paragraphs = [*content] or [paragraph("AfterSchedule")]
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)


def serialized(element: Element) -> bytes:
    """Return the element as the text of a whole part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
