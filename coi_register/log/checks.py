"""The system check: where a tracked table lacks its triggers, nothing starts."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from coi_register.log.coverage import missing


@register(Tags.database)
def every_write_leaves_a_trace(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """An error for each gap; before the migrations of a release have run, a warning that they lay the triggers."""
    found: list[CheckMessage] = []
    for using in databases or ():
        if not connections[using].introspection.table_names():
            continue  # a database in which nothing stands yet
        gaps = missing(using)
        if gaps and _is_behind(using):
            found.append(Warning("The triggers of the log are laid by manage.py migrate.", id="log.W001"))
        else:
            hint = "Find out who took it away (manage.py verify_audit), then run manage.py migrate --skip-checks."
            found += [Error(str(gap), hint=hint, id="log.E001") for gap in gaps]
    return found


def _is_behind(using: str) -> bool:
    """Whether there are migrations still to run."""
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
