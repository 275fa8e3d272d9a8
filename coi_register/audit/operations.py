"""The column that counts the versions of a row, added without making the table anew."""

from typing import Any

from django.db import migrations


class AddVersion(migrations.AddField):
    """Like AddField; but SQLite would make the table anew for it, and a table made anew loses its triggers."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add the column where the rows are, each at its first version."""
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            table, column = (schema_editor.quote_name(name) for name in (model._meta.db_table, self.name))
            schema_editor.execute(
                f"ALTER TABLE {table} ADD COLUMN {column} integer DEFAULT 1 NOT NULL CHECK ({column} >= 0)"
            )
