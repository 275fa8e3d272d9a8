"""The audit room as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "coi_register.audit"
    label = "audit"

    def ready(self) -> None:
        """Listen for history rows about to be written."""
        from coi_register.audit import signals  # noqa: F401
