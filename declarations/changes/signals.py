"""Every deed is followed up, in its own transaction."""

from typing import Any

from django.dispatch import receiver

from coi_register.audit.signals import deed_done
from declarations.changes.services.running import follow_up


@receiver(deed_done)
def follow_up_the_deed(deed: Any, written: Any, **kwargs: Any) -> None:
    """Assess again what it touches."""
    follow_up(deed, written)
