"""Territory codes: what a list of them covers and how it prints.

Members of the continents follow UN M49 as CLDR gives it; those of the
European Union and the European Economic Area follow their treaties.
"""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale

from termsheets.domain.text import shown

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
EUROPE = frozenset(
    "AD AL AT AX BA BE BG BY CH CQ CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT "
    "LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK".split()
)
ASIA = frozenset(
    "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO "
    "MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE".split()
)
AFRICA = frozenset(
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EA EG EH ER ET GA GH GM GN GQ GW IC IO KE KM LR LS LY "
    "MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM "
    "ZW".split()
)
OCEANIA = frozenset(
    "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS".split()
)
NORTH_AMERICA = frozenset("BM CA GL PM US".split())
LATIN_AMERICA = frozenset(
    "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN "
    "KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI".split()
)
MIDDLE_EAST = frozenset("AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE".split())

_NAMES = {str(code): str(words) for code, words in Locale("en").territories.items()}
COUNTRIES = frozenset(code for code in _NAMES if len(code) == 2 and code.isalpha()) - frozenset(
    ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")
)
GROUPS = {
    "WORLD": COUNTRIES,
    "EU": EU,
    "EEA": EU | {"IS", "LI", "NO"},
    "EUROPE": EUROPE,
    "ASIA": ASIA,
    "AFRICA": AFRICA,
    "OCEANIA": OCEANIA,
    "NORTH_AMERICA": NORTH_AMERICA,
    "LATIN_AMERICA": LATIN_AMERICA,
    "MIDDLE_EAST": MIDDLE_EAST,
}
_GROUP_NAMES = {
    "WORLD": "worldwide",
    "EU": "the European Union",
    "EEA": "the European Economic Area",
    "EUROPE": "Europe",
    "ASIA": "Asia",
    "AFRICA": "Africa",
    "OCEANIA": "Oceania",
    "NORTH_AMERICA": "Northern America",
    "LATIN_AMERICA": "Latin America",
    "MIDDLE_EAST": "the Middle East",
}
_TAKE_THE = frozenset(("US", "GB", "NL", "PH", "AE"))

US_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
LEGAL_SYSTEMS = {
    "GB-ENG": "England and Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
    **{f"US-{code}": name for code, name in US_STATES.items()},
}


def members(code: str) -> frozenset[str]:
    """Return the countries of a country or group code, without its sign."""
    return GROUPS.get(code, frozenset((code,)))


def is_territory(code: str) -> bool:
    """Return whether an unsigned code is a country or a group."""
    return code in COUNTRIES or code in GROUPS


def covered(codes: Sequence[str]) -> frozenset[str]:
    """Return the countries that a list such as ``WORLD, -US`` covers."""
    added = (members(code) for code in codes if not code.startswith("-"))
    taken = (members(code[1:]) for code in codes if code.startswith("-"))
    return frozenset().union(*added) - frozenset().union(*taken)


def check(codes: Sequence[str]) -> tuple[str, ...]:
    """Return the codes if they make a list that means something.

    Raises ValueError for an unknown or repeated code, and for an exception
    that takes nothing away.
    """
    whole = frozenset().union(*(members(code) for code in codes if not code.startswith("-")))
    for position, code in enumerate(codes):
        if not is_territory(code.removeprefix("-")):
            raise ValueError(
                f"{shown(code)} is not a territory. Use country codes such as US, or "
                f"{', '.join(GROUPS)}; put - before one to leave it out."
            )
        if code in codes[:position]:
            raise ValueError(f"{code} stands there twice. Remove one.")
        if code.startswith("-") and not members(code[1:]) & whole:
            raise ValueError(f"{code} takes nothing away. Add what it is an exception to.")
    return tuple(codes)


def country_name(code: str) -> str:
    """Return a country's name as a sentence has it: "the United States"."""
    name = _NAMES.get(code, code)
    takes_the = code in _TAKE_THE or "Islands" in name or "Republic" in name
    return f"the {name}" if takes_the else name


def name(code: str) -> str:
    """Return the name of an unsigned country or group code."""
    return _GROUP_NAMES.get(code) or country_name(code)


def names(codes: Sequence[str]) -> str:
    """Return the list in words: "worldwide except the United States"."""
    included = ", ".join(name(code) for code in codes if not code.startswith("-"))
    excepted = ", ".join(name(code[1:]) for code in codes if code.startswith("-"))
    return f"{included} except {excepted}" if excepted else included


def law_name(code: str) -> str:
    """Return the name of a legal system: "Delaware", "England and Wales"."""
    return LEGAL_SYSTEMS.get(code) or country_name(code)


def is_legal_system(code: str) -> bool:
    """Return whether a code names a legal system we know."""
    return code in LEGAL_SYSTEMS or code in COUNTRIES


@lru_cache(maxsize=1)
def codes_by_name() -> dict[str, str]:
    """Return the code of every country and group by its lower-case name."""
    found = {_NAMES[code].lower(): code for code in sorted(COUNTRIES)}
    found |= {words.lower(): code for code, words in _GROUP_NAMES.items()}
    return found
