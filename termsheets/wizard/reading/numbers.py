"""Numbers, percents and amounts as people type them: "1.5m", "12,5 %", "USD 1,000"."""

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol, list_currencies

from termsheets.wizard.reading.speech import FALLBACK, plain

_SYMBOLS = {"$": "", "€": "EUR", "£": "GBP", "¥": "JPY", "us$": "USD"}
_TIMES = {
    "": 1,
    **dict.fromkeys(("k", "thousand", "tsd", "tsd."), 1_000),
    **dict.fromkeys(("m", "mn", "mio", "mio.", "million", "millions", "millionen"), 1_000_000),
    **dict.fromkeys(("b", "bn", "billion", "billions", "mrd", "mrd."), 1_000_000_000),
}
_CURRENCIES = frozenset(code.lower() for code in list_currencies())
_PARTS = re.compile(
    r"(?P<before>[^\d+-]*?)\s*(?P<sign>[+-]?)\s*(?P<number>[0-9][0-9.,' ]*|[.,][0-9]+)"
    r"\s*(?P<after>[^\d]*)",
)


@lru_cache(maxsize=200)
def _patterns(locale: Locale) -> tuple[re.Pattern[str], str, str]:
    point, group = get_decimal_symbol(locale), get_group_symbol(locale)
    gaps = "".join(re.escape(mark) for mark in {"'", " ", "." if point == "," else ","} - {point})
    whole = rf"[0-9]{{1,3}}(?:[{gaps}][0-9]{{2,3}})*[{gaps}][0-9]{{3}}|[0-9]*"
    return re.compile(rf"({whole})(?:{re.escape(point)}([0-9]*))?"), point, group


def _digits(text: str, locale: Locale) -> Decimal:
    pattern, _, _ = _patterns(locale)
    found = pattern.fullmatch(text.strip())
    whole = re.sub(r"[^0-9]", "", found[1]) if found else ""
    if found is None or not (whole or found[2]):
        like = show_number(Decimal("1250.5"), locale)
        raise ValueError(f"Write the number like {like}, with thousands in groups of three.")
    if len(whole) > 15 or len(found[2] or "") > 12:
        raise ValueError("Use a number of at most 15 digits before the decimal point.")
    return Decimal(f"{whole or 0}.{found[2] or 0}")


def _unit_of(word: str, currency: str) -> str:
    """Return the word without a currency or percent mark that fits."""
    rest = word.lower().strip()
    for mark in ("%", "percent", "prozent", "pct"):
        rest = rest.removesuffix(mark).strip()
    for mark, code in _SYMBOLS.items():
        if mark in rest and (not code or code == currency or mark == "¥"):
            rest = rest.replace(mark, "").strip()
    for piece in rest.split():
        if piece in _CURRENCIES and piece.upper() != currency:
            raise ValueError(
                f"This deal counts in {currency or 'plain numbers'}, not {piece.upper()}. "
                f"Write the amount in {currency or 'plain numbers'}."
            )
    return " ".join(piece for piece in rest.split() if piece.upper() != currency)


def read_number(text: str, locale: Locale = FALLBACK, *, currency: str = "") -> Decimal | None:
    """Return the number that a person typed, None for blank text.

    Points and commas count as the locale has them; "k", "m" and "bn" multiply.
    Raises ValueError with a sentence for what is no number, is too long, or
    names another currency than the deal's.
    """
    typed = plain(text)
    if not typed:
        return None
    if len(typed) > 60:
        raise ValueError("Use a number of at most 15 digits before the decimal point.")
    found = _PARTS.fullmatch(typed)
    if found is None:
        raise ValueError(f"Write this as a number, such as {show_number(Decimal(1250), locale)}.")
    if _unit_of(found["before"], currency):
        raise ValueError(f"Leave out “{found['before'].strip()}” and write the number alone.")
    times = _TIMES.get(_unit_of(found["after"], currency))
    if times is None:
        raise ValueError(f"Leave out “{found['after'].strip()}” and write the number alone.")
    value = _digits(found["number"], locale) * times
    return -value if found["sign"] == "-" else value


def show_number(value: Decimal | int | None, locale: Locale = FALLBACK) -> str:
    """Return a number as the locale writes it, all its decimals kept: "1,250.5"."""
    if value is None:
        return ""
    return str(format_decimal(value, format="#,##0.######", locale=locale))
