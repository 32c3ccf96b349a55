"""Terms -> rows, generic by field name: no model is named here."""

from functools import cache

from django.apps import apps

from termsheets.domain.edits import key_of, places
from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind
from termsheets.models.own import OwnRow
from termsheets.models.rows import DraftRow, pk_of

ALL = "ALL"
PLAIN_LISTS = (Kind.CHOICES, Kind.TERRITORIES, Kind.CLAUSES)


@cache
def models_by_key():
    """Return the model of every entity by the entity's key in Terms."""
    found = (model for model in apps.get_models() if issubclass(model, DraftRow))
    return {model.entity_key: model for model in found}


@cache
def own_models():
    """Return the model of the private answers of each entity that has any, by its key."""
    found = (model for model in apps.get_models() if issubclass(model, OwnRow))
    return {model._meta.get_field("row").related_model.entity_key: model for model in found}


@cache
def own_facts(key):
    """Return the private facts of an entity: columns of the row's own row."""
    return tuple(fact for fact in entities()[key].facts.values() if fact.private)


@cache
def column_facts(key):
    """Return the facts of an entity that are columns of its row: links and plain values."""
    beside = (Kind.SHARES, Kind.LINKS)
    plain = (fact for fact in entities()[key].facts.values() if fact.kind not in beside)
    return tuple(fact for fact in plain if not fact.private)


@cache
def side_facts(key):
    """Return the facts of an entity that are kept in rows beside its own."""
    beside = (Kind.SHARES, Kind.LINKS)
    return tuple(fact for fact in entities()[key].facts.values() if fact.kind in beside)


class Keys:
    """Primary keys of a draft's rows by what Terms call them."""

    def __init__(self, draft_id, tags):
        self.draft_id = draft_id
        self.tags = tags

    @classmethod
    def of(cls, draft_id, *, ask):
        """Return the keys; ``ask`` whether fields of use are looked up, as they may be renamed."""
        fields = models_by_key()["fields_of_use"].objects.filter(draft_id=draft_id)
        return cls(draft_id, dict(fields.values_list("tag", "pk")) if ask else {})

    def pk(self, key, code):
        """Return the primary key of a row, or of a single entity."""
        return self.tags[code] if key == "fields_of_use" else pk_of(self.draft_id, code or key)

    def target(self, fact, code):
        """Return the primary key that a link leads to."""
        return self.tags[code] if fact.target == "FieldOfUse" else pk_of(self.draft_id, code)


def columns(key, row, keys, only=None):
    """Return the columns of a row by attribute name, of all fields or of ``only`` some."""
    written = {}
    for fact in column_facts(key):
        if only is not None and fact.name not in only:
            continue
        value = getattr(row, fact.name)
        if fact.kind is Kind.LINK:
            written[f"{fact.name}_id"] = keys.target(fact, value) if value else None
        else:
            written[fact.name] = list(value) if fact.kind in PLAIN_LISTS else value
    if only is None or "unknown" in only:
        private = entities()[key].private
        written["unknown"] = [name for name in row.unknown if name not in private]
    if hasattr(row, "retired") and (only is None or "retired" in only):
        written["retired"] = row.retired
    return written


def own_columns(key, row, only=None):
    """Return the columns of a row's private answers, of all fields or of ``only`` some."""
    names = [fact.name for fact in own_facts(key) if only is None or fact.name in only]
    written = {name: getattr(row, name) for name in names}
    if only is None or "unknown" in only:
        hides = entities()[key].private.intersection(row.unknown)
        written["unknown"] = list(row.unknown) if hides else []
    return written


def instance(place, keys):
    """Return the unsaved row of a place in Terms."""
    key, row = place.entity.key, place.row
    facts = columns(key, row, keys)
    if not place.entity.single:
        facts["position"] = place.index
    if hasattr(row, "code"):
        facts["code"] = row.code
    if place.parent:
        facts["parent_id"] = pk_of(keys.draft_id, place.parent)
    return models_by_key()[key](pk=keys.pk(key, key_of(row)), draft_id=keys.draft_id, **facts)


def beside(fact, key, row, pk, keys):
    """Return the unsaved rows that hold a list of shares or links of a row."""
    model = models_by_key()[key]
    if fact.kind is Kind.SHARES:
        shares = model._meta.get_field(fact.name).related_model
        return [
            shares(row_id=pk, party_id=keys.target(fact, share.party), pct=share.pct)
            for share in getattr(row, fact.name)
        ]
    link = model._meta.get_field(fact.name)
    through, here, there = (
        link.remote_field.through,
        link.m2m_field_name(),
        link.m2m_reverse_field_name(),
    )
    return [
        through(**{f"{here}_id": pk, f"{there}_id": keys.target(fact, code)})
        for code in getattr(row, fact.name)
    ]


def insert(found, keys):
    """Insert the rows of places in Terms, with a constant number of queries for each kind."""
    by_key = {}
    for place in found:
        by_key.setdefault(place.entity.key, []).append(place)
    for key, several in by_key.items():
        models_by_key()[key].objects.bulk_create(instance(place, keys) for place in several)
    for key, several in by_key.items():
        for fact in side_facts(key):
            insert_beside(fact, several, keys)
        if key in own_models():
            insert_own(key, several, keys)


def insert_own(key, several, keys):
    """Insert the private answers of rows of one kind."""
    own = own_models()[key]
    own.objects.bulk_create(
        own(
            row_id=keys.pk(key, key_of(place.row)),
            draft_id=keys.draft_id,
            **own_columns(key, place.row),
        )
        for place in several
    )


def update(place, row, changed, keys):
    """Write the fields of a row that ``changed`` names, as ``row`` states them."""
    key = place.entity.key
    pk = keys.pk(key, key_of(place.row))
    if written := columns(key, row, keys, only=changed):
        models_by_key()[key].objects.filter(pk=pk).update(**written)
    if key in own_models() and (written := own_columns(key, row, only=changed)):
        own_models()[key].objects.filter(row=pk).update(**written)
    for fact in side_facts(key):
        if fact.name in changed:
            replace_beside(fact, place, row, keys)


def insert_beside(fact, several, keys):
    """Insert the lists of shares or links of rows of one kind."""
    rows = [
        row
        for place in several
        for row in beside(
            fact,
            place.entity.key,
            place.row,
            keys.pk(place.entity.key, key_of(place.row)),
            keys,
        )
    ]
    if rows:
        type(rows[0]).objects.bulk_create(rows)


def replace_beside(fact, place, row, keys):
    """Write one list of shares or links of a row anew, as ``row`` states it."""
    key = place.entity.key
    pk = keys.pk(key, key_of(place.row))
    beside_rows(fact, key, [pk]).delete()
    if rows := beside(fact, key, row, pk, keys):
        type(rows[0]).objects.bulk_create(rows)


def reorder(key, rows, sequence, keys):
    """Store the positions (and order) that ``rows`` have in their list's new sequence."""
    model = models_by_key()[key]
    index = {row.key: number for number, row in enumerate(sequence)}
    facts = ["order"] if "order" in entities()[key].facts else []
    changed = [
        model(
            pk=keys.pk(key, row.key),
            position=index[row.key],
            **{name: getattr(row, name) for name in facts},
        )
        for row in rows
    ]
    if facts:
        model.objects.filter(pk__in=[row.pk for row in changed]).update(order=None)
    model.objects.bulk_update(changed, ["position", *facts])


def beside_rows(fact, key, pks):
    """Return the rows that hold a list of shares or links of the rows with these keys."""
    field = models_by_key()[key]._meta.get_field(fact.name)
    if fact.kind is Kind.SHARES:
        return field.related_model.objects.filter(row__in=pks).order_by("pk")
    through = field.remote_field.through
    return through.objects.filter(**{f"{field.m2m_field_name()}__in": pks}).order_by("pk")


def write_terms(draft, terms):
    """Write the rows of a new draft from its Terms."""
    fields = models_by_key()["fields_of_use"]
    reserved = fields.objects.create(draft=draft, tag=ALL, position=-1)
    tags = {row.tag: fields(draft=draft).pk for row in terms.fields_of_use}
    insert(places(terms), Keys(draft.pk, {ALL: reserved.pk, **tags}))


def rewrite_terms(draft, terms):
    """Write the rows of a draft anew from other Terms, in a constant number of deletions.

    Rows link to each other in circles; the database looks at links when the
    transaction ends, so the order in which rows go does not matter.
    """
    for key, model in models_by_key().items():
        rows = model.objects.filter(draft=draft)
        for fact in side_facts(key):
            beside_rows(fact, key, rows.values("pk")).order_by()._raw_delete(rows.db)
    for model in (*own_models().values(), *models_by_key().values()):
        rows = model.objects.filter(draft=draft)
        rows._raw_delete(rows.db)
    write_terms(draft, terms)
