"""The log as a Django app."""

from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "coi_register.log"
    label = "log"
