"""In which language and region's habits a person writes numbers and dates."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.utils.translation.trans_real import parse_accept_lang_header

FALLBACK = Locale("en")


@lru_cache(maxsize=500)
def _parsed(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def locale_of(accept_language: str) -> Locale:
    """Return the first locale of an Accept-Language header that we know."""
    for tag, _ in parse_accept_lang_header(accept_language.lower()):
        if found := _parsed(tag):
            return found
    return FALLBACK


def plain(text: str) -> str:
    """Return the text with one kind of blank, minus and apostrophe.

    Raises ValueError for what is far too long to be a number, date or place.
    """
    if len(text) > 2_000:
        raise ValueError("Shorten this: it is too long to be an answer here.")
    for marks, mark in (
        ("\u00a0\u202f\u2009\u2007\t\r\n", " "),
        ("\u2212\u2013", "-"),
        ("\u2019\u02bc", "'"),
    ):
        for found in marks:
            text = text.replace(found, mark)
    if not text.isprintable():
        raise ValueError("Remove the characters that cannot be printed.")
    return text.strip()
