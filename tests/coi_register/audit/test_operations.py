"""The column of versions is added to a table where it stands, and its triggers stay."""

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.test import override_settings

from coi_register.audit.operations import AddColumn, AddVersions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def state() -> ProjectState:
    """A table with one row, without the column."""
    before = ProjectState()
    made = migrations.CreateModel("Invented", [("id", models.IntegerField(primary_key=True))])
    made.state_forwards("door", before)
    with connection.schema_editor() as editor:
        made.database_forwards("door", editor, ProjectState(), before)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO door_invented (id) VALUES (1)")
    yield before
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE door_invented")


def test_each_row_is_at_its_first_version_and_the_table_was_not_made_anew(state: ProjectState) -> None:
    operation, after = AddVersions("invented"), state.clone()
    operation.state_forwards("door", after)
    with connection.schema_editor(collect_sql=True) as editor:
        operation.database_forwards("door", editor, state, after)
        assert [line for line in editor.collected_sql if "CREATE" in line or "DROP" in line] == []
    with connection.schema_editor() as editor:
        operation.database_forwards("door", editor, state, after)
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM door_invented")
        assert cursor.fetchall() == [(1,)]
    with connection.schema_editor() as editor:
        operation.database_backwards("door", editor, after, state)
    with connection.cursor() as cursor:
        assert [column.name for column in connection.introspection.get_table_description(cursor, "door_invented")] == ["id"]


def test_a_column_of_a_room_is_added_with_its_default_where_the_rows_are(state: ProjectState) -> None:
    words = models.TextField(default="")
    operation, after = AddColumn("invented", "words", words), state.clone()
    operation.state_forwards("door", after)
    with connection.schema_editor(collect_sql=True) as editor:
        operation.database_forwards("door", editor, state, after)
        assert [line for line in editor.collected_sql if "CREATE" in line or "DROP TABLE" in line] == []
    with connection.schema_editor() as editor:
        operation.database_forwards("door", editor, state, after)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM door_invented")
        assert cursor.fetchall() == [("",)]


def test_the_models_have_the_field_and_django_sees_nothing_more_to_add() -> None:
    loader = MigrationLoader(connection)
    with override_settings(MIGRATION_MODULES={}):
        loader.build_graph()
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    assert [operation for found in changes.values() for migration in found for operation in migration.operations] == []
