"""Looks into a PDF: its text as poppler reads it, its tags as a screen reader walks them."""

import io
import re
import subprocess

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


def tags_of(document):
    """Return the names of the structure elements, in reading order."""
    return list(_tags(document.Root.StructTreeRoot.K))


def _tags(element):
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _tags(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S).removeprefix("/")
        yield from _tags(element.get("/K", pikepdf.Array()))


def bookmarks_of(document):
    with document.open_outline() as outline:
        return list(_titles(outline.root))


def _titles(items):
    for item in items:
        yield item.title
        yield from _titles(item.children)
