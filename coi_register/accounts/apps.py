"""The accounts room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coi_register.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen for sign-ins; check the matrix, and that every address has a guard."""
        from coi_register.accounts import checks, signals  # noqa: F401
