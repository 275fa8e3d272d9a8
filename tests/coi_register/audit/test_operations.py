"""The column of versions is added to a table where it stands, and its triggers stay."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from coi_register.audit.operations import AddVersion

pytestmark = pytest.mark.django_db(transaction=True)
FIELD = models.PositiveIntegerField(default=1)


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
    operation, after = AddVersion("invented", "version", FIELD), state.clone()
    operation.state_forwards("door", after)
    with connection.schema_editor(collect_sql=True) as editor:
        operation.database_forwards("door", editor, state, after)
        assert [line for line in editor.collected_sql if "CREATE" in line or "DROP" in line] == []
    with connection.schema_editor() as editor:
        operation.database_forwards("door", editor, state, after)
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM door_invented")
        assert cursor.fetchall() == [(1,)]
