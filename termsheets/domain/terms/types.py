"""The kinds of answer a deal is made of, each checked when it is made.

None is "not known yet": a draft may be incomplete everywhere.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Strict
from pydantic_core import PydanticCustomError

from termsheets.domain import territories
from termsheets.domain.text import clean, clean_line

WHOLE_LIMIT = 1_000_000_000
NUMBER_LIMIT = Decimal(10) ** 15
EXPONENT_LIMIT = 40
DECIMAL_PLACES = 6
PERCENT_PLACES = 4


class Kind(StrEnum):
    """How a field is answered; the catalog's one-letter types by name."""

    SHORT = "short text"
    LONG = "long text"
    SHARES = "shares"
    WHOLE = "whole number"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes or no"
    CHOICE = "choice"
    CHOICES = "choices"
    TERRITORIES = "territories"
    LINK = "link"
    LINKS = "links"
    CLAUSE = "clause"
    CLAUSES = "clauses"


def refuse(message: str) -> PydanticCustomError:
    """Return the error that a validator raises: a sentence with the mend."""
    return PydanticCustomError("answer", "{sentence}", {"sentence": message})


def _text(value: Any, clean_text: Any) -> Any:
    if not isinstance(value, str):
        raise refuse("Write this as text, in quotes.")
    try:
        return clean_text(value) or None
    except ValueError as error:
        raise refuse(str(error)) from error


def short_text(value: Any) -> Any:
    """Return a cleaned line, or None for a blank one."""
    return None if value is None else _text(value, clean_line)


def long_text(value: Any) -> Any:
    """Return a cleaned text, or None for a blank one."""
    return None if value is None else _text(value, clean)


def whole(value: Any) -> Any:
    """Return a whole number from 0 to a thousand million."""
    if value is None:
        return None
    number = number_of(value)
    if number != number.to_integral_value():
        raise refuse("Use a whole number, without decimals.")
    if not 0 <= number <= WHOLE_LIMIT:
        raise refuse(f"Use a whole number from 0 to {WHOLE_LIMIT:,}.")
    return int(number)


def number_of(value: Any) -> Decimal:
    """Return a finite Decimal of a size that every output can hold."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise refuse("Use a number such as 1250.50.")
    if isinstance(value, str) and len(value) > 40:
        raise refuse("Use a number of at most 15 digits before the decimal point.")
    try:
        found = Decimal(value)
    except ArithmeticError:
        raise refuse("Use a number such as 1250.50.") from None
    if not found.is_finite() or found.copy_abs() >= NUMBER_LIMIT:
        raise refuse("Use a number of at most 15 digits before the decimal point.")
    if abs(int(found.as_tuple().exponent)) > EXPONENT_LIMIT:
        raise refuse(f"Write the number out in digits, with at most {DECIMAL_PLACES} decimals.")
    return found


def decimals_of(number: Decimal) -> int:
    """Return how many decimals a number needs, trailing zeros aside."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def number(value: Any) -> Any:
    """Return a Decimal with at most six decimals, of either sign."""
    if value is None:
        return None
    found = number_of(value)
    if decimals_of(found) > DECIMAL_PLACES:
        raise refuse(f"Use at most {DECIMAL_PLACES} decimals.")
    return found + 0


def money(value: Any) -> Any:
    """Return an amount of at least 0 with at most six decimals."""
    amount = number(value)
    if amount is not None and amount < 0:
        raise refuse("Use an amount of 0 or more.")
    return amount


def percent(value: Any) -> Any:
    """Return a percent from 0 to 100 with at most four decimals."""
    found = number(value)
    if found is not None and not 0 <= found <= 100:
        raise refuse("Use a percent from 0 to 100; 5 means 5%.")
    if found is not None and decimals_of(found) > PERCENT_PLACES:
        raise refuse(f"Use at most {PERCENT_PLACES} decimals.")
    return found


def day(value: Any) -> Any:
    """Return a date from 1900 to 2199, read from ISO text if need be."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise refuse("Use a date such as 2027-03-01.") from None
    if value is None:
        return None
    if type(value) is not date:
        raise refuse("Use a date such as 2027-03-01.")
    if not 1900 <= value.year < 2200:
        raise refuse("Use a date between 1900 and 2199.")
    return value


def members(value: Any) -> Any:
    """Return a list without repeats as a tuple; None is an empty one."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise refuse("Use a list.")
    if len(set(map(repr, value))) < len(value):
        raise refuse("The same entry stands there twice. Remove one.")
    return tuple(value)


def entries(value: Any) -> Any:
    """Return a list of cleaned lines without repeats as a tuple."""
    return members([short_text(entry) for entry in members(value)])


def territory_list(value: Any) -> Any:
    """Return territory codes that make a list with a meaning."""
    codes = entries(value)
    if None in codes:
        raise refuse("Use territory codes such as US, in quotes.")
    try:
        return territories.check(codes)
    except ValueError as error:
        raise refuse(str(error)) from error


ShortText = Annotated[str | None, BeforeValidator(short_text), Kind.SHORT]
LongText = Annotated[str | None, BeforeValidator(long_text), Kind.LONG]
Whole = Annotated[int | None, BeforeValidator(whole), Kind.WHOLE]
Number = Annotated[Decimal | None, BeforeValidator(number), Kind.NUMBER]
Percent = Annotated[Decimal | None, BeforeValidator(percent), Kind.PERCENT]
Money = Annotated[Decimal | None, BeforeValidator(money), Kind.MONEY]
Date = Annotated[date | None, BeforeValidator(day), Kind.DATE]
YesNo = Annotated[bool | None, Strict(), Kind.YES_NO]
Territories = Annotated[tuple[str, ...], BeforeValidator(territory_list), Kind.TERRITORIES]
Link = Annotated[str | None, BeforeValidator(short_text), Kind.LINK]
Links = Annotated[tuple[str, ...], BeforeValidator(entries), Kind.LINKS]
ClauseId = Annotated[str | None, BeforeValidator(short_text), Kind.CLAUSE]
ClauseIds = Annotated[tuple[str, ...], BeforeValidator(entries), Kind.CLAUSES]
