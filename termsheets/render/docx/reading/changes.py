"""Accepts or rejects what is tracked in the document of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from termsheets.render.docx.xml import Element, W

LEFT, ARRIVED = ("del", "moveFrom"), ("ins", "moveTo")


def accepted(document: Element) -> Element:
    """Return the document as it is when all changes are accepted."""
    return _resolved(document, gone=LEFT, stays=ARRIVED)


def rejected(document: Element) -> Element:
    """Return the document as it was before any change was made."""
    return _resolved(document, gone=ARRIVED, stays=LEFT)


def _resolved(document: Element, gone: tuple[str, ...], stays: tuple[str, ...]) -> Element:
    root = deepcopy(document)
    for row in [*root.iter(_name("tr"))]:
        if _ends_with(row.find(_name("trPr")), gone):
            _remove(row)
    for mark in _marks(root, gone):
        if mark.getparent().tag not in (_name("rPr"), _name("trPr")):
            _remove(mark)
    for paragraph in reversed([*root.iter(_name("p"))]):  # each is moved once, however many go
        if _ends_with(paragraph.find(f"{_name('pPr')}/{_name('rPr')}"), gone):
            _join(paragraph)
    for mark in _marks(root, stays):
        _unwrap(mark)
    for table in [*root.iter(_name("tbl"))]:
        if table.find(_name("tr")) is None:
            _remove(table)
    return root


def _name(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _marks(root: Element, tags: tuple[str, ...]) -> list[Element]:
    return [*root.iter(*map(_name, tags))]


def _ends_with(properties: Element | None, tags: tuple[str, ...]) -> bool:
    """Tell whether the end of a paragraph, or a row, came or went."""
    return properties is not None and any(properties.find(_name(tag)) is not None for tag in tags)


def _join(paragraph: Element) -> None:
    """Take the end of a paragraph away: what is left of it opens the next one, as in Word."""
    left = [child for child in paragraph if child.tag != _name("pPr")]
    following = paragraph.getnext()
    while following is not None and following.tag not in (_name("p"), _name("tbl")):
        following = following.getnext()
    if following is not None and following.tag == _name("p"):
        first = next(iter(following), None)  # to look for it takes long where much was joined
        at = 1 if first is not None and first.tag == _name("pPr") else 0
        for child in reversed(left):
            following.insert(at, child)
        _remove(paragraph)
    elif not any(True for _ in _said(left)):
        _remove(paragraph)


def _said(elements: list[Element]) -> Iterator[Element]:
    for element in elements:
        yield from element.iter(_name("t"), _name("delText"))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(mark: Element) -> None:
    for child in list(mark):
        mark.addprevious(child)
    _remove(mark)
