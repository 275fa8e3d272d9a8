"""The keeping room as a Django app: it has commands and no tables."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "coi_register.keeping"
    label = "keeping"
