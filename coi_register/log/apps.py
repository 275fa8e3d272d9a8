"""The log as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class LogConfig(AppConfig):
    name = "coi_register.log"
    label = "log"

    def ready(self) -> None:
        """Teach each SQLite connection what the triggers call, and lay the triggers after each migration."""
        from coi_register.log import checks  # noqa: F401 - registers it

        connection_created.connect(_teach)
        pre_migrate.connect(_lift, sender=self)
        post_migrate.connect(_lay, sender=self)


def _teach(connection: Any, **kwargs: Any) -> None:
    from coi_register.log.functions import give

    if connection.vendor == "sqlite":
        give(connection.connection)


def _lift(using: str, plan: Any = (), **kwargs: Any) -> None:
    from coi_register.log.laying import lift

    if plan:
        lift(using)


def _lay(using: str, **kwargs: Any) -> None:
    from coi_register.log.laying import lay

    lay(using)
