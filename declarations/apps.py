"""What they declare, and what the meeting must do about it, as a Django app."""

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "declarations"

    def ready(self) -> None:
        """Listen for deeds, to find the meetings they touch and the letters nobody needs; and offer what members said."""
        from declarations.campaigns import signals as of_campaigns  # noqa: F401
        from declarations.changes import signals  # noqa: F401
        from declarations.packs import signals as of_packs  # noqa: F401
        from declarations.preparing import signals as of_preparing  # noqa: F401
