"""The keeping room as a Django app: it has commands and no tables."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "coi_register.keeping"
    label = "keeping"

    def ready(self) -> None:
        from coi_register.keeping import checks  # noqa: F401 - registers the system checks
