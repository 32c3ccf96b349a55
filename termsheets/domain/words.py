"""How bare values print: choices, numbers, money and dates, in US English."""

from datetime import date
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_precision

PRINTED_OTHERWISE = {
    "saas_distribution": "SaaS distribution",
    "oem_resale": "OEM resale",
    "co_development": "co-development",
    "cross_license": "cross-license",
    "ip": "IP",
    "ai": "AI",
    "ipo": "IPO",
    "know_how": "know-how",
    "us_federal_funding": "US federal funding",
    "copyleft_weak": "weak copyleft",
    "copyleft_strong": "strong copyleft",
    "copyleft_network": "network copyleft",
    "jsc": "joint steering committee",
    "have_made": "have made by others",
    "sla": "service level agreement",
    "co_owned": "co-owned",
    "paid_up": "paid-up",
    "royalty_free": "royalty-free",
    "non_exclusive": "non-exclusive",
    "free_non_exclusive": "freely, non-exclusively",
    "convert_non_exclusive": "conversion to non-exclusive",
    "survives_non_exclusive": "survives as non-exclusive",
    "survives_paid_up": "survives paid-up",
    "wind_down": "wind-down",
    "sell_off": "sell-off",
    "buyout_option": "buy-out option",
    "non_assert": "mutual promise not to assert",
    "yes_no": "yes or no",
    "gte": "at least",
    "lte": "at most",
    "eq": "exactly",
    "metric": "by metric",
    "own": "each side its own",
    "bimonthly": "every two months",
    "semiannual": "twice a year",
    "annual": "yearly",
    "each_release": "at each release",
    "nda": "NDA",
    "iso_27001": "ISO 27001",
    "soc2": "SOC 2",
    "mfa": "multi-factor authentication",
    "no_ai_training": "no AI training",
}


def choice(key: str) -> str:
    """Return a choice as it prints inside a sentence."""
    return PRINTED_OTHERWISE.get(key) or key.replace("_", " ")


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def yes_no(value: bool) -> str:
    """Return yes or no."""
    return "yes" if value else "no"


def number(value: Decimal | int) -> str:
    """Return 1,250 or 2.75: thousands commas, no trailing zeros."""
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Decimal) -> str:
    """Return 27.5%."""
    return f"{number(value)}%"


def points(value: Decimal) -> str:
    """Return +0.5 points."""
    sign = "+" if value > 0 else ""
    return f"{sign}{number(value)} points"


@cache
def minor_units(currency: str) -> int:
    """Return how many decimals amounts of a currency have."""
    return int(get_currency_precision(currency))


def money(value: Decimal, currency: str, decimals: int | None = None) -> str:
    """Return USD 1,000.00, with the currency's minor units or more if given."""
    places = minor_units(currency) if decimals is None else decimals
    return f"{currency} {value:,.{places}f}"


def unit_price(value: Decimal, currency: str) -> str:
    """Return USD 0.0125: minor units at least, six decimals at most."""
    exponent = value.normalize().as_tuple().exponent
    return money(value, currency, max(minor_units(currency), -int(exponent)))


def day(value: date) -> str:
    """Return 1 March 2027."""
    return f"{value.day} {value:%B} {value.year}"


def tag(value: str) -> str:
    """Return a field of use's name: grocery-forecasting is Grocery Forecasting."""
    return "all fields" if value == "ALL" else value.replace("-", " ").title()
