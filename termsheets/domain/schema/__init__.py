"""A deal as a file: versioned YAML or JSON, read with care and written back equal."""

from termsheets.domain.schema.building import build, validated, validated_row
from termsheets.domain.schema.freezing import freeze, thaw_public
from termsheets.domain.schema.published import json_schema
from termsheets.domain.schema.reading import read_json, read_yaml
from termsheets.domain.schema.snapshots import Snapshot, snapshot, thaw
from termsheets.domain.schema.version import VERSION
from termsheets.domain.schema.writing import dump, row_texts
from termsheets.domain.terms import Terms

__all__ = [
    "VERSION",
    "Snapshot",
    "dump",
    "freeze",
    "json_schema",
    "load_json",
    "load_yaml",
    "row_texts",
    "snapshot",
    "thaw",
    "thaw_public",
    "validated",
    "validated_row",
]


def load_yaml(text: str) -> Terms:
    """Return the Terms that a YAML file states; raise Refused with the problems."""
    return build(read_yaml(text))


def load_json(text: str) -> Terms:
    """Return the Terms that a JSON file states; raise Refused with the problems."""
    return build(read_json(text))
