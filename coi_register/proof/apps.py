"""The proof as a Django app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "coi_register.proof"
    label = "proof"

    def ready(self) -> None:
        """Listen for deeds after which a checkpoint is wanted."""
        from coi_register.proof import signals  # noqa: F401
