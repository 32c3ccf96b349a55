"""What is known about each field: declared once, read by everything else.

``fact`` declares a field of an entity; ``facts`` reads the declarations back
for printing, forms, database columns, completeness and the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from termsheets.domain import conditions
from termsheets.domain.terms.types import Kind, entries, members, short_text

LIST_LIMIT = 500
"""How many rows a list may have, whatever else holds."""


def named(field: str) -> str:
    """Return a field's name in words."""
    return " ".join("percent" if word == "pct" else word for word in field.split("_"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: how it is answered, when it is due and who may see it.

    ``default`` is what a new row starts with; ``due`` a condition on the row
    (or its parent) under which the field must be filled; ``private`` marks an
    answer that never leaves the side that gave it; ``target`` names the
    entity a link points at.
    """

    name: str
    kind: Kind
    note: str
    required: bool
    default: Any
    due: conditions.Condition | None
    private: bool
    target: str
    choices: tuple[str, ...]
    low: int | None
    high: int | None

    @property
    def words(self) -> str:
        """Return the field's name in words, as an open point prints it."""
        return named(self.name)

    @property
    def must_print(self) -> bool:
        """Return whether a gap shows in the sheet even when not yet due."""
        return self.required or self.default not in (None, ())

    @property
    def is_list(self) -> bool:
        """Return whether the answer is a tuple of several."""
        return self.kind in _LISTS


_LISTS = (Kind.SHARES, Kind.CHOICES, Kind.TERRITORIES, Kind.LINKS, Kind.CLAUSES)


def fact(
    note: str = "",
    *,
    required: bool = False,
    default: Any = None,
    due: str = "",
    private: bool = False,
    to: str = "",
    low: int | None = None,
    high: int | None = None,
) -> Any:
    """Declare a field; see ``Fact`` for the words.

    Raises BadCondition for a ``due`` that cannot be read.
    """
    if due:
        conditions.read(due)
    stated: dict[str, Any] = {
        "required": required,
        "due": due,
        "private": private,
        "to": to,
        "low": low,
        "high": high,
    }
    extra: dict[str, Any] = {
        f"x-{word}": value for word, value in stated.items() if value not in ("", False, None)
    }
    return Field(
        default=default, description=note or None, json_schema_extra=extra, ge=low, le=high
    )


def many(to: str = "", note: str = "", *, required: bool = False, due: str = "") -> Any:
    """Declare a field that holds a list: of links to an entity, or of choices."""
    return fact(note, required=required, due=due, to=to, default=())


class Value(BaseModel):
    """A frozen group of answers; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Answers(Value):
    """What every entity has: the questions answered "I do not know yet"."""

    unknown: Annotated[tuple[str, ...], BeforeValidator(entries)] = Field(
        default=(), description='Fields answered "I do not know yet".'
    )


class Row(Answers):
    """An entity that repeats, each row known by a code that is never reused.

    ``retired`` rows stay for those that refer to them, but leave the sheet.
    """

    prefix: ClassVar[str]

    code: str = Field(pattern=r"^[A-Z]{2}-[1-9][0-9]{0,5}$", description="BG-1; never reused.")
    retired: bool = Field(
        default=False, strict=True, description="Kept for references, no longer printed."
    )

    @property
    def key(self) -> str:
        """Return what others refer to this row by."""
        return self.code


class Tagged(Answers):
    """An entity that repeats and is known by a tag of its own choosing."""

    tag: Annotated[str, BeforeValidator(short_text), Kind.SHORT] = fact(
        "slug; ALL is reserved", required=True, default=...
    )
    retired: bool = Field(
        default=False, strict=True, description="Kept for references, no longer printed."
    )

    @property
    def key(self) -> str:
        """Return what others refer to this row by."""
        return self.tag


def rows(low: int, high: int | None) -> Any:
    """Declare a list of rows, of which a sent round has ``low`` to ``high``."""
    return Field(default=(), max_length=LIST_LIMIT, json_schema_extra={"x-rows": [low, high]})


STRUCTURE = frozenset(Row.model_fields) | frozenset(Answers.model_fields)


def _literals(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    for part in get_args(annotation):
        if found := _literals(part):
            return found
    return ()


def _kind(info: FieldInfo) -> Kind | None:
    stated = next((mark for mark in info.metadata if isinstance(mark, Kind)), None)
    if stated or not _literals(info.annotation):
        return stated
    return Kind.CHOICES if get_origin(info.annotation) is tuple else Kind.CHOICE


def _fact_of(name: str, info: FieldInfo) -> Fact | None:
    kind = _kind(info)
    if name in STRUCTURE or kind is None:
        return None
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    due = str(extra.get("x-due", ""))
    return Fact(
        name=name,
        kind=kind,
        note=info.description or "",
        required=bool(extra.get("x-required")),
        default=None if info.is_required() else info.default,
        due=conditions.read(due) if due else None,
        private=bool(extra.get("x-private")),
        target=str(extra.get("x-to", "")),
        choices=_literals(info.annotation),
        low=extra.get("x-low"),  # type: ignore[arg-type]
        high=extra.get("x-high"),  # type: ignore[arg-type]
    )


@cache
def facts(entity: type[Value]) -> Mapping[str, Fact]:
    """Return the entity's fields by name, in the order they are declared."""
    found = (_fact_of(name, info) for name, info in entity.model_fields.items())
    return MappingProxyType({fact.name: fact for fact in found if fact})


def is_due(fact: Fact, lookup: conditions.Lookup) -> bool:
    """Return whether the field must be filled, given its row's answers."""
    return fact.required or (fact.due is not None and fact.due.holds(lookup))


Several = BeforeValidator(members)
