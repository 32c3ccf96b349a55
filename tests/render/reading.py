"""Looks into a PDF: its text as poppler reads it, its tags as a screen reader walks them."""

import io
import re
import subprocess
from typing import NamedTuple

import pikepdf


def pages_of(pdf):
    """Return the text of each page, in reading order."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


def words_of(text):
    """Return a text without the white that line breaks bring."""
    return re.sub(r"\s+", "", text)


def letters_of(text):
    """Return a text in small letters without white and hyphens, however its lines are broken."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).casefold()


def body_of(pdf, edges):
    """Return all words but those of the head and foot of a page."""
    lines = [line for page in pages_of(pdf) for line in page.splitlines()]
    return words_of("".join(line for line in lines if not re.fullmatch(edges, line)))


def open_pdf(pdf):
    return pikepdf.open(io.BytesIO(pdf))


class Tag(NamedTuple):
    """A structure element, its name and that of the element that holds it."""

    name: str
    parent: str
    element: pikepdf.Dictionary


def tags_of(document):
    """Return the names of the structure elements, in reading order."""
    return [tag.name for tag in elements_of(document)]


def elements_of(document):
    """Return the structure elements, in reading order."""
    return list(_elements(document.Root.StructTreeRoot.K, ""))


def _elements(element, parent):
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _elements(child, parent)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        name = str(element.S).removeprefix("/")
        yield Tag(name, parent, element)
        yield from _elements(element.get("/K", pikepdf.Array()), name)


def tagged_by_number(document):
    """Return what each number of the tree of parents stands for: a tag, or a page's tags."""
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def bookmarks_of(document):
    with document.open_outline() as outline:
        return list(_titles(outline.root))


def _titles(items):
    for item in items:
        yield item.title
        yield from _titles(item.children)
