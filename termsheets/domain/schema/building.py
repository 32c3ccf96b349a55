"""Plain values -> Terms, with every problem named by place, row and field."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from pydantic import ValidationError

from termsheets.domain.problems import PROBLEM_LIMIT, Problem, Refused
from termsheets.domain.schema.version import VERSION
from termsheets.domain.terms import Terms
from termsheets.domain.terms.facts import Answers
from termsheets.domain.terms.structure import Entity, children_of, entities
from termsheets.domain.terms.types import Kind
from termsheets.domain.text import shown

BESIDE_TERMS = frozenset({"schema_version", "as_of", "expected_findings"})


def build(tree: Any) -> Terms:
    """Return the Terms of a plain tree.

    Raises Refused with the first 20 problems: a newer version, an unknown
    key, a value of the wrong kind. Parties may be named by short name.
    """
    if not isinstance(tree, dict):
        raise Refused([Problem("", "", "", "A deal file is a mapping that starts with a deal.")])
    _check_version(tree.get("schema_version"))
    answers = {key: value for key, value in tree.items() if key not in BESIDE_TERMS}
    _resolve_parties(answers)
    return validated(answers)


def validated(answers: dict[str, Any]) -> Terms:
    """Return the Terms of answers whose links are codes; raise Refused otherwise."""
    try:
        return Terms.model_validate(answers)
    except ValidationError as error:
        details = islice(error.errors(include_url=False), PROBLEM_LIMIT)
        found = [_problem(dict(detail), answers) for detail in details]
        raise Refused(found, more=error.error_count() - len(found)) from None


def validated_row(entity: Entity, answers: dict[str, Any]) -> Answers:
    """Return one row made of answers; raise Refused with its problems."""
    try:
        return entity.cls.model_validate(answers)
    except ValidationError as error:
        code = _code(answers)
        found = (_row_problem(dict(one), entity, code) for one in error.errors(include_url=False))
        raise Refused(found) from None


def _check_version(version: Any) -> None:
    if version == VERSION and not isinstance(version, bool):
        return
    raise Refused([Problem("schema_version", "", "schema_version", _version_sentence(version))])


def _version_sentence(version: Any) -> str:
    mend = f"schema_version: {VERSION}"
    if version is None:
        return f"The file does not say its schema version. Add: {mend}"
    if isinstance(version, Decimal) and version > VERSION:
        known = f"The file has schema version {_read(version)}; this program reads up to {VERSION}."
        return f"{known} Update the program, or export the deal again from here."
    return f"The schema version is {_read(version)}, which is not a version number. Write: {mend}"


def _read(value: Any) -> str:
    """Return a value as a message repeats it."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(shown(value)) if isinstance(value, str) else shown(str(value))


def _resolve_parties(answers: dict[str, Any]) -> None:
    parties = answers.get("parties")
    rows = [row for row in parties if isinstance(row, dict)] if isinstance(parties, list) else []
    codes = {row["code"] for row in rows if isinstance(row.get("code"), str)}
    names = {
        row["short_name"]: row["code"]
        for row in rows
        if isinstance(row.get("short_name"), str) and isinstance(row.get("code"), str)
    }
    known = {name: code for name, code in names.items() if name not in codes}
    for key, entity in entities().items():
        if not entity.parent and key in answers:
            answers[key] = _with_codes(entity, answers[key], known)


def _with_codes(entity: Entity, value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_with_codes(entity, row, known) for row in value]
    if not isinstance(value, dict):
        return value
    changed = dict(value)
    for name, fact in entity.facts.items():
        if name in changed and (fact.target == "Party" or fact.kind is Kind.SHARES):
            changed[name] = _coded(changed[name], known)
    for child in children_of(entity.key):
        if child.key in changed:
            changed[child.key] = _with_codes(child, changed[child.key], known)
    return changed


def _coded(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, list):
        return [_coded(item, known) for item in value]
    if isinstance(value, dict) and "party" in value:
        return {**value, "party": _coded(value["party"], known)}
    return value


def _path(location: tuple[Any, ...]) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{shown(part)}" for part in location)
    return "".join(parts).removeprefix(".")


def _walk(location: tuple[Any, ...], answers: Any) -> Iterator[Any]:
    value = answers
    for part in location:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return
        yield value


def _problem(detail: dict[str, Any], answers: dict[str, Any]) -> Problem:
    location = detail["loc"]
    words = [part for part in location if isinstance(part, str)]
    rows = [value for value in _walk(location[:-1], answers) if isinstance(value, dict)]
    code = next((code for code in map(_code, reversed(rows)) if code), "")
    keys = [word for word in words if word in entities()]
    field = next((shown(word) for word in words[1:] if word not in entities()), "")
    known = _known(entities()[keys[-1]]) if keys else tuple(Terms.model_fields)
    message = _sentence(detail, code or _path(location[:-1]), location[-1], known)
    return Problem(_path(location), code, field, message)


def _code(row: dict[str, Any]) -> str:
    code = row.get("code") or row.get("tag")
    return shown(code) if isinstance(code, str) else ""


def _known(entity: Entity) -> tuple[str, ...]:
    return tuple(entity.cls.model_fields)


def _row_problem(detail: dict[str, Any], entity: Entity, code: str) -> Problem:
    location = detail["loc"]
    field = str(location[0])
    place = code or entity.key
    return Problem(
        f"{place}.{_path(location)}",
        code,
        field,
        _sentence(detail, place, field, _known(entity)),
    )


def _sentence(detail: dict[str, Any], place: str, last: str | int, known: tuple[str, ...]) -> str:
    if isinstance(last, int):
        return f"{place}, entry {last + 1}: {_reason(detail)}"
    field = shown(last)
    if detail["type"] == "extra_forbidden":
        close = difflib.get_close_matches(field, known, 1)
        mend = f"Did you mean {close[0]}?" if close else "Remove it."
        return f"{place or 'The file'}: there is no field called {field or repr(field)}. {mend}"
    lead = f"{place}, {field.replace('_', ' ')}" if place else field.replace("_", " ")
    return f"{lead}: {_reason(detail)}"


def _reason(detail: dict[str, Any]) -> str:
    context = detail.get("ctx") or {}
    reasons = {
        "answer": str(context.get("sentence")),
        "missing": "Fill this in; it has no default.",
        "literal_error": f"Choose one of {context.get('expected')}.",
        "bool_type": "Answer true or false.",
        "string_pattern_mismatch": "Use two capital letters and a number, such as BG-1.",
        "greater_than_equal": f"Use a number of at least {context.get('ge')}.",
        "less_than_equal": f"Use a number of at most {context.get('le')}.",
        "string_type": "Write this as text, in quotes.",
        "string_unicode": "Remove the half character in it.",
        "too_long": f"Keep at most {context.get('max_length')} rows in this list.",
        "tuple_type": "Use a list.",
    }
    return reasons.get(detail["type"], "Use a mapping of field names to values.")
