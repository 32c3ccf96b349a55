"""The JSON Schema of a deal file, for editors and other programs."""

from __future__ import annotations

from functools import cache

from termsheets.domain.schema.answering import LINE, TERRITORY, Schema, answer, several
from termsheets.domain.schema.version import VERSION
from termsheets.domain.terms.facts import LIST_LIMIT, Row, facts
from termsheets.domain.terms.shares import Share
from termsheets.domain.terms.structure import Entity, children_of, entities

SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
TAKES_PART: Schema = {"not": {"properties": {"retired": {"const": True}}, "required": ["retired"]}}
BESIDE: Schema = {
    "schema_version": {"const": VERSION, "description": "The form of file that this is."},
    "as_of": {"description": "The day that a sample's findings are from; not read."},
    "expected_findings": {"description": "What checks find in a sample; not read."},
}


@cache
def json_schema() -> Schema:
    """Return the JSON Schema of a deal file of the current version.

    It says all that one field, row or list can say. Links that lead nowhere,
    dates out of order and the like are for the import to find.
    """
    top = {key: _place(entity) for key, entity in entities().items() if not entity.parent}
    share = _mapping({name: answer(fact) for name, fact in facts(Share).items()})
    parts = {"Share": share, "Territory": TERRITORY}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Deal file",
        "description": "A deal as YAML or JSON. What is not known yet is null or left out.",
        **_mapping(BESIDE | top),
        "required": ["schema_version"],
        "$defs": {entity.name: _entity(entity) for entity in entities().values()} | parts,
    }


def _mapping(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _place(entity: Entity) -> Schema:
    """Return the schema of an entity's place in the file: itself, or a list of its rows."""
    item = {"$ref": f"#/$defs/{entity.name}"}
    if entity.single:
        return item
    found = {"type": "array", "items": item, "maxItems": LIST_LIMIT, "description": _count(entity)}
    if entity.key == "parties":
        found |= {"contains": TAKES_PART, "minContains": 0, "maxContains": entity.high}
    return found


def _count(entity: Entity) -> str:
    per = f" for each {entities()[entity.parent].name}" if entity.parent else ""
    most = "or more" if entity.high is None else f"to {entity.high}"
    exact = entity.low == entity.high
    return f"A round has {entity.low}{'' if exact else f' {most}'}{per}."


def _entity(entity: Entity) -> Schema:
    known = {name: answer(fact) for name, fact in entity.facts.items()}
    known |= {child.key: _place(child) for child in children_of(entity.key)}
    stated = {"description": _told(entity), **_mapping(_known_by(entity, known))}
    if not entity.single:
        stated["required"] = ["code" if issubclass(entity.cls, Row) else "tag"]
    return stated


def _told(entity: Entity) -> str:
    cls = next(cls for cls in entity.cls.__mro__ if cls.__name__ == entity.name)
    return (cls.__doc__ or "").partition("\n")[0]


def _known_by(entity: Entity, known: Schema) -> Schema:
    """Return an entity's properties with those that every one of its kind has."""
    unknown = several({"enum": list(entity.facts)})
    more: Schema = {"unknown": unknown | {"description": 'Fields answered "I do not know yet".'}}
    if entity.single:
        return known | more
    retired = "Kept for those that refer to it, no longer printed."
    more["retired"] = {"type": "boolean", "default": False, "description": retired}
    if issubclass(entity.cls, Row):
        code = f"What others refer to this row by: {entity.cls.prefix}-1; never reused."
        pattern = f"^{entity.cls.prefix}-[1-9][0-9]{{0,5}}$"
        return {"code": {"type": "string", "pattern": pattern, "description": code}} | known | more
    tag = known["tag"] | LINE | {"pattern": SLUG}
    return known | {"tag": tag} | more
