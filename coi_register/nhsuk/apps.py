"""How it looks and speaks, as a Django app."""

from django.apps import AppConfig


class NhsukConfig(AppConfig):
    name = "coi_register.nhsuk"
    label = "nhsuk"
