"""Looks for marks in whatever a page, a file or a letter consists of."""

import html
import io
import re
import zipfile
from datetime import date
from functools import cache
from urllib.parse import unquote

import pikepdf
import pypdf

from termsheets.domain import words
from termsheets.render.formats import FORMATS
from termsheets.render.redline.formats import FORMATS as REDLINES
from termsheets.views.downloads import TERMS
from termsheets.wizard.steps import STEPS

NAMES = sorted({*FORMATS, *REDLINES, *TERMS})
SLUGS = [step.slug for step in STEPS]
GROUPING = re.compile(r"(?<=\d)[,\s\u00a0\u202f](?=\d{3})")
TOKEN = re.compile(rb'(?:X-CSRFToken": |csrfmiddlewaretoken" value=)"\w+"')


def addresses(route, known):
    """Yield every address of a route: in each format, for each step."""
    gap, values = next(
        ((gap, values) for gap, values in (("name", NAMES), ("slug", SLUGS)) if gap in route.parts),
        ("", [""]),
    )
    for value in values:
        yield route.at(known | {gap: value})


def text_of(response):
    """Return all that an answer consists of: headers, and its body in every reading."""
    headers = unquote(repr(dict(response.headers)))
    return "\n".join((headers, *readings(response.body)))


def readings(body):
    """Yield the texts in a file: packed ones unpacked, PDF by two programs."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            for name in package.namelist():
                yield name
                yield from readings(package.read(name))
    elif body.startswith(b"%PDF"):
        yield from _objects(body)
        yield "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    else:
        yield html.unescape(body.decode("utf-8", "replace"))


def _objects(body):
    """Yield every object and every stream of a PDF, attachments and metadata included."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for item in pdf.objects:
            yield repr(item)
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes().decode("utf-8", "replace")


def spellings(mark):
    """Return how a mark may be printed: a date is written out, too."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", mark):
        return (mark, words.day(date.fromisoformat(mark)))
    return (mark,)


def found(text, secrets):
    """Return those of the secrets whose mark stands in a text, however amounts are grouped."""
    plain = GROUPING.sub("", text)
    return [one for one in secrets if _marked(one.mark).search(plain)]


@cache
def _marked(mark):
    """Return what finds a mark: the 1st of a month is not the 21st."""
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, spellings(mark)))})")


def plain(response):
    """Return what is the same whenever the same page is drawn."""
    return response.status_code, TOKEN.sub(b"", response.body)
