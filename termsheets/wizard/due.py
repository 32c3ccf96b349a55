"""When a field matters, said so that the page can follow as answers change."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from termsheets.domain import expressions
from termsheets.domain.terms.facts import Fact

Told = Callable[[str], Any]


def _tree(part: Any, fields: frozenset[str], lookup: Told) -> list[Any]:
    if isinstance(part, expressions.Literal):
        return ["is", part.value if isinstance(part.value, bool | None) else str(part.value)]
    if isinstance(part, expressions.Name):
        return ["field", part.path] if part.path in fields else ["is", lookup(part.path)]
    if isinstance(part, expressions.Not):
        return ["not", _tree(part.inner, fields, lookup)]
    if isinstance(part, expressions.Equal):
        return ["in", *(_tree(side, fields, lookup) for side in (part.left, part.right))]
    if isinstance(part, expressions.Among):
        group = part.group if isinstance(part.group, tuple) else (part.group,)
        return ["in", *(_tree(side, fields, lookup) for side in (part.item, *group))]
    word = "and" if isinstance(part, expressions.Every) else "or"
    return [word, *(_tree(inner, fields, lookup) for inner in part.parts)]


def rule(fact: Fact, fields: frozenset[str], lookup: Told) -> str:
    """Return the condition as JSON for the page; empty for a field that always matters.

    Names that are not on the page, such as the parent row's, are replaced by
    their values.
    """
    if fact.required or fact.due is None:
        return ""
    return json.dumps(_tree(fact.due.expression, fields, lookup), default=str)
