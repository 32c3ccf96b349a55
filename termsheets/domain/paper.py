"""Which paper a term sheet prints on: the paper that its parties have."""

from collections.abc import Iterable
from typing import Literal

from termsheets.domain.clauses import Run, TermSheet
from termsheets.domain.territories import country_name
from termsheets.domain.words import capital

Paper = Literal["A4", "Letter"]

ON_LETTER = frozenset({"US", "CA"})
LETTER_COUNTRIES = frozenset(capital(country_name(code)) for code in ON_LETTER)


def paper_for(sheet: TermSheet) -> Paper:
    """Return Letter where every party is in the United States or Canada, otherwise A4."""
    countries = {_text(party.country) for party in sheet.parties}
    return "Letter" if countries and countries <= LETTER_COUNTRIES else "A4"


def paper_in(countries: Iterable[str | None]) -> Paper:
    """Return Letter where every party's country, by its code, prints on it, otherwise A4."""
    found = set(countries)
    return "Letter" if found and found <= ON_LETTER else "A4"


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
