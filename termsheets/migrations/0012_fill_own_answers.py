"""Private answers go into the tables of their own, out of rows, snapshots and removed rows."""

import json

from django.db import migrations

PRIVATE = {
    "parties": ("Party", ("planned_exit", "planned_exit_by")),
    "expectations": ("Expectation", ("priority",)),
    "background_assets": ("BackgroundAsset", ("encumbrance_note",)),
    "assumptions": ("Assumption", ("confidence",)),
}
BATCH = 500


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parted(key, row):
    """Return a row's answers without the private ones, and those; all that is unknown goes too."""
    names = PRIVATE[key][1]
    own = {name: row[name] for name in names if name in row}
    shared = {name: value for name, value in row.items() if name not in names}
    if set(names) & set(row.get("unknown", ())):
        own["unknown"] = row["unknown"]
        shared["unknown"] = [name for name in row["unknown"] if name not in names]
    if not shared.get("unknown", True):
        del shared["unknown"]
    return shared, own


def lines_of(snapshot):
    """Yield the parts of a snapshot by key, each row by itself."""
    for line in snapshot.split("\n"):
        for key, value in json.loads(line).items():
            for row in value if isinstance(value, list) else (value,):
                yield key, row, isinstance(value, list)


def split(snapshot):
    """Return a snapshot in two parts: what it shares, and its side's own."""
    shared, own = [], []
    for key, row, is_listed in lines_of(snapshot):
        told, kept = parted(key, row) if key in PRIVATE else (row, None)
        shared.append(compact({key: [told] if is_listed else told}))
        own += [] if kept is None else [compact(kept)]
    return "\n".join(shared), "\n".join(own)


def joined(shared, own):
    """Return the two parts of a snapshot as one again."""
    kept, lines = iter(own.split("\n")), []
    for key, row, is_listed in lines_of(shared):
        answers = next(kept, "") if key in PRIVATE else ""
        whole = row | json.loads(answers) if answers else row
        lines.append(compact({key: [whole] if is_listed else whole}))
    return "\n".join(lines)


def fill(apps, schema_editor):
    for name, fields in PRIVATE.values():
        rows, own = (apps.get_model("termsheets", each) for each in (name, f"Own{name}"))
        fill_rows(rows, own, fields)
    drafts, answers = (apps.get_model("termsheets", name) for name in ("Draft", "OwnAnswers"))
    for draft in drafts.objects.only("terms_json").iterator(BATCH):
        shared, own = split(draft.terms_json)
        drafts.objects.filter(pk=draft.pk).update(terms_json=shared)
        answers.objects.create(draft=draft, answers_json=own)
    removed, kept = (apps.get_model("termsheets", name) for name in ("RemovedRow", "OwnRemovedRow"))
    for row in removed.objects.filter(key__in=PRIVATE).iterator(BATCH):
        shared, own = parted(row.key, json.loads(row.row_json))
        removed.objects.filter(pk=row.pk).update(row_json=compact(shared))
        kept.objects.create(removed=row, row_json=compact(own))


def fill_rows(rows, own, fields):
    for row in rows.objects.iterator(BATCH):
        hides = set(fields) & set(row.unknown)
        told = {name: getattr(row, name) for name in fields}
        own.objects.create(
            row=row, draft_id=row.draft_id, unknown=row.unknown if hides else [], **told
        )
        if hides:
            left = [name for name in row.unknown if name not in fields]
            rows.objects.filter(pk=row.pk).update(unknown=left)


def give_back(apps, schema_editor):
    for name, fields in PRIVATE.values():
        rows, own = (apps.get_model("termsheets", each) for each in (name, f"Own{name}"))
        for kept in own.objects.iterator(BATCH):
            told = {field: getattr(kept, field) for field in fields}
            if kept.unknown:
                told["unknown"] = kept.unknown
            rows.objects.filter(pk=kept.pk).update(**told)
        own.objects.all().delete()
    answers = apps.get_model("termsheets", "OwnAnswers")
    for kept in answers.objects.select_related("draft").iterator(BATCH):
        whole = joined(kept.draft.terms_json, kept.answers_json)
        type(kept.draft).objects.filter(pk=kept.draft_id).update(terms_json=whole)
    answers.objects.all().delete()
    removed = apps.get_model("termsheets", "OwnRemovedRow")
    for kept in removed.objects.select_related("removed").iterator(BATCH):
        whole = json.loads(kept.removed.row_json) | json.loads(kept.row_json)
        type(kept.removed).objects.filter(pk=kept.removed_id).update(row_json=compact(whole))
    removed.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0011_own_answers"),
    ]

    operations = [migrations.RunPython(fill, give_back)]
