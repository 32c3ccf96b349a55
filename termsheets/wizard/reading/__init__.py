"""What people type, read as values of the deal; and values shown as they would type them.

Every reader takes text and returns a value, None for blank text, or raises
ValueError with a sentence that says what to change.
"""

from termsheets.wizard.reading.dates import read_date, show_date
from termsheets.wizard.reading.numbers import read_number, show_number
from termsheets.wizard.reading.places import (
    read_country,
    read_currency,
    read_law,
    read_territories,
    show_country,
    show_law,
    show_territories,
)
from termsheets.wizard.reading.speech import locale_of

__all__ = [
    "locale_of",
    "read_country",
    "read_currency",
    "read_date",
    "read_law",
    "read_number",
    "read_territories",
    "show_country",
    "show_date",
    "show_law",
    "show_number",
    "show_territories",
]
