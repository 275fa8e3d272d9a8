"""What every request passes on its way in and out, as a Django app: it has no tables."""

from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "coi_register.door"
    label = "door"

    def ready(self) -> None:
        """Listen for those who sign in and out."""
        from coi_register.door import signals  # noqa: F401
