"""Looks for marks in whatever a page, a file or a letter consists of."""

import html
import io
import re
import zipfile
from hashlib import sha256
from urllib.parse import unquote

import pikepdf
import pypdf

from tests.render.reading import pages_of

TOKEN = re.compile(rb'(?:X-CSRFToken": |csrfmiddlewaretoken" value=)"\w+"')
MARKS = re.compile(
    r"(?P<word>kanari[a-z]{3}x)"
    r"|(?<!\d)7[^\w.;:]?(?P<amount>\d{3})[^\w.;:]?391(?:\.17)?(?!\d)"
    r"|(?<!\d)(?P<iso>2\d{3}-?10-?\d\d)(?!\d)"
    r"|(?<!\d)(?P<day>\d{1,2})\s+Oct(?:ober|\.)?\s+(?P<year>2\d{3})"
    r"|Oct(?:ober|\.)?\s+(?P<us_day>\d{1,2}),?\s+(?P<us_year>2\d{3})"
)
"""How marks are printed: an amount in groups or rounded, a date as digits or written out."""

KNOWN = {}
"""The marks in each file or page that was read, by its digest: none is read twice."""


def marks_in_text(text):
    """Return the marks that stand in a text, as they were handed out."""
    return {_mark(found.groupdict()) for found in MARKS.finditer(text)}


def _mark(found):
    """Return a mark as ``canaries`` makes it."""
    if found["word"]:
        return found["word"]
    if found["amount"]:
        return f"7{found['amount']}391.17"
    if found["iso"]:
        year, month, day = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", found["iso"]).groups()
        return f"{year}-{month}-{day}"
    day, year = found["day"] or found["us_day"], found["year"] or found["us_year"]
    return f"{year}-10-{int(day):02}"


def marks_in(body):
    """Return the marks in a file or page."""
    digest = sha256(body).digest()
    if digest not in KNOWN:
        KNOWN[digest] = frozenset(_read(body))
    return KNOWN[digest]


def _read(body):
    if body.startswith(b"PK"):
        return _in_package(body)
    if body.startswith(b"%PDF"):
        return _in_pdf(body)
    return marks_in_text(html.unescape(body.decode("utf-8", "replace")))


def _in_package(body):
    """Return the marks in a packed file: in its names, and in all it holds."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        names = package.namelist()
        held = [marks_in(package.read(name)) for name in names]
    return marks_in_text("\n".join(names)).union(*held)


def _in_pdf(body):
    """Return the marks in a PDF: in every object, and in its words as two programs read them."""
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    found = marks_in_text(words) | marks_in_text("\n".join(pages_of(body)))
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for item in pdf.objects:
            found |= marks_in_text(repr(item))
            if isinstance(item, pikepdf.Stream):
                found |= marks_in(item.read_bytes())
    return found


def marks_of(response):
    """Return the marks that an answer tells: in its headers, and in its body."""
    headers = unquote(repr(dict(response.headers)))
    return marks_in_text(headers) | marks_in(response.body)


def found(marks, secrets):
    """Return those of the secrets whose mark is among some."""
    return [one for one in secrets if one.mark in marks]


def plain(response):
    """Return what is the same whenever the same page is drawn."""
    return response.status_code, TOKEN.sub(b"", response.body)
