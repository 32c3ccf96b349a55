"""Reads the catalog's field notation (``name type help``) from tests/data/fields.md."""

import re
from dataclasses import dataclass, field
from pathlib import Path

CATALOG = Path(__file__).parent.parent / "data" / "fields.md"

SECTION = re.compile(r"^### 2\.\d+ `(?P<name>\w+)`")
ENTITY = re.compile(r"^(?P<name>[A-Z]\w+) \[(?P<low>\d+)\.\.(?P<high>\w+)\](?P<note>.*)$")
FIELD = re.compile(
    r"^(?P<name>[a-z_]+) (?P<type>s|t|rows|i|d|%|\$|date|b|e|m|L|>>?[A-Z]\w+)"
    r"(?P<flags>[!^]*)(?P<default>=[\w]+)?(?P<later_flags>[!^]*)(?P<due>\?\S+)?"
    r"(?: (?P<rest>.*))?$"
)
CHOICES = re.compile(r"\{([\w,]+)\}")


@dataclass
class FieldLine:
    """One field as the catalog writes it."""

    name: str
    type: str
    required: bool
    private: bool
    default: str | None
    due: str | None
    choices: tuple[str, ...]
    note: str


@dataclass
class EntityBlock:
    """One entity as the catalog writes it; ``high`` is None where open."""

    name: str
    section: str
    low: int
    high: int | None
    note: str
    fields: list[FieldLine] = field(default_factory=list)


def read_field(line: str) -> FieldLine:
    """Return the field that a line describes, or raise ValueError."""
    found = FIELD.match(line)
    if found is None:
        raise ValueError(f"Not a field line: {line!r}")
    rest = found["rest"] or ""
    choices = CHOICES.search(rest)
    flags = found["flags"] + found["later_flags"]
    return FieldLine(
        name=found["name"],
        type=found["type"],
        required="!" in flags,
        private="^" in flags,
        default=found["default"][1:] if found["default"] else None,
        due=found["due"][1:] if found["due"] else None,
        choices=tuple(choices[1].split(",")) if choices else (),
        note=CHOICES.sub("", rest).strip(),
    )


def entities() -> list[EntityBlock]:
    """Return every entity of the catalog, in its order."""
    found: list[EntityBlock] = []
    section = ""
    inside = False
    for line in CATALOG.read_text(encoding="utf-8").splitlines():
        if heading := SECTION.match(line):
            section = heading["name"]
        elif line.startswith("```"):
            inside = line == "```fields"
        elif inside and (block := ENTITY.match(line)):
            high = None if block["high"] == "n" else int(block["high"])
            found.append(
                EntityBlock(block["name"], section, int(block["low"]), high, block["note"].strip())
            )
        elif inside:
            found[-1].fields.append(read_field(line))
    return found
