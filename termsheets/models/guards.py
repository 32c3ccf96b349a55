"""Tables that only grow: the database itself refuses every change of what stands."""

from django.db.migrations.operations.base import Operation

SQLITE = {
    "update": "BEFORE UPDATE ON {table} FOR EACH ROW",
    "delete": "BEFORE DELETE ON {table} FOR EACH ROW",
}
POSTGRESQL = {
    "update": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
KEPT_ONCE_PUBLISHED = (
    "OLD.state = 'draft' OR (OLD.state = 'published' AND NEW.state = 'retired'"
    " AND (OLD.number, OLD.note, OLD.files_json, OLD.digest, OLD.created, OLD.published_at) {same}"
    " (NEW.number, NEW.note, NEW.files_json, NEW.digest, NEW.created, NEW.published_at))"
)
"""When a version of the clause library may change: until it is published, and to be retired."""

SAME = {"postgresql": "IS NOT DISTINCT FROM", "sqlite": "IS"}
FUNCTION = """
CREATE OR REPLACE FUNCTION termsheets_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


class AppendOnly(Operation):
    """Lets rows of a model be inserted, and never updated, deleted or truncated.

    ``but`` is a condition, in SQL, on the OLD and the NEW row of an update
    that may be made all the same. A broken promise raises IntegrityError.
    SQLite forgets triggers when a later migration rebuilds the table: that
    migration states this again.
    """

    reversible = True

    def __init__(self, name, but=""):
        self.name, self.but = name, but

    def deconstruct(self):
        """Return how a migration states this operation."""
        return (type(self).__name__, [self.name], {"but": self.but} if self.but else {})

    def state_forwards(self, app_label, state):
        """Leave the models as they are: triggers are the database's own."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Put the triggers up."""
        self._execute(guarding, app_label, schema_editor, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take the triggers down."""
        self._execute(unguarding, app_label, schema_editor, from_state)

    def describe(self):
        """Return what the operation does, in words."""
        return f"Let {self.name} only grow"

    def _execute(self, statements, app_label, schema_editor, state):
        table = state.apps.get_model(app_label, self.name)._meta.db_table
        for statement in statements(schema_editor.connection.vendor, table, self.but):
            schema_editor.execute(statement, params=None)


class Unguard(AppendOnly):
    """Takes the triggers of a model down, for a change of its table; AppendOnly puts them back."""

    database_forwards = AppendOnly.database_backwards
    database_backwards = AppendOnly.database_forwards

    def describe(self):
        """Return what the operation does, in words."""
        return f"Let the table of {self.name} be changed"


def guarding(vendor, table, but=""):
    """Yield the statements that put up the triggers of a table, on SQLite or PostgreSQL."""
    if vendor == "postgresql":
        yield FUNCTION
    for when, event in _events(vendor, but).items():
        name, happening = f"{table}_no_{when}", event.format(table=table)
        if vendor == "postgresql":
            yield f"CREATE TRIGGER {name} {happening} EXECUTE FUNCTION termsheets_append_only()"
        else:
            refusal = f"SELECT RAISE(ABORT, '{table} is append-only');"
            yield f"CREATE TRIGGER {name} {happening} BEGIN {refusal} END"


def unguarding(vendor, table, but=""):
    """Yield the statements that take down the triggers of a table."""
    on_table = f" ON {table}" if vendor == "postgresql" else ""
    for when in _events(vendor, but):
        yield f"DROP TRIGGER {table}_no_{when}{on_table}"


def _events(vendor, but):
    """Return what each trigger of a table waits for, by the end of its name."""
    events = POSTGRESQL if vendor == "postgresql" else SQLITE
    if not but:
        return events
    unless = f" WHEN (NOT ({but.format(same=SAME[vendor])}))"
    return events | {"update": SQLITE["update"] + unless, "delete": SQLITE["delete"]}
