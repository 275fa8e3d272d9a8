"""The proof as a Django app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "coi_register.proof"
    label = "proof"
