"""A migration that makes its tables at once: each as it is in the end, and Django reads the models again but once.

Otherwise Django reads all models again after each operation, and a first `migrate` takes a minute.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from django.db import migrations
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

Group = list[Operation]


class Migration(migrations.Migration):
    """What is said of a table that the same migration makes, is said while it is made. `sqlmigrate` tells each operation."""

    def apply(self, project_state: Any, schema_editor: Any, collect_sql: bool = False) -> Any:
        """Tables at once; every other operation as Django does it, in its turn."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        for group in groups(self.operations):
            if isinstance(group[0], CreateModel):
                self._create(group, project_state, schema_editor)
            else:
                one = copy(self)
                vars(one)["operations"] = group  # each migration has its own; the stubs take them for the class's
                project_state = super(Migration, one).apply(project_state, schema_editor)
        return project_state

    def _create(self, group: Group, state: Any, schema_editor: Any) -> None:
        read = vars(state).pop("apps", None)  # while there are none, no operation reads them again
        for operation in group:
            operation.state_forwards(self.app_label, state)
        made = [(self.app_label, one.name_lower) for one in group if isinstance(one, CreateModel)]
        if read is not None:
            state.apps = read
            state.reload_models(made)
        for key in made:
            model = state.apps.get_model(*key)
            if not model._meta.proxy and group[0].allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)


def groups(operations: Sequence[Operation]) -> Iterator[Group]:
    """The operations in their order: those that make tables together, each other one alone."""
    group, made = Group(), set[str]()
    for operation in operations:
        if isinstance(operation, CreateModel):
            made.add(operation.name_lower)
        elif not (isinstance(operation, AddField | AddConstraint | AddIndex) and operation.model_name_lower in made):
            if group:
                yield group
            yield [operation]
            group, made = [], set()
            continue
        group.append(operation)
    if group:
        yield group
