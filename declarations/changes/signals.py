"""Every deed is followed up, in its own transaction; and what changed is told over the conflicts of a meeting."""

from typing import Any

from django.dispatch import receiver

from coi_register.audit.signals import deed_done
from committees.meetings.unnamed import leave_unnamed
from declarations.changes.presenters.meeting import notices
from declarations.changes.services.running import follow_up
from declarations.changes.unnamed import unnamed_to
from declarations.conflicts.notices import offer

offer(notices)
leave_unnamed(unnamed_to)


@receiver(deed_done)
def follow_up_the_deed(deed: Any, written: Any, **kwargs: Any) -> None:
    """Assess again what it touches."""
    follow_up(deed, written)
