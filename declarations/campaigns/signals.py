"""A letter of a campaign that waited for a mail server does not leave once its answer has come."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from coi_register import clock
from coi_register.accounts.services.posting import letter_leaves
from declarations.campaigns.models import Reminder
from declarations.campaigns.selectors.progress import still_waits


@receiver(letter_leaves)
def keep_what_is_answered(letter: Any, **kwargs: Any) -> bool:
    """False for a reminder of a campaign that is closed, or to somebody who has answered or left."""
    reminder = Reminder.objects.filter(letter=letter).select_related("asked__campaign").first()
    return reminder is None or still_waits(reminder.asked, on=timezone.localtime(clock.now()).date())
