"""What they declare, and what the meeting must do about it, as a Django app."""

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "declarations"
