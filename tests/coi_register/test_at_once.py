"""What a migration says of a table that it makes is said while it is made; that the tables are the same: test_migrations."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from coi_register.at_once import Migration, groups

pytestmark = pytest.mark.django_db(transaction=True)
MAKES = migrations.CreateModel("Shelf", [("id", models.AutoField(primary_key=True))])
MAKES_TOO = migrations.CreateModel("Box", [("id", models.AutoField(primary_key=True))])
SAYS_MORE = migrations.AddField("box", "shelf", models.ForeignKey("papers.Shelf", models.PROTECT))
CONSTRAINS = migrations.AddConstraint(
    "box", models.CheckConstraint(condition=models.Q(shelf__gte=1), name="a_box_stands_on_a_shelf")
)
OF_AN_OLDER = migrations.AddField("label", "text", models.TextField())
RUNS = migrations.RunPython(migrations.RunPython.noop)


def test_tables_are_made_with_all_that_is_said_of_them_and_the_rest_in_its_turn() -> None:
    given = [MAKES, MAKES_TOO, SAYS_MORE, OF_AN_OLDER, CONSTRAINS, RUNS, MAKES]
    assert [*groups(given)] == [[MAKES, MAKES_TOO, SAYS_MORE], [OF_AN_OLDER], [CONSTRAINS], [RUNS], [MAKES]]
    assert [*groups([])] == []


def test_each_table_is_made_by_one_statement_with_its_constraints() -> None:
    migration = Migration("0001_initial", "papers")
    migration.operations = [MAKES, MAKES_TOO, SAYS_MORE, CONSTRAINS]
    with connection.schema_editor(collect_sql=True) as editor:
        state = migration.apply(ProjectState(), editor)
    tables = [sql for sql in editor.collected_sql if sql.startswith("CREATE TABLE")]
    assert len(tables) == 2
    assert "a_box_stands_on_a_shelf" in tables[1]
    assert state.apps.get_model("papers", "Box")._meta.get_field("shelf").related_model.__name__ == "Shelf"
