"""How each kind of answer stands in a file, as the published JSON Schema says it."""

from __future__ import annotations

from typing import Any

from termsheets.domain import territories
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import NUMBER_LIMIT, WHOLE_LIMIT, Kind
from termsheets.domain.text import LONG_LIMIT, SHORT_LIMIT

Schema = dict[str, Any]

LINE: Schema = {"type": "string", "maxLength": SHORT_LIMIT}
TERRITORY: Schema = {
    "description": "A country or group of countries; with - before it, all but that.",
    "type": "string",
    "pattern": f"^-?({'|'.join(sorted(territories.COUNTRIES) + list(territories.GROUPS))})$",
}
_DAY = "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_EDGE = int(NUMBER_LIMIT)
UNITS = {"days": "Calendar days", "months": "Months", "hours": "Hours", "years": "Years"}
MEANINGS = {
    Kind.PERCENT: "Percent: 5 means 5%",
    Kind.MONEY: "An amount in the deal's currency",
    Kind.DATE: "A date such as 2027-03-01",
    Kind.TERRITORIES: "Territory codes",
    Kind.SHARES: "Each party's percent, 100 in total",
    Kind.CLAUSE: "The id of a clause",
    Kind.CLAUSES: "Ids of clauses",
}


def answer(fact: Fact) -> Schema:
    """Return the schema of a field; null or an empty list is "not known yet"."""
    found = {"title": fact.words.capitalize(), **_shape(fact)}
    if told := _description(fact):
        found["description"] = told
    if isinstance(fact.default, str | bool | int):
        found["default"] = fact.default
    return found


def several(items: Schema) -> Schema:
    """Return the schema of a list without repeats."""
    return {"type": ["array", "null"], "items": items, "uniqueItems": True}


def _shape(fact: Fact) -> Schema:
    if fact.kind is Kind.CHOICE:
        return {"enum": [*fact.choices, None]}
    if fact.kind is Kind.CHOICES:
        return several({"enum": list(fact.choices)})
    if fact.kind is Kind.WHOLE:
        low, high = fact.low or 0, WHOLE_LIMIT if fact.high is None else fact.high
        return {"type": ["integer", "null"], "minimum": low, "maximum": high}
    return _SHAPES[fact.kind]


def _number(digits: str, **limits: int) -> Schema:
    """Return the schema of a number, bare or as text with nothing lost."""
    text = {"type": "string", "pattern": f"^{digits}$"}
    return {"anyOf": [{"type": "number", **limits}, text, {"type": "null"}]}


_SHAPES: dict[Kind, Schema] = {
    Kind.SHORT: {"type": ["string", "null"], "maxLength": SHORT_LIMIT},
    Kind.LONG: {"type": ["string", "null"], "maxLength": LONG_LIMIT},
    Kind.LINK: {"type": ["string", "null"], "maxLength": SHORT_LIMIT},
    Kind.CLAUSE: {"type": ["string", "null"], "maxLength": SHORT_LIMIT},
    Kind.LINKS: several(LINE),
    Kind.CLAUSES: several(LINE),
    Kind.TERRITORIES: several({"$ref": "#/$defs/Territory"}),
    Kind.SHARES: several({"$ref": "#/$defs/Share"}),
    Kind.DATE: {"type": ["string", "null"], "format": "date", "pattern": _DAY},
    Kind.YES_NO: {"type": ["boolean", "null"]},
    Kind.PERCENT: _number(r"(100(\.0{1,4})?|[0-9]{1,2}(\.[0-9]{1,4})?)", minimum=0, maximum=100),
    Kind.MONEY: _number(r"[0-9]{1,15}(\.[0-9]{1,6})?", minimum=0, exclusiveMaximum=_EDGE),
    Kind.NUMBER: _number(
        r"-?[0-9]{1,15}(\.[0-9]{1,6})?", exclusiveMinimum=-_EDGE, exclusiveMaximum=_EDGE
    ),
}


def _description(fact: Fact) -> str:
    """Return what a field asks: its note, its unit, when it is due and who sees it."""
    said = (
        fact.note[:1].upper() + fact.note[1:],
        UNITS.get(fact.name.rpartition("_")[2], "") or _meaning(fact),
        "Needed in a round" if fact.required else "",
        f"Needed in a round where {fact.due.text}" if fact.due else "",
        "Private: stays with the side that entered it" if fact.private else "",
    )
    return " ".join(f"{sentence.removesuffix('.')}." for sentence in said if sentence)


def _meaning(fact: Fact) -> str:
    if fact.target == "Party":
        return "Parties by short name or code" if fact.is_list else "A party's short name or code"
    if fact.target:
        known = "tag" if fact.target == "FieldOfUse" else "code"
        return f"{known.capitalize()}{'s' if fact.is_list else ''} of {fact.target}"
    return MEANINGS.get(fact.kind, "")
