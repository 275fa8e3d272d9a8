"""What they declare, and what the meeting must do about it, as a Django app."""

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "declarations"

    def ready(self) -> None:
        """Listen for deeds, to find the meetings that they touch; and for letters, to keep those nobody needs any more."""
        from declarations.campaigns import signals as of_campaigns  # noqa: F401
        from declarations.changes import signals  # noqa: F401
