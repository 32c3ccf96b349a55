"""What is taken out of a draft is kept, so that it can be put back."""

from collections.abc import Iterable

from termsheets.domain import schema
from termsheets.domain.edits import Place, key_of
from termsheets.models import Draft, OwnRemovedRow, RemovedRow


def keep_removed(draft: Draft, found: Iterable[Place]) -> None:
    """Keep rows that leave a draft, with what stands inside them; private answers apart."""
    rows, own = [], []
    for place in found:
        shared, kept = schema.row_texts(place.entity, place.row)
        row = RemovedRow(
            draft=draft,
            key=place.entity.key,
            code=key_of(place.row),
            parent=place.parent,
            position=place.index,
            row_json=shared,
        )
        rows.append(row)
        if place.entity.private:
            own.append(OwnRemovedRow(removed=row, row_json=kept))
    RemovedRow.objects.bulk_create(rows)
    if own:
        for each in own:
            each.removed_id = each.removed.pk
        OwnRemovedRow.objects.bulk_create(own)
