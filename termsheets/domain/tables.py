"""Schedules: the rows of an entity as a table of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from termsheets.domain import schedules, words
from termsheets.domain.answers import Answered, Placed, fact_of
from termsheets.domain.clauses import Run, RunKind, Table, TableRow
from termsheets.domain.terms import structure
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind

NOTHING = Run("\N{EN DASH}")
DEFINING = {"field_of_use": "tag", "metric": "name", "party": "short_name"}


def open_point(fact: Fact, source: str) -> Run:
    """Return the gap that a missing answer leaves."""
    return Run(f"[{fact.words}]", RunKind.OPEN_POINT, source)


def table_id(name: str, placed: Placed) -> str:
    """Return a table's permanent id, with the row's code where it is that row's."""
    entity = schedules.entity_of(name)
    if placed.row is not None and entity.parent and _holds(placed.row, entity):
        return f"table.{name}.{placed.key}"
    return f"table.{name}"


def _holds(row: Any, entity: structure.Entity) -> bool:
    return entity.key in type(row).model_fields


def _rows(answered: Answered, name: str, placed: Placed) -> Iterable[Placed]:
    entity = schedules.entity_of(name)
    if placed.row is not None and entity.parent and _holds(placed.row, entity):
        return [
            Placed(row, placed.row) for row in getattr(placed.row, entity.key) if not row.retired
        ]
    return answered.rows(entity.name)


def table_of(
    answered: Answered, name: str, placed: Placed, wanted: Callable[[Placed], bool]
) -> Table:
    """Return the table, its rows those of ``placed`` where it holds them."""
    rows = tuple(_row(answered, name, row) for row in _rows(answered, name, placed) if wanted(row))
    heads = schedules.heads(name)
    return Table(
        id=table_id(name, placed),
        title=schedules.title(name),
        columns=heads,
        rows=rows or (_gap(name, len(heads)),),
    )


def _gap(name: str, width: int) -> TableRow:
    key = schedules.entity_of(name).key
    first = Run(f"[{key.replace('_', ' ')}]", RunKind.OPEN_POINT, key)
    return TableRow("", ((first,), *(((NOTHING,),) * (width - 1))))


def _row(answered: Answered, name: str, placed: Placed) -> TableRow:
    cells = [cell_runs(answered, placed, column) for column in schedules.SCHEDULES[name]]
    if name in DEFINING:
        position = schedules.SCHEDULES[name].index(DEFINING[name])
        cells[position] = tuple(_defining(run) for run in cells[position])
    code = () if name == "field_of_use" else ((Run(placed.key),),)
    return TableRow(placed.key, (*code, *cells))


def _defining(run: Run) -> Run:
    is_gap = run.kind is RunKind.OPEN_POINT
    return run if is_gap else Run(run.text, RunKind.DEFINITION, run.source)


def cell_runs(answered: Answered, placed: Placed, column: str) -> tuple[Run, ...]:
    """Return what stands in a cell: an answer, an open point or a dash."""
    fact = fact_of(placed.row, column)
    if fact is None:
        return _COMPUTED[column](answered, placed)
    source = f"{placed.key}.{column}"
    text = answered.printed(placed, fact)
    if text:
        capital = fact.kind in (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.TERRITORIES)
        capital = capital or column == "country"
        return (Run(words.capital(text) if capital else text, source=source),)
    if column == "until_milestone":
        return (Run("Thereafter", source=source),)
    return (open_point(fact, source) if answered.is_open(placed, fact) else NOTHING,)


def _plan(answered: Answered, placed: Placed) -> tuple[Run, ...]:
    return cell_runs(answered, Placed(placed.parent), "subject")


def _milestone(answered: Answered, placed: Placed) -> tuple[Run, ...]:
    return cell_runs(answered, Placed(placed.parent), "title")


def _rate(answered: Answered, placed: Placed) -> tuple[Run, ...]:
    in_units = placed.value("base") == "units"
    return cell_runs(answered, placed, "unit_amount" if in_units else "rate_pct")


def _subject(answered: Answered, placed: Placed) -> tuple[Run, ...]:
    for column in ("grant", "asset", "category"):
        if getattr(placed.row, column):
            return cell_runs(answered, placed, column)
    return (Run("[subject]", RunKind.OPEN_POINT, f"{placed.key}.grant"),)


_COMPUTED: dict[str, Callable[[Answered, Placed], tuple[Run, ...]]] = {
    "plan": _plan,
    "milestone": _milestone,
    "rate": _rate,
    "subject": _subject,
}
