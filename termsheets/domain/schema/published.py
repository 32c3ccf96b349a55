"""The JSON Schema of a deal file, for editors and other programs."""

from __future__ import annotations

from typing import Any

from termsheets.domain.schema.version import VERSION
from termsheets.domain.terms import Terms


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a deal file of the current version."""
    schema = Terms.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Deal file"
    schema["properties"] = {
        "schema_version": {"const": VERSION},
        "as_of": {"type": "string", "format": "date"},
        "expected_findings": {"type": "array"},
        **schema["properties"],
    }
    schema["required"] = ["schema_version"]
    return schema
