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
        guard(schema_editor.connection, self._table(app_label, to_state))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take the triggers down."""
        unguard(schema_editor.connection, self._table(app_label, from_state))

    def describe(self):
        """Return what the operation does, in words."""
        return f"Let {self.name} only grow"

    def _table(self, app_label, state):
        return state.apps.get_model(app_label, self.name)._meta.db_table


def guard(connection, table):
    """Put up the triggers of a table, on SQLite or PostgreSQL."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for statement in _triggers(connection.vendor, table):
            cursor.execute(statement)


def unguard(connection, table):
    """Take down the triggers of a table."""
    on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for when in _events(connection.vendor):
            cursor.execute(f"DROP TRIGGER {table}_no_{when}{on_table}")


def _events(vendor):
    return POSTGRESQL if vendor == "postgresql" else SQLITE


def _triggers(vendor, table):
    for when, event in _events(vendor).items():
        name = f"{table}_no_{when}"
        if vendor == "postgresql":
            happening = event.format(table=table)
            yield f"CREATE TRIGGER {name} {happening} EXECUTE FUNCTION termsheets_append_only()"
        else:
            refusal = f"SELECT RAISE(ABORT, '{table} is append-only');"
            yield f"CREATE TRIGGER {name} {event} ON {table} BEGIN {refusal} END"
