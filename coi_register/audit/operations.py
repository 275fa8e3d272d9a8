"""Columns added to a table where it stands, without making it anew: the versions of a row, and what a room adds."""

from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.operations.fields import AddField


class AddVersions(Operation):
    """Like AddField for each of the models named, in one step.

    With AddField SQLite would make each table anew, and a table made anew loses its triggers; and Django would read all
    models again after each, which for eighty of them takes ten seconds.
    """

    category = OperationCategory.ADDITION

    def __init__(self, *named: str) -> None:
        self.named = named

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """The names of the models, as they were given."""
        return type(self).__name__, [*self.named], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Each model has the field; those that point to them are read again once."""
        for model in self.named:
            state.models[app_label, model].fields["version"] = models.PositiveIntegerField(default=1)
        state.reload_models([(app_label, model) for model in self.named])

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add the column where the rows are, each at its first version."""
        kind = "integer unsigned" if schema_editor.connection.vendor == "sqlite" else "integer"
        for table in self._tables(app_label, schema_editor, to_state):
            schema_editor.execute(
                f'ALTER TABLE {table} ADD COLUMN "version" {kind} DEFAULT 1 NOT NULL CHECK ("version" >= 0)'
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take the column away."""
        for table in self._tables(app_label, schema_editor, from_state):
            schema_editor.execute(f'ALTER TABLE {table} DROP COLUMN "version"')

    def describe(self) -> str:
        """For the list that `migrate --plan` prints."""
        return f"Count the versions of {', '.join(self.named)}"

    def _tables(self, app_label: str, schema_editor: Any, state: Any) -> list[str]:
        of_the_app = [state.apps.get_model(app_label, model) for model in self.named]
        alias = schema_editor.connection.alias
        return [
            schema_editor.quote_name(model._meta.db_table) for model in of_the_app if self.allow_migrate_model(alias, model)
        ]


class AddColumn(AddField):
    """AddField for a column without a relation, with its default for the rows that are there.

    With AddField SQLite would make the table anew where the column may not be null, and a table made anew loses its triggers.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add the column where the rows are."""
        model = to_state.apps.get_model(app_label, self.model_name)
        if schema_editor.connection.vendor != "sqlite" or not self.allow_migrate_model(
            schema_editor.connection.alias, model
        ):
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        definition, _ = schema_editor.column_sql(model, model._meta.get_field(self.name), include_default=True)
        table, column = (schema_editor.quote_name(name) for name in (model._meta.db_table, self.name))
        schema_editor.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
