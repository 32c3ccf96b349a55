"""Territories, countries, legal systems and currencies by code or by name."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name, list_currencies

from termsheets.domain import territories
from termsheets.domain.text import shown
from termsheets.wizard.reading.speech import FALLBACK, plain

_NICKNAMES = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "america": "US", "uk": "GB", "u.k.": "GB",
    "great britain": "GB", "world": "WORLD", "global": "WORLD", "everywhere": "WORLD",
    "european union": "EU", "european economic area": "EEA", "north america": "NORTH_AMERICA",
    "northern america": "NORTH_AMERICA", "latin america": "LATIN_AMERICA",
    "middle east": "MIDDLE_EAST", "czech republic": "CZ", "korea": "KR",
}  # fmt: skip
_EXCEPT = re.compile(r"(?:^|\s+)(?:except(?: for)?|excluding|without|but not|not)\s+|^-\s*", re.I)


@lru_cache(maxsize=200)
def _named(locale: Locale) -> dict[str, str]:
    local = {str(name).lower(): str(code) for code, name in locale.territories.items()}
    known = {name: code for name, code in local.items() if territories.is_territory(code)}
    every = known | _NICKNAMES | territories.codes_by_name()
    return {plain(name): code for name, code in every.items()}


def _code_of(text: str, locale: Locale) -> str:
    name = text.strip().strip(".").lower().removeprefix("the ")
    code = name.upper().replace(" ", "_")
    if territories.is_territory(code):
        return code
    found = _named(locale).get(name) or _named(locale).get(f"the {name}")
    if not found:
        raise ValueError(
            f"“{shown(text.strip())}” is no territory we know. Write a country's name or code, "
            "worldwide, or a region such as EU; put “except” before what to leave out."
        )
    return found


def read_territories(text: str, locale: Locale = FALLBACK) -> tuple[str, ...]:
    """Return territory codes: "Worldwide, except US" is ("WORLD", "-US").

    Raises ValueError naming the piece that is no territory.
    """
    codes = []
    for piece in re.split(r"[,;\n]", plain(text.replace("\n", ","))):
        included, *excepted = _EXCEPT.split(piece.strip())
        codes += [_code_of(included, locale)] if included.strip() else []
        codes += [f"-{_code_of(name, locale)}" for name in excepted if name.strip()]
    return territories.check(codes)


def _shown_as(name: str, code: str, read: Callable[[str], object]) -> str:
    """Return the name where it reads back as the code, else the code."""
    try:
        return name if read(name) == code else code
    except ValueError:
        return code


@lru_cache(maxsize=2_000)
def _territory_name(code: str) -> str:
    name = territories.name(code).removeprefix("the ")
    name = name[:1].upper() + name[1:]
    return _shown_as(name, code, lambda text: _code_of(text, FALLBACK))


def show_territories(codes: Sequence[str]) -> str:
    """Return the list as a person would type it: "Worldwide, except United States"."""
    return ", ".join(
        f"except {_territory_name(code[1:])}" if code.startswith("-") else _territory_name(code)
        for code in codes
    )


def read_country(text: str, locale: Locale = FALLBACK) -> str | None:
    """Return a country's code; raise ValueError for anything else."""
    typed = plain(text)
    if not typed:
        return None
    try:
        code = _code_of(typed, locale)
    except ValueError:
        code = ""
    if code not in territories.COUNTRIES:
        raise ValueError("Write one country by its name or its two-letter code, such as US.")
    return code


def show_country(code: str | None) -> str:
    """Return a country as a person would type it."""
    return _territory_name(code) if code else ""


@lru_cache(maxsize=1)
def _laws() -> dict[str, str]:
    return {name.lower(): code for code, name in territories.LEGAL_SYSTEMS.items()} | {
        "england": "GB-ENG",
        "english law": "GB-ENG",
    }


def read_law(text: str, locale: Locale = FALLBACK) -> str | None:
    """Return the code of a legal system; raise ValueError for anything else."""
    typed = plain(text)
    if not typed:
        return None
    name = typed.lower().removeprefix("the ").removeprefix("state of ").removeprefix("laws of ")
    for code in (typed.upper(), "" if _is_ambiguous(name) else _laws().get(name, "")):
        if territories.is_legal_system(code):
            return code
    if _is_ambiguous(name):
        raise ValueError("Write US-GA for the state of Georgia, or GE for the country.")
    try:
        return read_country(typed, locale)
    except ValueError:
        raise ValueError(
            "Write a country, or a state such as Delaware or US-DE, or England and Wales."
        ) from None


def _is_ambiguous(name: str) -> bool:
    return name == "georgia"


def show_law(code: str | None) -> str:
    """Return a legal system as a person would type it."""
    if not code:
        return ""
    return _shown_as(territories.law_name(code).removeprefix("the "), code, read_law)


@lru_cache(maxsize=1)
def _currencies() -> dict[str, str]:
    codes = sorted(list_currencies(locale="en"))
    return {get_currency_name(code, locale="en").lower(): code for code in codes} | {
        "euro": "EUR",
        "euros": "EUR",
        "dollar": "USD",
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
    }


def read_currency(text: str) -> str | None:
    """Return a currency's code; raise ValueError for anything else."""
    typed = plain(text)
    if not typed:
        return None
    code = _currencies().get(typed.lower(), typed.upper())
    if code not in _currencies().values():
        raise ValueError("Write the currency as its three-letter code, such as USD or EUR.")
    return code
