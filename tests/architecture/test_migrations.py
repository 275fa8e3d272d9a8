"""The migrations lead to the tables that the models describe, which are those that every other test stands on."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.faults.spare import spare
from tests.schema import schema

# What was played and the table in which tries are counted: no model describes them. Django's own groups are not used.
OF_THE_MIGRATIONS = ("django_migrations", "coi_register_cache", "auth_group")


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_that_is_migrated_has_the_tables_of_the_models(tmp_path: Path, settings: Any) -> None:
    described = of_models()
    connection.close()
    settings.MIGRATION_MODULES = {}
    with spare(None, tmp_path):
        call_command("migrate", verbosity=0)
        migrated = of_models()
    assert sorted(migrated - described) == []
    assert sorted(described - migrated) == []
    assert len(described) > 1000


def of_models() -> set[str]:
    return {line for line in schema() if not line.startswith(OF_THE_MIGRATIONS)}
