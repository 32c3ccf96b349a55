"""Tables that only grow: the database itself refuses every change of what stands."""

from django.db.migrations.operations.base import Operation

SQLITE = {
    "update": "BEFORE UPDATE",
    "delete": "BEFORE DELETE",
}
POSTGRESQL = {
    "update": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
FUNCTION = """
CREATE OR REPLACE FUNCTION termsheets_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


class AppendOnly(Operation):
    """Lets rows of a model be inserted, and never updated, deleted or truncated.

    A broken promise raises IntegrityError. SQLite forgets triggers when a
    later migration rebuilds the table: that migration states this again.
    """

    reversible = True

    def __init__(self, name):
        self.name = name

    def deconstruct(self):
        """Return how a migration states this operation."""
        return (type(self).__name__, [self.name], {})

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
        for statement in statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)


def guarding(vendor, table):
    """Yield the statements that put up the triggers of a table, on SQLite or PostgreSQL."""
    if vendor == "postgresql":
        yield FUNCTION
    for when, event in _events(vendor).items():
        name = f"{table}_no_{when}"
        if vendor == "postgresql":
            happening = event.format(table=table)
            yield f"CREATE TRIGGER {name} {happening} EXECUTE FUNCTION termsheets_append_only()"
        else:
            refusal = f"SELECT RAISE(ABORT, '{table} is append-only');"
            yield f"CREATE TRIGGER {name} {event} ON {table} BEGIN {refusal} END"


def unguarding(vendor, table):
    """Yield the statements that take down the triggers of a table."""
    on_table = f" ON {table}" if vendor == "postgresql" else ""
    for when in _events(vendor):
        yield f"DROP TRIGGER {table}_no_{when}{on_table}"


def _events(vendor):
    return POSTGRESQL if vendor == "postgresql" else SQLITE
