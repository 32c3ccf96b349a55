"""Which paper a term sheet prints on: the paper that its parties have."""

from typing import Literal

from termsheets.domain.clauses import Run, TermSheet
from termsheets.domain.territories import country_name
from termsheets.domain.words import capital

Paper = Literal["A4", "Letter"]

LETTER_COUNTRIES = frozenset(capital(country_name(code)) for code in ("US", "CA"))


def paper_for(sheet: TermSheet) -> Paper:
    """Return Letter where every party is in the United States or Canada, otherwise A4."""
    countries = {_text(party.country) for party in sheet.parties}
    return "Letter" if countries and countries <= LETTER_COUNTRIES else "A4"


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
