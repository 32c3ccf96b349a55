"""Dates as people type them: "2027-03-01", "1 March 2027", "01.03.2027"."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from termsheets.wizard.reading.speech import FALLBACK, plain

MEND = "Write the date like 1 March 2027 or 2027-03-01."

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4}|[0-9]{2})")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+|de\s+)?([^\W\d]+)\.?,?\s+(?:de\s+)?([0-9]{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")


@lru_cache(maxsize=200)
def _months(locale: Locale) -> dict[str, int]:
    found = {}
    for spoken in (locale, FALLBACK):
        for width in ("abbreviated", "wide"):
            for number, name in spoken.months["format"][width].items():
                found.setdefault(name.lower().rstrip("."), number)
    return found | {"sept": 9}


def _made(year: str, month: int | str, day: str) -> date:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        raise ValueError(f"There is no such day. {MEND}") from None


def _month_leads(locale: Locale) -> bool | None:
    """Return whether the month is written first; None where nobody can say."""
    if locale.language == "en" and not locale.territory:
        return None
    pattern = locale.date_formats["short"].pattern.lower()
    return pattern.find("m") < pattern.find("d")


def _numeric(first: str, second: str, year: str, locale: Locale) -> date:
    leads = _month_leads(locale)
    if leads is None and first != second and int(first) <= 12 and int(second) <= 12:
        raise ValueError(f"Day and month could be mistaken. {MEND}")
    if int(second) > 12 or (leads and int(first) <= 12):
        return _made(year, first, second)
    return _made(year, second, first)


def _spoken(typed: str, locale: Locale) -> date | None:
    if found := _DAY_FIRST.fullmatch(typed):
        day, word, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(typed):
        word, day, year = found.groups()
    else:
        return None
    month = _months(locale).get(word.lower())
    return _made(year, month, day) if month else None


def read_date(text: str, locale: Locale = FALLBACK) -> date | None:
    """Return the day that a person typed, None for blank text.

    Raises ValueError with a sentence for what is no day, or could be two.
    """
    typed = plain(text)
    if not typed:
        return None
    if found := _ISO.fullmatch(typed):
        return _made(*found.groups())
    if found := _NUMERIC.fullmatch(typed):
        return _numeric(*found.groups(), locale)
    if (spoken := _spoken(typed, locale)) is None:
        raise ValueError(MEND)
    return spoken


def show_date(value: date | None) -> str:
    """Return a day as the sheet prints it: "1 March 2027"."""
    return "" if value is None else str(format_date(value, "d MMMM y", locale="en"))
