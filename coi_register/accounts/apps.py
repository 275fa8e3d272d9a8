"""The accounts room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coi_register.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen for sign-ins."""
        from coi_register.accounts import signals  # noqa: F401
