"""Rows that were removed while somebody still wrote into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from termsheets.domain import schema
from termsheets.domain.terms import structure
from termsheets.models import Draft, RemovedRow
from termsheets.wizard.asking import Asking, Found


@dataclass(frozen=True)
class Removal:
    """A row as it was when it was removed, or the row around it: ``record`` brings it back."""

    record: RemovedRow
    found: Found

    @property
    def holder(self) -> str:
        """Return the code of the row that took this one along; empty if it went by itself."""
        return "" if self.record.code == self.found.code else self.record.code


class Gone(Exception):
    """The row that a request is about was removed meanwhile."""

    def __init__(self, desk: Any, removal: Removal) -> None:
        self.desk, self.removal = desk, removal
        super().__init__(f"{removal.found.code} was removed meanwhile.")


def removal_of(draft: Draft, asking: Asking, section: str, code: str) -> Removal:
    """Return the latest removal of a section's row; 404 if no such row was ever removed."""
    for record in draft.removed_rows.select_related("own"):
        entity = structure.entities()[record.key]
        if entity.section == section and (code == record.code or code in record.row_json):
            for found in _rows_of(record, entity, asking):
                if found.code == code:
                    return Removal(record, found)
    raise Http404(f"There is no row {code} in this step.")


def _rows_of(record: RemovedRow, entity: structure.Entity, asking: Asking) -> Iterator[Found]:
    """Yield a removed row and the rows inside it."""
    found = Found(entity, schema.validated_row(entity, record.answers()))
    yield found
    for _, inner in asking.children(found):
        yield from inner
