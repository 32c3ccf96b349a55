"""Rows -> Terms, generic by field name: no model is named here."""

from termsheets.domain.schema import validated
from termsheets.domain.terms.structure import children_of, entities
from termsheets.domain.terms.types import Kind
from termsheets.models.mapping import (
    ALL,
    beside_rows,
    column_facts,
    models_by_key,
    own_facts,
    own_models,
    side_facts,
)


def read_terms(draft):
    """Return the Terms that the draft's rows state, in a constant number of queries."""
    return Reader(draft).terms()


class Reader:
    """Reads all rows of a draft, one query for each table."""

    def __init__(self, draft):
        self.draft = draft
        self.rows = {
            key: list(model.objects.filter(draft=draft)) for key, model in models_by_key().items()
        }
        self.own = {
            own.row_id: own
            for model in own_models().values()
            for own in model.objects.filter(draft=draft)
        }
        self.called = {
            row.pk: getattr(row, "code", None) or getattr(row, "tag", "")
            for rows in self.rows.values()
            for row in rows
        }
        self.lists = {}
        for key in self.rows:
            for fact in side_facts(key):
                self.read_lists(key, fact)

    def read_lists(self, key, fact):
        """Collect the shares or links of one field by row."""
        field = models_by_key()[key]._meta.get_field(fact.name)
        shares = fact.kind is Kind.SHARES
        here = "row_id" if shares else f"{field.m2m_field_name()}_id"
        for row in beside_rows(fact, key, [row.pk for row in self.rows[key]]):
            party = row.party_id if shares else getattr(row, f"{field.m2m_reverse_field_name()}_id")
            member = {"party": self.called[party], "pct": row.pct} if shares else self.called[party]
            self.lists.setdefault((getattr(row, here), fact.name), []).append(member)

    def terms(self):
        """Return the Terms made of all rows."""
        answers = {}
        for key, entity in entities().items():
            if entity.parent:
                continue
            rows = [self.answers(entity, row) for row in self.of(key)]
            answers[key] = rows[0] if entity.single else rows
        return validated(answers)

    def of(self, key, parent=None):
        """Return the rows of an entity in order, of one parent if it has any."""
        rows = self.rows[key]
        if parent is not None:
            rows = [row for row in rows if row.parent_id == parent]
        if key == "fields_of_use":
            rows = [row for row in rows if row.tag != ALL]
        return rows

    def answers(self, entity, row):
        """Return the answers that one row states, its children inside."""
        own = self.own.get(row.pk)
        found = {"unknown": (own and own.unknown) or row.unknown}
        found |= {fact.name: getattr(own, fact.name) for fact in own_facts(entity.key)}
        if not entity.single:
            found["retired"] = row.retired
        if hasattr(row, "code"):
            found["code"] = row.code
        for fact in column_facts(entity.key):
            link = fact.kind is Kind.LINK
            value = getattr(row, f"{fact.name}_id" if link else fact.name)
            found[fact.name] = self.called.get(value) if link else value
        for fact in side_facts(entity.key):
            found[fact.name] = self.lists.get((row.pk, fact.name), [])
        for child in children_of(entity.key):
            found[child.key] = [self.answers(child, inner) for inner in self.of(child.key, row.pk)]
        return found
