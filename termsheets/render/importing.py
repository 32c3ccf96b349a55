"""A deal from a file: YAML, JSON, or a term sheet of ours as PDF."""

from __future__ import annotations

from termsheets.domain import schema
from termsheets.domain.problems import Problem, Refused
from termsheets.domain.terms import Terms
from termsheets.render import attached
from termsheets.render.opening import PDF_LIMIT

LARGEST = PDF_LIMIT
"""No file with more bytes is taken; a text may have fewer still."""


def terms_of(content: bytes) -> Terms:
    """Return the Terms that a file states; a PDF states only what may be disclosed.

    Raises Refused with the problems, and takes nothing of such a file.
    """
    if attached.is_pdf(content):
        return schema.load_json(attached.terms_in(content))
    text = _text(content)
    is_json = text.lstrip().startswith("{")
    return schema.load_json(text) if is_json else schema.load_yaml(text)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        message = "The file is not UTF-8 text. Save it as UTF-8."
        raise Refused([Problem("", "", "", message)]) from None
