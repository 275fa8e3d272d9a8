"""Who sits where and what they meet about, as a Django app."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"
