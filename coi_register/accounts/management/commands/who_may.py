"""`manage.py who_may`: the matrix of access in words, for docs/access.md."""

from typing import Any

from django.core.management.base import BaseCommand

from coi_register.accounts.who_may import as_document


class Command(BaseCommand):
    help = "Print who may do what, as docs/access.md has it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(as_document(), ending="")
